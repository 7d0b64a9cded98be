import { createHmac } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { disk } from '../../src/cli/course/files.ts'
import { Killed, killedAfter, treeOf } from './killing.ts'
import { type SampleCourse, setText, withCourse } from './sample-course.ts'

const pagesOf = (course: SampleCourse, out = 'out'): string[] => readdirSync(course.place(`${out}/pages`)).sort()
const entries = (course: SampleCourse): string[] =>
  course.manifest().map(({ student, problem, status }) => `${student} ${problem} ${status}`)

describe('generate for a roster', () => {
  test('gives every student a page, and staff what grading needs', () =>
    withCourse(async (course) => {
      const { code, said } = await course.generate(['week'])
      expect(code).toBe(0)
      expect(said).toContain(`may be published: ${course.place('out/pages')}\n`)
      expect(said).toContain(`secret: ${course.place('out/staff')}`)
      expect([...treeOf(course.place('out')).keys()].filter((name) => !name.startsWith('staff/specs/'))).toEqual([
        'pages/',
        'pages/s1.html',
        'pages/s2.html',
        'pages/s3.html',
        'staff/',
        'staff/.gitignore',
        'staff/answers/',
        'staff/answers/s1.html',
        'staff/answers/s2.html',
        'staff/answers/s3.html',
        'staff/keys.jsonl',
        'staff/manifest.jsonl',
        'staff/roster.json',
        'staff/run.json',
        'staff/seed',
      ])
      expect(statSync(course.place('out/staff')).mode & 0o777).toBe(0o700)
      expect(statSync(course.place('out/staff/seed')).mode & 0o777).toBe(0o600)
      expect(course.read('out/staff/.gitignore')).toBe('*\n')
      expect(course.read('out/staff/seed')).toBe('a seed\n')
    }))

  test('draws each variant by HMAC of seed, problem and student, whatever the order of the roster', () =>
    withCourse(async (course) => {
      await course.generate(['week'])
      for (const { student, problem, variant } of course.manifest()) {
        const bytes = createHmac('sha256', 'a seed').update(`${problem}\0${student}`).digest()
        expect(variant.seed).toBe(Number(bytes.readBigUInt64BE() >> 11n))
      }
      course.write('roster.csv', 'section,student\nA,s3\nB,s2\nA,s1\n')
      await course.generate(['week'], { out: course.place('other') })
      for (const page of pagesOf(course)) expect(course.read(`other/pages/${page}`)).toBe(course.read(`out/pages/${page}`))
    }))

  test('takes points, attempts and scheme from the set, else from the problem', () =>
    withCourse(async (course) => {
      await course.generate(['week'])
      const run: unknown = JSON.parse(course.read('out/staff/run.json'))
      expect(run).toMatchObject({
        set: { id: 'week', mode: 'practice', counts: 'last', due: '2027-01-31T23:59:00+01:00' },
        problems: [
          { problem: 'double', points: '1', parts: [{ id: 'answer', points: '1', attempts: 2 }] },
          {
            problem: 'pair',
            points: '3',
            parts: [
              { id: 'sign', points: '1' },
              { id: 'both', points: '2' },
            ],
          },
          { problem: 'evens', points: '2', parts: [{ id: 'answer', points: '2' }] },
        ],
      })
    }))

  test('without --seed draws 128 random bits once, and keeps to them', () =>
    withCourse(async (course) => {
      expect((await course.generate(['week'], { without: ['seed'] })).code).toBe(0)
      const seed = course.read('out/staff/seed')
      expect(seed).toMatch(/^[0-9a-f]{32}\n$/)
      const before = treeOf(course.place('out'))
      expect((await course.generate(['week'], { without: ['seed'] })).code).toBe(0)
      expect(treeOf(course.place('out'))).toEqual(before)
      await course.generate(['week'], { without: ['seed'], out: course.place('another') })
      expect(course.read('another/staff/seed')).not.toBe(seed)
    }))

  test('names pages by the encoded id, and never writes outside of the folder', () =>
    withCourse(async (course) => {
      const long = 'x'.repeat(300)
      course.write('roster.csv', `student\n../x\na/b\nCON\n.\n..\n${long}\n-rf\n`)
      expect((await course.generate(['double'])).code).toBe(0)
      const pages = pagesOf(course)
      expect(pages.slice(0, 6)).toEqual(['%2E%2E.html', '%2E.%2Fx.html', '%2E.html', '%43ON.html', '-rf.html', 'a%2Fb.html'])
      expect(pages[6]).toMatch(/^x{120}~[a-z2-7]{26}\.html$/)
      expect(readdirSync(course.folder).sort()).toEqual(['out', 'problems', 'roster.csv'])
      expect(course.manifest().map(({ student }) => student)).toEqual(['../x', 'a/b', 'CON', '.', '..', long, '-rf'])
    }))

  test('prints names only with --names', () =>
    withCourse(async (course) => {
      await course.generate(['week'])
      expect(course.read('out/pages/s1.html')).not.toContain('Lee, Ann')
      await course.generate(['week'], { out: course.place('named'), names: true })
      expect(course.read('named/pages/s1.html')).toContain('Lee, Ann')
    }))

  test('--private-links names pages so that no id leads to them, and the manifest knows them', () =>
    withCourse(async (course) => {
      await course.generate(['week'], { privateLinks: true })
      const pages = pagesOf(course)
      for (const page of pages) expect(page).toMatch(/^[a-z2-7]{26}\.html$/)
      expect([...new Set(course.manifest().map(({ page }) => `${page}.html`))].sort()).toEqual(pages)
    }))

  test('--split adds a page for each problem', () =>
    withCourse(async (course) => {
      await course.generate(['week'], { split: true })
      expect(pagesOf(course)).toEqual(['s1', 's1.html', 's2', 's2.html', 's3', 's3.html'])
      expect(readdirSync(course.place('out/pages/s1')).sort()).toEqual(['double.html', 'evens.html', 'pair.html'])
      expect(course.read('out/pages/s1/double.html')).toContain('What is twice')
      expect(course.read('out/pages/s1/double.html')).not.toContain('Both, please')
    }))

  test('a page shows the stem and never the solution, a mistake’s name or what is said of it', () =>
    withCourse(async (course) => {
      await course.generate(['week'])
      const page = course.read('out/pages/s1.html')
      expect(page).toContain('What is twice')
      for (const secret of ['WORKEDSOLUTION', 'squared']) {
        expect(page).not.toContain(secret)
        expect(course.read('out/staff/answers/s1.html')).toContain(secret)
      }
    }))
})

