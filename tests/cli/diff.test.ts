// `diff`: what an edit of a problem changes, between files, folders and git revisions. The repositories are real ones, made
// for a test; values are drawn from domains of one value where a number is expected by hand.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { runDiff } from '../../src/cli/diff/diff.ts'
import type { Diff, ProblemDiff, VariantsDiff } from '../../src/cli/diff/types.ts'
import { codesIn, heard, type Heard, withFiles } from '../support/commands.ts'

type Files = { readonly [name: string]: string }
const environment = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
    stdio: 'pipe',
  })
function commit(folder: string, files: Files = {}): void {
  put(folder, files)
  git(folder, 'add', '-A')
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'specs')
}
function put(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
}
/** A repository whose one commit holds these files. */
const withRepository = <T>(files: Files, work: (folder: string) => Promise<T>): Promise<T> =>
  withFiles(files, (folder) => {
    git(folder, 'init', '-q')
    commit(folder)
    return work(folder)
  })

const diff = (folder: string, old: string, young: string, options = {}): Promise<Heard> =>
  heard((terminal) => runDiff(old, young, { variants: 20, ...options }, terminal, folder))
async function diffed(folder: string, old: string, young: string, variants = 20): Promise<Diff & { readonly code: number }> {
  const { code, out } = await diff(folder, old, young, { variants, json: true })
  const found: Diff = JSON.parse(out)
  return { ...found, code }
}
/** The one problem, before in the commit and after in the folder. */
const edited = (before: string, after: string, variants = 20): Promise<ProblemDiff & { readonly code: number }> =>
  withRepository({ 'problems/p.yaml': before }, async (folder) => {
    put(folder, { 'problems/p.yaml': after })
    const { problems, diagnostics, code } = await diffed(folder, 'HEAD', '.', variants)
    expect([diagnostics, problems.map(({ problem }) => problem)]).toEqual([[], ['p']])
    return { ...only(problems), code }
  })
function only<T>(items: readonly T[]): T {
  const [item, ...others] = items
  if (item === undefined || others.length > 0) throw new Error(`expected one, found ${items.length}`)
  return item
}
function variantsIn({ variants }: ProblemDiff): VariantsDiff {
  if (variants === undefined) throw new Error('expected variants that were compared')
  return variants
}

/** 3 + 4; who multiplies answers 12. */
const sum = `problem: p
title: A sum
parameters: { a: { integer: [3, 3] }, b: { integer: [4, 4] } }
let: { s: a + b }
mistakes: { product: { let: { s: a*b }, says: 'Add.' } }
text: What is {{a}} + {{b}}?
ask: { kind: number, key: s }
`
/** Two numbers that are drawn. */
const drawn = `problem: p
title: A sum
parameters: { a: { integer: [1, 4] }, b: { integer: [1, 4] } }
text: What is {{a}} + {{b}}?
ask: { kind: number, key: a + b }
`

