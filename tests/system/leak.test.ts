// No student page gives its key away: which answer is right, and why a wrong one is wrong, cannot be told from its bytes.
import { describe, expect, test } from 'vitest'
import { openLibrary } from '../../src/cli/library.ts'
import type { PosedProblem, Problem } from '../../src/model.ts'
import { type DrawnVariant, drawVariant } from '../../src/pipeline.ts'
import { renderStudentPage } from '../../src/render/student/page.ts'
import { readProblem } from '../../src/spec/read.ts'
import { cellById, codesOf, must, problemById, problemFrom, root } from '../support/library.ts'

const seeds = Array.from({ length: 10 }, (_, seed) => seed)
const drawn = (problem: Problem, seed: number): DrawnVariant => must(drawVariant(problem, seed, { language: 'en' }))
const pageOf = (problems: readonly PosedProblem[]): string =>
  must(
    renderStudentPage({
      set: { id: 'week', title: [{ type: 'markdown', text: 'Week' }] },
      language: 'en',
      student: { id: 's1' },
      token: 't',
      problems,
    }),
  )

describe('specs that differ only in which quantity is the key give pages with equal bytes', () => {
  const spec = (ask: string): string => `
problem: p
title: One step
parameters: { x: { integer: [2, 9] } }
cell: { inputs: [x], equations: { a: x + 1, b: 2*x, g: sigmoid(a - b) } }
mistakes:
  slip: { answer: { a: cell.b, b: cell.a } }
text: A cell computes {{equations}} from $x = {{x}}$. Which is it?
ask:
  ${ask.trim().replaceAll('\n', '\n  ')}
`
  const pairs: readonly [what: string, ask: string, key: string, other: string][] = [
    ['single choice from a list', 'kind: single-choice\nkey: KEY\noptions: [a, b, a + b, 0]', 'a', 'b'],
    [
      'single choice from pools',
      'kind: single-choice\nkey: KEY\noptions: { mistakes: [slip], values: [a, b, a + b, 0], show: 4 }',
      'a',
      'b',
    ],
    [
      'single choice with texts',
      'kind: single-choice\nkey: KEY\noptions:\n  - { value: a, text: The first }\n  - { value: b, text: The second, says: No. }',
      'a',
      'b',
    ],
    ['several values', 'kind: multi-select\nscheme: all-or-nothing\nkey: "KEY"\noptions: [a, b, a + b, 0]', '[a]', '[b, 0]'],
    ['a number', 'kind: number\nkey: KEY', 'a', 'b'],
    ['a number to three decimals', 'kind: number\nkey: KEY\ndecimals: 3', 'g', '1 - g'],
    ['a vector', 'kind: vector\nkey: "KEY"', '[a, b]', '[b, 7*a]'],
  ]
  test.each(pairs)('%s', (_, ask, key, other) => {
    const [one, two] = [problemFrom(spec(ask.replace('KEY', key))), problemFrom(spec(ask.replace('KEY', other)))]
    for (const seed of seeds) {
      const [first, second] = [drawn(one, seed), drawn(two, seed)]
      expect(first.posed.keys).not.toEqual(second.posed.keys)
      expect(first.posed.public).toEqual(second.posed.public)
      if (seed < 3) expect(pageOf([first.posed.public])).toBe(pageOf([second.posed.public]))
    }
  })
  test('a table: the same columns asked for, computed otherwise', () => {
    const table = (equation: string): Problem =>
      problemFrom(`
problem: p
title: T
cell: { inputs: [x], equations: { y: '${equation}' } }
run: { every: { x: [0, 1, 2] } }
text: Fill it in.
ask: { kind: table, show: [x], fill: { y: { options: [0, 1, 2, 3, 4] } } }
`)
    for (const seed of seeds) {
      const [first, second] = [drawn(table('x^2'), seed), drawn(table('if(x > 0, x + 1, x)'), seed)]
      expect(first.posed.keys).not.toEqual(second.posed.keys)
      expect(pageOf([first.posed.public])).toBe(pageOf([second.posed.public]))
    }
  })
  test('claims: the same sentences, true and false the other way round', () => {
    const claims = (first: string, second: string): Problem =>
      problemFrom(`
problem: p
title: T
cell: gated-rnn
convention: { gate: writes, gates: ideal }
text: Which hold?
ask:
  kind: multi-select
  scheme: all-or-nothing
  claims:
    alpha_claim: { if: g == 0, then: s == ${first}, text: The first. }
    beta_claim: { if: g == 0, then: s == ${second}, text: The second., says: Because. }
    gamma_claim: { if: g == 1, then: s == s_tilde, text: The third. }
`)
    for (const seed of seeds) {
      const [first, second] = [drawn(claims('s_prev', 's_tilde'), seed), drawn(claims('s_tilde', 's_prev'), seed)]
      expect(first.posed.keys).not.toEqual(second.posed.keys)
      expect(first.posed.public).toEqual(second.posed.public)
    }
  })
  test('formulas: the same letters, another formula of them, other mistakes', () => {
    const formulas = (key: string, mistake: string): Problem =>
      problemFrom(`
problem: p
title: T
parameters: { k: { integer: [2, 9] } }
symbols: [x, y]
let: { f: '${key}' }
mistakes: { ${mistake}: { answer: { f: '${key} + x' }, says: Not so. } }
text: Give the derivative.
parts:
  one: { kind: expression, key: f, witness: shown }
  list: { kind: expression, key: '[f, f*y]', scheme: each-answer }
`)
    for (const seed of seeds) {
      const [first, second] = [drawn(formulas('k*x*y', 'slip_one'), seed), drawn(formulas('sin(x)/(y^2 + k)', 'slip_two'), seed)]
      expect(first.posed.keys).not.toEqual(second.posed.keys)
      expect(pageOf([first.posed.public])).toBe(pageOf([second.posed.public]))
    }
  })
  test('roles: the same names, asked for what they are', () => {
    const roles = (role: string): Problem =>
      problemFrom(
        `problem: p\ntitle: T\ncell: lstm\ntext: Which?\nask: { kind: multi-select, scheme: all-or-nothing, role: ${role}, names: [o, c, i, h] }\n`,
      )
    const [state, gate] = [drawn(roles('state'), 2), drawn(roles('gate'), 2)]
    expect(state.posed.keys).not.toEqual(gate.posed.keys)
    expect(pageOf([state.posed.public])).toBe(pageOf([gate.posed.public]))
  })
})

