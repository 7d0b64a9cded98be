// init makes a folder that is sound at once, adds only what is missing, and changes nothing that is there.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { disk } from '../../src/cli/course/files.ts'
import { schemaCopy, schemaVersion } from '../../src/cli/init/course-files.ts'
import { runInit } from '../../src/cli/init/init.ts'
import { run } from '../../src/cli/main.ts'
import { codesIn, heard, type Heard, withFiles } from '../support/commands.ts'
import { root } from '../support/files.ts'

const everyFile = [
  '.gitignore',
  '.vscode/extensions.json',
  '.vscode/settings.json',
  'README.md',
  'problems/average-speed.yaml',
  'problems/problem.schema.json',
  'problems/running-average.yaml',
  'problems/sets/first-week.yaml',
  'roster.csv',
]
const init = (dir: string): Promise<Heard> => heard((terminal) => runInit(dir, terminal))
/** Every file under a folder with its text. */
const contents = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  )
/** A command as typed in a folder. */
async function typed(folder: string, ...words: readonly string[]): Promise<Heard> {
  const said = { out: '', err: '' }
  const spies = [
    vi.spyOn(process, 'cwd').mockReturnValue(folder),
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true)),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.err += String(text)), true)),
  ]
  try {
    return { code: await run(words), ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
const fresh = (work: (course: string) => Promise<void>): Promise<void> =>
  withFiles({}, async (folder) => {
    const course = path.join(folder, 'new', 'course')
    expect((await init(course)).code).toBe(0)
    await work(course)
  })

describe('a fresh folder', () => {
  test('holds these files and no other, and says what to do next', () =>
    withFiles({}, async (folder) => {
      const { code, out, err } = await init(path.join(folder, 'course'))
      expect([code, out]).toEqual([0, ''])
      expect([...contents(path.join(folder, 'course')).keys()]).toEqual(everyFile)
      expect(everyFile.filter((name) => !err.includes(`  ${name}\n`))).toEqual([])
      const next = ['cd ' + path.join(folder, 'course'), 'quizwright check', 'quizwright variant running-average --seed 7']
      expect(err).toContain(`next:\n  ${[...next, 'quizwright generate first-week --roster roster.csv --out week-1'].join('\n  ')}\n`)
    }))
  test('passes check without a warning', () =>
    fresh(async (course) => {
      const { code, err } = await typed(course, 'check', path.join(course, 'problems'))
      expect([code, codesIn(err)]).toEqual([0, []])
      expect(err).toContain('average-speed.yaml')
      expect(err).toContain('running-average.yaml')
    }))
  test('the commands it names work', () =>
    fresh(async (course) => {
      const readme = readFileSync(path.join(course, 'README.md'), 'utf8')
      const commands = [...readme.matchAll(/^ {4}quizwright (.+?)(?: {2,}#.*)?$/gm)].map(([, words = '']) => words.split(' '))
      expect(commands.map(([name]) => name)).toEqual(['check', 'variant', 'generate'])
      const inCourse = (word: string): string => (/^(?:roster\.csv|week-1)$/.test(word) ? path.join(course, word) : word)
      for (const words of commands.slice(1)) expect([words, (await typed(course, ...words.map(inCourse))).code]).toEqual([words, 0])
      expect(readdirSync(path.join(course, 'week-1/pages')).toSorted()).toEqual(['amber-17.html', 'birch-42.html', 'cedar-08.html'])
    }))
  test('the editor’s settings name a schema that is there and takes the problems and the set', () =>
    fresh(async (course) => {
      const read = (name: string): unknown => JSON.parse(readFileSync(path.join(course, name), 'utf8'))
      const settings = read('.vscode/settings.json')
      expect(settings).toMatchObject({ 'yaml.schemas': { './problems/problem.schema.json': ['problems/**/*.yaml'] } })
      expect(read('.vscode/extensions.json')).toEqual({ recommendations: ['redhat.vscode-yaml'] })
      const schema: object = JSON.parse(readFileSync(path.join(course, 'problems/problem.schema.json'), 'utf8'))
      const valid = new Ajv2020({ strict: false, discriminator: true, allErrors: true }).compile(schema)
      const problems = ['average-speed', 'running-average', 'sets/first-week']
      for (const name of problems) {
        valid(parse(readFileSync(path.join(course, `problems/${name}.yaml`), 'utf8')))
        expect([name, valid.errors ?? []]).toEqual([name, []])
      }
      expect(valid({ problem: 'p', title: 'T', asks: {} })).toBe(false)
    }))
  test('the schema is the package’s but for the line that tells its version', () =>
    fresh(async (course) => {
      const copy = readFileSync(path.join(course, 'problems/problem.schema.json'), 'utf8')
      const manifest: { version: string } = JSON.parse(readFileSync(root('package.json'), 'utf8'))
      const [, comment, ...rest] = copy.split('\n')
      expect(comment).toContain(`Quizwright ${manifest.version}.`)
      expect(['{', ...rest].join('\n')).toBe(readFileSync(root('problems/problem.schema.json'), 'utf8'))
    }))
})

describe('a folder that has files', () => {
  test('a second run changes nothing', () =>
    fresh(async (course) => {
      const before = contents(course)
      const { code, err } = await init(course)
      expect([code, err]).toEqual([0, `${course}: nothing is missing, nothing was changed\n`])
      expect(contents(course)).toEqual(before)
    }))
  test('files that are there are kept byte for byte and named; the rest is added', () => {
    const own = { 'README.md': 'mine\r\n', 'problems/own.yaml': 'anything', '.gitignore': '' }
    return withFiles(own, async (course) => {
      const { code, err } = await init(course)
      const after = contents(course)
      expect([code, [...after.keys()]]).toEqual([0, [...everyFile, 'problems/own.yaml'].toSorted()])
      for (const [name, text] of Object.entries(own)) expect(after.get(name)).toBe(text)
      expect(err).toContain('left as they were:\n  README.md\n  .gitignore\n')
      expect(err).toContain(`${course}: 7 files added\n`)
    })
  })
  test('what was taken away comes back, and that alone', () =>
    fresh(async (course) => {
      const before = contents(course)
      rmSync(path.join(course, 'roster.csv'))
      expect((await init(course)).err).toContain('1 file added\n  roster.csv\n')
      expect(contents(course)).toEqual(before)
    }))
  test('a problem that was moved into a sub-folder is not made twice', () =>
    fresh(async (course) => {
      mkdirSync(path.join(course, 'problems/week-1'))
      renameSync(path.join(course, 'problems/average-speed.yaml'), path.join(course, 'problems/week-1/average-speed.yaml'))
      expect((await init(course)).err).toBe(`${course}: nothing is missing, nothing was changed\n`)
      expect(contents(course).has('problems/average-speed.yaml')).toBe(false)
    }))
  test('a schema of another version is told of and left', () =>
    fresh(async (course) => {
      const file = path.join(course, 'problems/problem.schema.json')
      const older = schemaCopy('{}', '0.1.0-beta.2')
      expect(schemaVersion(older)).toBe('0.1.0-beta.2')
      writeFileSync(file, older)
      expect((await init(course)).err).toContain('is of Quizwright 0.1.0-beta.2, this is ')
      expect(readFileSync(file, 'utf8')).toBe(older)
    }))
  test('a link that leads nowhere counts as there', () =>
    withFiles({}, async (course) => {
      symlinkSync('/nowhere/at/all', path.join(course, 'roster.csv'))
      expect((await init(course)).err).toContain('left as they were:\n  roster.csv\n')
    }))
})

describe('what cannot be', () => {
  test.each([
    ['the folder is a file', { course: 'mine' }, /course is a file, expected a folder/],
    ['a folder in it is a file', { 'course/problems': 'mine' }, /problems is a file, expected a folder/],
    ['a file in it is a folder', { 'course/roster.csv/x': 'mine' }, /roster\.csv is a folder, expected a file/],
  ])('%s: exit 1, nothing written', (_, files, says) =>
    withFiles(files, async (folder) => {
      const { code, err } = await init(path.join(folder, 'course'))
      expect([code, codesIn(err)]).toEqual([1, ['file/unwritable']])
      expect(err).toMatch(says)
      expect([...contents(folder).keys()]).toEqual(Object.keys(files))
    }),
  )
  test('a disk that refuses in the middle leaves whole files only, and the next run adds the others', () =>
    withFiles({}, async (folder) => {
      const course = path.join(folder, 'course')
      let writes = 0
      const full = Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write', path: 'course' })
      const filling = {
        ...disk,
        write(file: string, text: string, mode: number) {
          writes += 1
          disk.write(file, writes === 3 ? text.slice(0, 5) : text, mode)
          if (writes === 3) throw full
        },
      }
      const { code, err } = await heard((terminal) => runInit(course, terminal, filling))
      expect([code, err]).toEqual([1, expect.stringContaining('no space left')])
      expect(contents(course).size).toBe(2)
      expect((await init(course)).err).toContain('7 files added')
      expect([...contents(course).keys()]).toEqual(everyFile)
    }))
  test('a folder that cannot be made: exit 1', async () => {
    const { code, err } = await init('/proc/quizwright/course')
    expect([code, err]).toEqual([1, expect.stringContaining('error file/unwritable')])
  })
  test.each([[[]], [['']]])('without a folder (%j): usage, exit 2', async (words) => {
    const { code, err } = await typed(process.cwd(), 'init', ...words)
    expect(code).toBe(2)
    expect(err).toMatch(/init takes a folder|missing required argument 'dir'/)
  })
  test('--help has an example', async () => {
    expect((await typed(process.cwd(), 'init', '--help')).out).toContain('quizwright init my-course')
  })
})