describe('generate without a roster', () => {
  test('--variants N writes v1 … vN, and more of them later', () =>
    withCourse(async (course) => {
      expect((await course.generate(['week'], { without: ['roster'], variants: 3 })).code).toBe(0)
      expect(pagesOf(course)).toEqual(['v1.html', 'v2.html', 'v3.html'])
      const before = treeOf(course.place('out/pages'))
      await course.generate(['week'], { without: ['roster'], variants: 4 })
      expect(pagesOf(course)).toEqual(['v1.html', 'v2.html', 'v3.html', 'v4.html'])
      for (const [name, bytes] of before) expect(treeOf(course.place('out/pages')).get(name)).toBe(bytes)
    }))

  test('neither roster nor number is a mistake of usage', () =>
    withCourse(async (course) => {
      expect((await course.generate(['week'], { without: ['roster'] })).code).toBe(2)
      expect((await course.generate(['week'], { seed: '' })).code).toBe(2)
      expect(existsSync(course.place('out'))).toBe(false)
    }))
})

describe('shared variants', () => {
  test('--variants N with a roster deals N variants of each problem', () =>
    withCourse(async (course) => {
      course.write('roster.csv', `student\n${Array.from({ length: 30 }, (_, i) => `s${i}`).join('\n')}\n`)
      await course.generate(['week'], { variants: 2 })
      for (const id of ['double', 'pair', 'evens']) {
        expect(
          new Set(
            course
              .manifest()
              .filter(({ problem }) => problem === id)
              .map(({ variant }) => variant.id),
          ).size,
        ).toBe(2)
      }
      expect(course.keys()).toHaveLength(6)
    }))

  test('a set can say so for one problem; without a roster the pages take them in turn', () =>
    withCourse(async (course) => {
      course.write('problems/sets/week.yaml', setText.replace('- pair', '- { problem: pair, variants: 2 }'))
      await course.generate(['week'], { without: ['roster'], variants: 4 })
      const ids = (id: string): string[] =>
        course
          .manifest()
          .filter(({ problem }) => problem === id)
          .map(({ variant }) => variant.id)
      const [first, second, third, fourth] = ids('pair')
      expect([third, fourth]).toEqual([first, second])
      expect(first).not.toBe(second)
      expect(new Set(ids('double')).size).toBe(4)
    }))
})