describe('every shipped problem, ten seeds', () => {
  const shipped = openLibrary(root)
    .allProblems()
    .map(({ id }) => problemById(id))
  const secretNames = (problem: Problem): readonly string[] => [
    ...problem.mistakes.map(({ name }) => name),
    ...problem.parts.flatMap((part) =>
      part.kind === 'multi-select' && part.from.type === 'claims' ? part.from.claims.map(({ id }) => id) : [],
    ),
  ]
  test.each(seeds)('seed %i: no page holds the name of a mistake or the id of a claim', (seed) => {
    const posed = shipped.map((problem) => drawn(problem, seed).posed.public)
    const page = pageOf(posed)
    const words = new Set(page.match(/[A-Za-z]\w+/g))
    expect(words.size).toBeGreaterThan(500)
    const names = shipped.flatMap(secretNames)
    expect(names.length).toBeGreaterThan(60)
    // an id that is an ordinary word may stand in a sentence, but nowhere by itself
    const stands = (name: string): boolean => (name.includes('_') ? words.has(name) : new RegExp(`["';>]${name}["'&<]`).test(page))
    expect(names.filter(stands)).toEqual([])
  })
  test('what a student sees is made of public things alone', () => {
    const allowed =
      'problem variant title stem points attempts parts id text scheme interaction type multiple options plain format fractions precision decimals figures within amount relative layout columns heading cells display tex head rows groups lines symbols name functions constants decimal shape form'
    const names = new Set<string>()
    const visit = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(visit)
      else if (typeof value === 'object' && value !== null)
        for (const [name, inner] of Object.entries(value)) {
          names.add(name)
          visit(inner)
        }
    }
    for (const problem of shipped) for (const seed of seeds) visit(JSON.parse(JSON.stringify(drawn(problem, seed).posed.public)))
    expect([...names].filter((name) => !allowed.split(' ').includes(name))).toEqual([])
    expect(names.size).toBeGreaterThan(12)
  })
  test('what is said after answering is not on the page', () => {
    const posed = shipped.map((problem) => drawn(problem, 3).posed)
    const page = pageOf(posed.map((one) => one.public)).replaceAll('&#x27;', "'")
    const said = shipped.flatMap(({ mistakes }) =>
      mistakes.flatMap(
        ({ says }) =>
          says?.flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.type === 'markdown' ? [piece.text.trim()] : []))) ?? [],
      ),
    )
    // shorter pieces may well stand in a convention's sentence, too
    const sentences = said.filter((text) => text.length > 35)
    expect(sentences.length).toBeGreaterThan(30)
    expect(sentences.filter((text) => page.includes(text))).toEqual([])
  })
  test('pages do not depend on what was rendered before', () => {
    const [first, ...others] = shipped.map((problem) => drawn(problem, 1).posed.public)
    const alone = first && pageOf([first])
    pageOf(others)
    expect(first && pageOf([first])).toBe(alone)
  })
})

describe('a tag that shows the key, or something computed from it, is refused', () => {
  const read = (text: string, more = ''): readonly string[] =>
    codesOf(
      readProblem(
        `problem: p\ntitle: T\nparameters: { x: { integer: [2, 9] } }\ncell: { inputs: [x], equations: { a: x + 1, b: 2*a, c: 3*x } }\nlet: { again: b + 1, other: c }\n${more}\ntext: ${text}\nask: { kind: number, key: b }\n`,
        'p.yaml',
        cellById,
      ),
    )
  test.each([
    "'{{b}}'",
    "'{{cell.b}}'",
    "'{{again}}'",
    "'${{again}}$'",
    '\'{{value "b - 1"}}\'',
    '\'{{tex "again + 1"}}\'',
    '\'{{#if "b > 4"}}Big{{/if}}\'',
    '\'{{plural b "one" "many"}}\'',
    '\'{{table "b"}}\'',
  ])('%s', (text) => {
    expect(read(text)).toContain('spec/key-in-text')
  })
  test.each(["'{{x}}'", "'{{other}}'", '\'{{value "x + 1"}}\'', '\'{{tex "b + 1"}}\''])('%s may stand there', (text) => {
    expect(read(text)).toEqual([])
  })
})