describe('an edit of one problem', () => {
  test('none: comments and layout change nothing', async () => {
    const { status, differs, code } = await edited(drawn, `# a comment\n${drawn.replace('a + b }', 'a+b }')}`)
    expect([status, differs, code]).toEqual(['unchanged', false, 0])
  })
  test('a text reworded: another page, the same draws, keys and marks', async () => {
    const found = await edited(drawn, drawn.replace('What is', 'How much is'))
    const { draws, pages, keys, settings, marks } = variantsIn(found)
    expect(found.edits).toEqual([{ path: 'text', how: 'changed' }])
    expect([draws.moved, keys, settings, marks.changed, marks.incompatible]).toEqual([0, [], [], 0, []])
    expect(pages).toEqual({ changed: 20, sameDraws: 20, aspects: [{ aspect: 'text', seeds: 20 }] })
    expect([found.code, marks.looked]).toEqual([1, 20])
  })
  test('a parameter added that no constraint asks of: no draw moves', async () => {
    const found = await edited(drawn, drawn.replace('parameters: {', 'parameters: { c: { integer: [1, 9] },'))
    const { draws, pages } = variantsIn(found)
    expect([draws.moved, draws.added, draws.removed, pages.changed]).toEqual([0, ['parameters.c'], [], 0])
    // nothing shows it, so nobody sees anything else
    expect([found.status, found.differs, found.code]).toEqual(['changed', false, 0])
    expect(found.edits).toEqual([{ path: 'parameters.c', how: 'added' }])
  })
  test('a constraint added: the variants that break it are drawn again, the others stay', async () => {
    const found = await edited(drawn, drawn.replace('text:', 'require: [a != b]\ntext:'), 60)
    const { draws, keys } = variantsIn(found)
    expect(draws.moved).toBeGreaterThan(0)
    expect(draws.moved).toBeLessThan(60)
    expect([draws.byAcceptance, draws.byDraw, keys]).toEqual([draws.moved, 0, []])
    expect(draws.examples).toHaveLength(3)
    for (const { old, new: young } of draws.examples) {
      expect(old).toMatch(/^a=(\d),b=\1$/)
      expect(young).toMatch(/^a=(\d),b=(?!\1)\d$/)
    }
  })
  test('another domain: the same candidate draws other values', async () => {
    const found = await edited(drawn, drawn.replace('a: { integer: [1, 4] }', 'a: { integer: [11, 14] }'))
    expect(variantsIn(found).draws).toMatchObject({ moved: 20, byAcceptance: 0, byDraw: 20, paths: [{ path: 'parameters.a', seeds: 20 }] })
  })
  test('a key mended: every key is another, and which', async () => {
    const found = await edited(sum, sum.replace('key: s }', 'key: s + 1 }'))
    const { draws, keys, marks } = variantsIn(found)
    expect([draws.moved, keys.length]).toEqual([0, 1])
    expect(keys[0]).toMatchObject({ part: 'answer', changed: 20 })
    expect(keys[0]?.examples[0]).toEqual({ seed: 0, with: 'a=3,b=4', old: '7', new: '8' })
    expect([marks.looked, marks.changed]).toEqual([20, 20])
    const told = marks.changes.map(({ answer, old, new: young, variants, example }) => [answer, old, young, variants, example.response])
    expect(told).toContainEqual(['right answer', 'right', 'wrong', 20, '7'])
    expect(told).toContainEqual(['right answer, as now derived', 'wrong', 'right', 20, '8'])
    expect(told).toContainEqual(['mistake product', 'wrong, mistake product', 'wrong', 20, '12'])
  })
  test('a formula that is written otherwise is the same key', async () => {
    const formula = 'problem: p\ntitle: T\nsymbols: [x]\ntext: Square it.\nask: { kind: expression, key: (x + 1)^2 }\n'
    const { keys, marks } = variantsIn(await edited(formula, formula.replace('(x + 1)^2', 'x^2 + 2*x + 1'), 2))
    expect([keys, marks.changed]).toEqual([[], 0])
    const wrong = variantsIn(await edited(formula, formula.replace('(x + 1)^2', 'x^2 + x + 1'), 2))
    expect(wrong.keys).toMatchObject([{ part: 'answer', changed: 2 }])
  })
  test('a tolerance widened: the answer under a mistake becomes right', async () => {
    const text = `problem: p
title: T
parameters: { a: { integer: [100, 100] } }
let: { s: a }
mistakes: { off: { let: { s: a + 3 } } }
text: How long?
ask: { kind: number, key: s, within: 1% }
`
    const { draws, keys, settings, marks } = variantsIn(await edited(text, text.replace('1%', '5%')))
    expect([draws.moved, keys]).toEqual([0, []])
    expect(settings).toEqual([{ part: 'answer', setting: 'precision', old: 'within 1/100 of the key', new: 'within 1/20 of the key' }])
    const change = { part: 'answer', answer: 'mistake off', old: 'wrong, mistake off', new: 'right', variants: 20 }
    expect(marks.changes).toEqual([{ ...change, example: { seed: 0, with: 'a=100', response: '103' } }])
  })
  test('a mistake renamed: the mark names it otherwise, the credit stays', async () => {
    const found = await edited(sum, sum.replace('product:', 'multiplied:'))
    const { keys, marks, pages } = variantsIn(found)
    expect([keys, pages.changed, marks.changed]).toEqual([[], 0, 20])
    expect(marks.changes.map(({ answer, old, new: young }) => [answer, old, young])).toEqual([
      ['mistake product', 'wrong, mistake product', 'wrong, mistake multiplied'],
    ])
    expect(found.edits).toEqual([
      { path: 'mistakes.product', how: 'removed' },
      { path: 'mistakes.multiplied', how: 'added' },
    ])
  })
  test('what is said of a mistake: feedback alone', async () => {
    const { pages, marks } = variantsIn(await edited(sum, sum.replace('Add.', 'Add them.')))
    expect([pages.changed, marks.changed]).toEqual([0, 0])
    expect(pages.aspects).toEqual([{ aspect: 'answer.feedback', seeds: 20 }])
  })
  test('points and attempts', async () => {
    const { settings, marks } = variantsIn(await edited(sum, sum.replace('text:', 'points: 3\nattempts: 2\ntext:')))
    expect(settings).toEqual([
      { setting: 'points', old: '1', new: '3' },
      { setting: 'attempts', new: '2' },
    ])
    expect(marks.changed).toBe(0)
  })
  test('a scheme: partly right answers are worth another share', async () => {
    const text = 'problem: p\ntitle: T\ntext: Both.\nask: { kind: vector, key: "[5, 6]", scheme: all-or-nothing }\n'
    const { settings, marks } = variantsIn(await edited(text, text.replace('all-or-nothing', 'each-answer'), 1))
    expect(settings).toEqual([{ part: 'answer', setting: 'scheme', old: 'all-or-nothing', new: 'each-answer' }])
    expect(marks.changes.map(({ answer, old, new: young }) => [answer, old, young])).toContainEqual([
      'partly right answer',
      'wrong',
      'credit 1/2',
    ])
  })
  test('a parameter renamed: frozen variants cannot be marked by the new spec, and why', async () => {
    const { marks, draws } = variantsIn(await edited(sum, sum.replaceAll(/\bb\b/g, 'c')))
    expect([draws.added, draws.removed, marks.looked]).toEqual([['parameters.c'], ['parameters.b'], 0])
    expect(marks.incompatible).toHaveLength(1)
    expect(marks.incompatible[0]).toMatchObject({ variants: 20, reason: expect.stringMatching(/“c” has no value.*spec\/unbound/) })
  })
  test('options in another order: marks are told by what an option says, ids that move are told', async () => {
    const text = `problem: p
title: T
parameters: { a: { integer: [2, 2] } }
text: Which?
ask: { kind: single-choice, key: a + 1, options: { values: [a, 2*a, 5*a], show: 4 } }
`
    // 5 goes in between 4 and 10: a key that was o1 or o2 may stand elsewhere
    const { keys, marks, pages } = variantsIn(await edited(text, text.replace('[a, 2*a, 5*a]', '[a, 2*a, 7*a]')))
    expect([keys, pages.changed]).toEqual([[], 20])
    expect(marks.changes.map(({ answer, old, new: young, variants }) => [answer, old, young, variants])).toEqual([
      ['wrong answer', 'wrong', 'cannot be read', 20],
    ])
    expect(marks.reordered).toBe(20)
  })
  test('a constraint that nothing meets: the side that draws nothing is told, with its place', async () => {
    await withRepository({ 'problems/p.yaml': sum }, async (folder) => {
      put(folder, { 'problems/p.yaml': sum.replace('text:', 'require: [a == b]\ntext:') })
      const { code, diagnostics, problems } = await diffed(folder, 'HEAD', '.')
      expect([code, diagnostics.map((one) => [one.code, one.at?.file, one.at?.line])]).toEqual([
        1,
        [['draw/impossible', 'problems/p.yaml', 6]],
      ])
      // work that was handed in can still be marked
      expect(variantsIn(only(problems)).marks).toMatchObject({ looked: 20, changed: 0 })
    })
  })
})