describe('generate once more', () => {
  test('the same command changes nothing', () =>
    withCourse(async (course) => {
      await course.generate(['week'], { split: true })
      const before = treeOf(course.place('out'))
      const times = [...before.keys()].map((name) => statSync(course.place(`out/${name}`)).mtimeMs)
      expect((await course.generate(['week'], { split: true })).said).toContain('0 students added; 0 pages written')
      expect(treeOf(course.place('out'))).toEqual(before)
      expect([...before.keys()].filter((name) => !name.endsWith('/')).map((name) => statSync(course.place(`out/${name}`)).mtimeMs)).toEqual(
        times.filter((_, i) => ![...before.keys()][i]?.endsWith('/')),
      )
    }))

  test('two runs into two folders give the same bytes', () =>
    withCourse(async (course) => {
      await course.generate(['week'])
      await course.generate(['week'], { out: course.place('other') })
      expect(treeOf(course.place('other'))).toEqual(treeOf(course.place('out')))
    }))

  test('a student who is added leaves the others’ bytes, one who is dropped becomes inactive and may come back', () =>
    withCourse(async (course) => {
      await course.generate(['double', 'pair'])
      const before = treeOf(course.place('out/pages'))
      const answers = treeOf(course.place('out/staff/answers'))
      const manifest = course.read('out/staff/manifest.jsonl')
      course.write('roster.csv', 'student,name,section\ns4,Di,B\ns3,Cy,A\ns1,"Lee, Ann",A\n')
      expect((await course.generate(['double', 'pair'])).said).toContain('1 student added, 1 student no longer on the roster')
      const after = treeOf(course.place('out/pages'))
      expect([...after.keys()]).toEqual(['s1.html', 's2.html', 's3.html', 's4.html'])
      for (const [name, bytes] of before) expect(after.get(name)).toBe(bytes)
      for (const [name, bytes] of answers) expect(treeOf(course.place('out/staff/answers')).get(name)).toBe(bytes)
      expect(entries(course)).toEqual([
        's1 double active',
        's1 pair active',
        's2 double inactive',
        's2 pair inactive',
        's3 double active',
        's3 pair active',
        's4 double active',
        's4 pair active',
      ])
      course.write('roster.csv', 'student,name,section\ns1,"Lee, Ann",A\ns2,=Bo,B\ns3,Cy,A\n')
      expect((await course.generate(['double', 'pair'])).said).toContain(
        '0 students added, 1 student back, 1 student no longer on the roster',
      )
      expect(course.read('out/staff/manifest.jsonl').startsWith(manifest)).toBe(true)
      expect(treeOf(course.place('out/pages'))).toEqual(after)
    }))

  test('a page that was lost is made again, byte for byte', () =>
    withCourse(async (course) => {
      await course.generate(['week'])
      const before = treeOf(course.place('out'))
      rmSync(course.place('out/pages/s2.html'))
      rmSync(course.place('out/staff/answers/s3.html'))
      await course.generate(['week'])
      expect(treeOf(course.place('out'))).toEqual(before)
    }))

  test('an id that differs only in case from one that has a page is refused', () =>
    withCourse(async (course) => {
      await course.generate(['week'])
      course.write('roster.csv', 'student\nS1\n')
      const { code, said } = await course.generate(['week'])
      expect([code, said]).toEqual([1, expect.stringContaining('roster/duplicate')])
    }))
})

describe('what has changed since is refused', () => {
  const refused = (what: (course: SampleCourse) => ReturnType<SampleCourse['generate']>, ...expected: readonly string[]) =>
    withCourse(async (course) => {
      await course.generate(['week'])
      const before = treeOf(course.place('out'))
      const { code, said } = await what(course)
      expect(code).toBe(1)
      for (const text of ['manifest/changed', ...expected]) expect(said).toContain(text)
      expect(treeOf(course.place('out'))).toEqual(before)
    })
  const edit = (course: SampleCourse, file: string, from: string, to: string): void =>
    void course.write(file, course.read(file).replace(from, to))

  test('a problem', () =>
    refused(
      (course) => {
        edit(course, 'problems/double.yaml', 'twice', 'two times')
        return course.generate(['week'])
      },
      'double.yaml',
      '--regenerate double',
    ))
  test('the seed', () => refused((course) => course.generate(['week'], { seed: 'another' }), 'the seed', '--regenerate all'))
  test('the due date', () =>
    refused(
      (course) => {
        edit(course, 'problems/sets/week.yaml', '2027-01-31', '2027-02-07')
        return course.generate(['week'])
      },
      'the set’s due',
      '--regenerate all',
    ))
  test('points in the set', () =>
    refused((course) => {
      edit(course, 'problems/sets/week.yaml', 'points: 2', 'points: 3')
      return course.generate(['week'])
    }, 'evens'))
  test('the list of problems', () =>
    refused((course) => {
      edit(course, 'problems/sets/week.yaml', '  - pair\n', '')
      return course.generate(['week'])
    }, 'the list of problems'))
  test('an option that pages show', () => refused((course) => course.generate(['week'], { names: true }), '--names'))
  test('another set', () => refused((course) => course.generate(['double']), '“week”, not “double”'))
  test('no roster any more', () => refused((course) => course.generate(['week'], { without: ['roster'], variants: 2 }), 'for a roster'))

  test('--regenerate PROBLEM takes its new text for everybody and leaves the other problems’ variants', () =>
    withCourse(async (course) => {
      await course.generate(['week'])
      const before = course.manifest()
      edit(course, 'problems/double.yaml', 'integer: [1, 1000]', 'integer: [1001, 2000]')
      expect((await course.generate(['week'], { regenerate: ['double'] })).code).toBe(0)
      for (const [index, entry] of course.manifest().entries()) {
        if (entry.problem === 'double') {
          expect(entry.spec).not.toBe(before[index]?.spec)
          expect(entry.variant.draws[0]?.value).toBeGreaterThan(1000)
        } else expect(entry).toEqual(before[index])
      }
      const { code } = await course.generate(['week'])
      expect(code).toBe(0)
    }))

  test('--regenerate all takes a new due date and leaves every variant', () =>
    withCourse(async (course) => {
      await course.generate(['week'])
      const manifest = course.read('out/staff/manifest.jsonl')
      const page = course.read('out/pages/s1.html')
      edit(course, 'problems/sets/week.yaml', '2027-01-31', '2027-02-07')
      expect((await course.generate(['week'], { regenerate: ['all'] })).code).toBe(0)
      expect(course.read('out/staff/manifest.jsonl')).toBe(manifest)
      expect(course.read('out/pages/s1.html')).not.toBe(page)
    }))

  test('--regenerate all with another seed leaves no page under an old private name', () =>
    withCourse(async (course) => {
      await course.generate(['week'], { privateLinks: true, split: true })
      const before = pagesOf(course)
      await course.generate(['week'], { privateLinks: true, seed: 'another', regenerate: ['all'] })
      const after = pagesOf(course)
      expect(after.filter((name) => name.endsWith('.html'))).toHaveLength(3)
      expect(after.filter((name) => before.includes(name) && name.endsWith('.html'))).toEqual([])
    }))

  test('--regenerate of something else is a mistake of usage', () =>
    withCourse(async (course) => {
      expect((await course.generate(['week'], { regenerate: ['no-such'] })).code).toBe(2)
    }))
})