describe('files, folders, revisions', () => {
  const doubling = 'cell: doubling\ntitle: Doubling\ninputs: [x]\nequations: { y: 2*x }\n'
  const user =
    'problem: user\ntitle: User\ncell: doubling\nparameters: { x: { integer: [5, 5] } }\ntext: "{{equations}} y?"\nask: { kind: number, key: y }\n'
  const course = { 'problems/p.yaml': sum, 'problems/user.yaml': user, 'problems/cells/doubling.yaml': doubling }
  const statusOf = ({ problems }: Diff): unknown => Object.fromEntries(problems.map(({ problem, status }) => [problem, status]))

  test('the same revision twice: nothing', () =>
    withRepository(course, async (folder) => {
      const { code, out, err } = await diff(folder, 'HEAD', 'HEAD')
      expect([code, err]).toEqual([0, ''])
      expect(out).toBe('HEAD → HEAD: 2 unchanged\nNothing changes that a student sees or gets.\n')
    }))
  test('a cell edited: the problems that use it', () =>
    withRepository(course, async (folder) => {
      commit(folder, { 'problems/cells/doubling.yaml': doubling.replace('2*x', '3*x') })
      const found = await diffed(folder, 'HEAD~1', 'HEAD')
      expect(statusOf(found)).toEqual({ p: 'unchanged', user: 'changed' })
      const changed = found.problems.find(({ problem }) => problem === 'user')
      expect(changed?.variants?.keys[0]?.examples[0]).toEqual({ seed: 0, with: 'x=5', old: '10', new: '15' })
      expect(changed?.edits).toEqual([{ path: 'cell.equations.y', how: 'changed' }])
      expect(statusOf(await diffed(folder, 'HEAD~1', 'problems/cells/doubling.yaml'))).toEqual({ user: 'changed' })
    }))
  test('one file against a revision, REV:path, and two files', () =>
    withRepository(course, async (folder) => {
      put(folder, { 'problems/p.yaml': sum.replace('What', 'And what'), 'elsewhere/p.yaml': sum })
      const pairs: readonly (readonly [string, string])[] = [
        ['HEAD', 'problems/p.yaml'],
        ['HEAD:problems/p.yaml', 'problems/p.yaml'],
        ['HEAD:./problems/p.yaml', path.join(folder, 'problems/p.yaml')],
        ['elsewhere/p.yaml', 'problems/p.yaml'],
        ['problems/p.yaml', 'HEAD'],
      ]
      for (const [old, young] of pairs) expect(statusOf(await diffed(folder, old, young, 2))).toEqual({ p: 'changed' })
      expect(statusOf(await diffed(folder, 'HEAD:problems', 'problems', 2))).toEqual({ p: 'changed', user: 'unchanged' })
    }))
  test('from a folder within: the revision of this course, and of no other', () =>
    withRepository(
      { 'one/problems/p.yaml': sum, 'two/problems/user.yaml': user, 'two/problems/cells/doubling.yaml': doubling },
      async (folder) => {
        const found = await diffed(path.join(folder, 'two'), 'HEAD', '.')
        expect([found.code, statusOf(found)]).toEqual([0, { user: 'unchanged' }])
      },
    ))
  test('added, removed, moved', () =>
    withRepository(course, async (folder) => {
      rmSync(path.join(folder, 'problems/p.yaml'))
      put(folder, { 'problems/q.yaml': sum.replace('problem: p', 'problem: q'), 'problems/deep/user.yaml': user })
      rmSync(path.join(folder, 'problems/user.yaml'))
      const found = await diffed(folder, 'HEAD', '.')
      expect([found.code, statusOf(found)]).toEqual([1, { p: 'removed', q: 'added', user: 'unchanged' }])
      expect(statusOf(await diffed(folder, 'HEAD', 'problems/deep/user.yaml'))).toEqual({ user: 'unchanged' })
    }))
  test('a set: its problems, as it asks them, and what it says itself', () =>
    withRepository(
      { ...course, 'problems/sets/week.yaml': 'set: week\ntitle: Week\nproblems:\n  - p\n  - { problem: user, points: 2 }\n' },
      async (folder) => {
        put(folder, {
          'problems/sets/week.yaml': 'set: week\ntitle: Week\ncounts: best\nproblems:\n  - p\n  - { problem: user, points: 4 }\n',
        })
        const found = await diffed(folder, 'HEAD', 'problems/sets/week.yaml')
        expect(statusOf(found)).toEqual({ p: 'unchanged', user: 'changed' })
        expect(found.problems.find(({ problem }) => problem === 'user')?.variants?.settings).toEqual([
          { setting: 'points', old: '2', new: '4' },
        ])
        const edits = [
          { path: 'counts', how: 'changed' },
          { path: 'problems.user.points', how: 'changed' },
        ]
        expect(found.sets).toEqual([{ set: 'week', status: 'changed', edits: expect.arrayContaining(edits) }])
        // a folder's sets are compared too
        expect(await diffed(folder, 'HEAD', '.')).toMatchObject({ code: 1, sets: [{ set: 'week', status: 'changed' }] })
      },
    ))
  test('a spec that is broken on one side: diagnostics with REV:path:line:col and the line', () =>
    withRepository({ ...course, 'problems/p.yaml': sum.replace('key: s', 'key: s +') }, async (folder) => {
      put(folder, { 'problems/p.yaml': sum })
      const { code, out, err } = await diff(folder, 'HEAD', '.')
      expect(code).toBe(1)
      expect(err).toMatch(/^HEAD:problems\/p\.yaml:7:\d+: error expression\/syntax: /)
      expect(err).toContain('> 7 | ask: { kind: number, key: s + }')
      expect(out).toMatch(/^p: unreadable$/m)
      expect(out).toContain('Not everything could be compared.')
    }))
  test('spaces and letters beyond ASCII in paths', () =>
    withRepository({ 'Übung 1/problems/neuronale Netze/p.yaml': sum }, async (folder) => {
      put(folder, { 'Übung 1/problems/neuronale Netze/p.yaml': sum.replace('What', 'And what') })
      expect(statusOf(await diffed(path.join(folder, 'Übung 1'), 'HEAD', '.', 2))).toEqual({ p: 'changed' })
      const file = 'Übung 1/problems/neuronale Netze/p.yaml'
      expect(statusOf(await diffed(folder, `HEAD:${file}`, file, 2))).toEqual({ p: 'changed' })
    }))
  test('what a revision links to is not followed, and other YAML is left alone', () =>
    withRepository({ ...course, 'ci.yaml': 'jobs: [test]\n', 'problems/notes.txt': 'none' }, async (folder) => {
      expect(await diffed(folder, 'HEAD', '.')).toMatchObject({ code: 0, problems: [{ problem: 'p' }, { problem: 'user' }] })
    }))
})