describe('bad input leaves nothing half-written', () => {
  const nothing = (targets: readonly string[], prepare: (course: SampleCourse) => unknown, ...expected: readonly string[]) =>
    withCourse(async (course) => {
      prepare(course)
      const { code, said } = await course.generate(targets)
      expect(code).toBe(1)
      for (const text of expected) expect(said).toContain(text)
      expect(existsSync(course.place('out'))).toBe(false)
    })
  test('a malformed roster', () =>
    nothing(['week'], (course) => course.write('roster.csv', 'student,name\ns1\n'), 'roster.csv:2:1', 'roster/malformed'))
  test('a roster that is not there', () => nothing(['week'], (course) => rmSync(course.place('roster.csv')), 'file/not-found'))
  test('a target that is not there', () => nothing(['no-such-set'], () => undefined, 'file/not-found'))
  test('a problem that is broken', () =>
    nothing(['week'], (course) => course.write('problems/pair.yaml', 'problem: pair\nask: {'), 'pair.yaml'))
  test.each([
    [['week', 'double'], 'week is a set, and sets and problems cannot be mixed'],
    [['double', 'problems/sets/week.yaml'], 'problems/sets/week.yaml is a set, and sets and problems cannot be mixed'],
    [['broken', 'double'], 'broken is a set, and sets and problems cannot be mixed'],
    [['week', 'broken'], 'week and broken are sets, and generate takes one set at a time'],
  ])('a set beside something else: %j', (targets, expected) =>
    nothing(targets, (course) => course.write('problems/sets/broken.yaml', 'set: broken\ntitle: x\nproblms: [pair]\n'), expected),
  )
  test.each(['pair', 'total', 'Total'])('a roster with a column %s, which the gradebook has too', (column) =>
    nothing(
      ['week'],
      (course) => course.write('roster.csv', `student,${column}\ns1,7\n`),
      'roster.csv:1:1',
      'roster/malformed',
      `a column of its own called “${column}”`,
      'Rename the roster’s column',
    ),
  )
  test.each(['total', 'student'])('a problem called %s, which the gradebook has a column for', (id) =>
    nothing(
      [id],
      (course) => course.write(`problems/${id}.yaml`, course.read('problems/double.yaml').replace('double', id)),
      'spec/wrong-id',
      'Rename the problem',
    ),
  )
  test.each(['broken', 'problems/sets/broken.yaml'])('a set that is broken (%s) is told about as a set', (target) =>
    nothing(
      [target],
      (course) => course.write('problems/sets/broken.yaml', 'set: broken\ntitle: x\nproblms: [pair]\n'),
      'broken.yaml:3:1',
      'spec/unknown-key',
    ),
  )
  test.each(['pair', 'problems/pair.yaml'])('a problem that is broken (%s) is told about as a problem', (target) =>
    nothing(
      [target],
      (course) => course.write('problems/pair.yaml', course.read('problems/pair.yaml').replace('vector', 'victor')),
      'pair.yaml:',
      '`victor`',
    ),
  )
  test('a problem twice', () => nothing(['double', 'double'], () => undefined, 'spec/duplicate-id'))
  test('constraints that no draw meets', () =>
    nothing(
      ['week'],
      (course) =>
        course.write('problems/pair.yaml', course.read('problems/pair.yaml').replace('points: 3', 'require: [a > 1000]\npoints: 3')),
      'draw/impossible',
    ))
  test('a set with a problem that is not there says where it is named', () =>
    nothing(
      ['week'],
      (course) => course.write('problems/sets/week.yaml', setText.replace('- pair', '- pear')),
      'week.yaml:7',
      'file/not-found',
    ))

  test('a folder whose pages are elsewhere, by a link', () =>
    withCourse(async (course) => {
      mkdirSync(course.place('out'))
      mkdirSync(course.place('elsewhere'))
      symlinkSync(course.place('elsewhere'), course.place('out/pages'))
      const { code, said } = await course.generate(['week'])
      expect([code, said]).toEqual([1, expect.stringContaining('file/outside')])
      expect(readdirSync(course.place('elsewhere'))).toEqual([])
    }))

  test.skipIf(!existsSync('/proc/self'))('a place where the system makes no folders', () =>
    withCourse(async (course) => {
      const { code, said } = await course.generate(['week'], { out: '/proc/no-such/out' })
      expect([code, said]).toEqual([1, expect.stringContaining('file/unwritable')])
      expect(said).toContain('/proc/no-such')
    }),
  )

  test('a place that cannot be written to', () =>
    withCourse(async (course) => {
      writeFileSync(course.place('file'), '')
      const { code, said } = await course.generate(['week'], { out: course.place('file/out') })
      expect([code, said]).toEqual([1, expect.stringContaining('file/unwritable')])
    }))

  test.each(['manifest.jsonl', 'run.json', 'keys.jsonl', 'roster.json'])('a damaged %s is not built upon', (name) =>
    withCourse(async (course) => {
      await course.generate(['week'])
      course.write(`out/staff/${name}`, course.read(`out/staff/${name}`).slice(0, -20))
      const before = treeOf(course.place('out'))
      const { code, said } = await course.generate(['week'])
      expect([code, said]).toEqual([1, expect.stringContaining('manifest/malformed')])
      expect(treeOf(course.place('out'))).toEqual(before)
    }),
  )

  test('a seed that was lost is not made up anew', () =>
    withCourse(async (course) => {
      await course.generate(['week'])
      rmSync(course.place('out/staff/seed'))
      const { code, said } = await course.generate(['week'], { without: ['seed'] })
      expect([code, said]).toEqual([1, expect.stringContaining('manifest/malformed')])
      expect((await course.generate(['week'])).code).toBe(0)
      expect(course.read('out/staff/seed')).toBe('a seed\n')
    }))
})

describe('a kill at any operation', () => {
  /** Runs `prepare`, then the command with a kill at each operation in turn, then the command again: always the same folder. */
  async function everyKill(
    prepare: (course: SampleCourse) => Promise<unknown>,
    targets: readonly string[],
    change: (course: SampleCourse) => void,
  ): Promise<void> {
    const run = (course: SampleCourse, files = disk): ReturnType<SampleCourse['generate']> =>
      course.generate(targets, { regenerate: ['all'] }, files)
    const [expected, steps] = await withCourse(async (course) => {
      await prepare(course)
      change(course)
      const { files, count } = killedAfter(Infinity)
      await run(course, files)
      return [treeOf(course.place('out')), count()] as const
    })
    for (let kill = 0; kill < steps; kill += 1) {
      await withCourse(async (course) => {
        await prepare(course)
        change(course)
        await expect(run(course, killedAfter(kill).files)).rejects.toThrow(Killed)
        await run(course)
        expect(treeOf(course.place('out'))).toEqual(expected)
      })
    }
  }

  test(
    'of a first run',
    () =>
      everyKill(
        () => Promise.resolve(),
        ['double'],
        () => undefined,
      ),
    60_000,
  )
  test(
    'of a run that adds, drops and mends',
    () =>
      everyKill(
        (course) => course.generate(['double']),
        ['double'],
        (course) => {
          course.write('roster.csv', 'student\ns1\ns4\n')
          course.write('problems/double.yaml', course.read('problems/double.yaml').replace('twice', 'two times'))
        },
      ),
    60_000,
  )

  test(
    'leaves in pages/ nothing but whole pages',
    () =>
      withCourse(async (course) => {
        await course.generate(['double'], { out: course.place('whole') })
        const whole = treeOf(course.place('whole/pages'))
        for (let kill = 0; ; kill += 1) {
          rmSync(course.place('out'), { recursive: true, force: true })
          const { files, count } = killedAfter(kill)
          const ended = await course.generate(['double'], {}, files).catch((thrown: unknown) => thrown)
          if (existsSync(course.place('out/pages')))
            for (const [name, bytes] of treeOf(course.place('out/pages'))) expect(bytes).toBe(whole.get(name))
          if (!(ended instanceof Killed)) break
          expect(count()).toBe(kill + 1)
        }
      }),
    60_000,
  )
})