describe('what is no side', () => {
  const refused = async (folder: string, name: string): Promise<unknown> => {
    const { code, out, err } = await diff(folder, name, '.')
    return [code, out, codesIn(err)]
  }
  const notFound = [1, '', ['file/not-found']]

  test('revisions that git does not know, and names that would be options or more than a name', () =>
    withRepository({ 'problems/p.yaml': sum }, async (folder) => {
      const names = [
        'nope',
        '--output=x',
        '-x',
        '--upload-pack=touch x',
        'HEAD..HEAD',
        'HEAD~9',
        'HEAD:nope.yaml',
        'HEAD:../..',
        ':problems/p.yaml',
      ]
      const worse = ['HEAD\ntouch x', '$(touch x)', 'HEAD; touch x', '`touch x`', 'x'.repeat(5000), 'a\0b', '']
      for (const name of [...names, ...worse]) expect([name, await refused(folder, name)]).toEqual([name, notFound])
      expect(existsSync(path.join(folder, 'x'))).toBe(false)
    }))
  test('no repository', () =>
    withFiles({ 'problems/p.yaml': sum }, async (folder) => {
      expect(await refused(folder, 'HEAD')).toEqual(notFound)
      const { code, out } = await diff(folder, 'problems/p.yaml', 'problems/p.yaml')
      expect([code, out]).toEqual([0, 'problems/p.yaml → problems/p.yaml: 1 unchanged\nNothing changes that a student sees or gets.\n'])
    }))
  test('as JSON, too', () =>
    withFiles({}, async (folder) => {
      const { code, differs, diagnostics } = await diffed(folder, 'nope.yaml', '.')
      expect([code, differs, diagnostics.map((one) => one.code)]).toEqual([1, true, ['file/not-found']])
    }))
  test('a repository’s own settings start no program', () =>
    withRepository({ 'problems/p.yaml': sum, '.gitattributes': '*.yaml diff=evil filter=evil\n' }, async (folder) => {
      for (const [name, value] of [
        ['core.fsmonitor', 'touch ran'],
        ['diff.evil.textconv', 'touch ran; cat'],
        ['filter.evil.smudge', 'touch ran; cat'],
      ] as const)
        git(folder, 'config', name, value)
      expect((await diffed(folder, 'HEAD', '.')).code).toBe(0)
      expect(existsSync(path.join(folder, 'ran'))).toBe(false)
    }))
})

test('the text tells each thing in its line, and is the same every time', () =>
  withRepository({ 'problems/p.yaml': sum }, async (folder) => {
    put(folder, { 'problems/p.yaml': sum.replace('key: s }', 'key: s + 1 }') })
    const [first, second] = [await diff(folder, 'HEAD', '.'), await diff(folder, 'HEAD', '.')]
    expect(first).toEqual(second)
    const lines = first.out.split('\n')
    expect(lines.slice(0, 5)).toEqual([
      'p: changed in parts.answer.key',
      '  draws     none moves',
      '  pages     all look the same',
      '            other: solution in 20',
      '  keys      answer: another key in 20 of 20 variants',
    ])
    expect(lines[5]).toBe('              seed 0    7 → 8    quizwright variant p --with a=3,b=4')
    expect(lines.slice(-3)).toEqual(['HEAD → .: 1 changed', 'Variants, keys or marks change.', ''])
  }))
