// YAML in, the model out: short forms and long ones, places, defaults, what a cell lends, and that all of it is plain JSON.
import { describe, expect, test } from 'vitest'
import { type Checked, error, failed } from '../../src/diagnostic.ts'
import type { Cell, Problem, ProblemSet, Question } from '../../src/model.ts'
import { kindOfFile, readCell, readProblem, readSet } from '../../src/spec/read.ts'

const must = <T>(checked: Checked<T>): T => {
  if (!checked.ok) throw new Error(checked.errors.map(({ code, message, at }) => `${at?.line}:${at?.col} ${code} ${message}`).join('\n'))
  return checked.value
}
const cellText = `cell: toy
title: A toy
inputs: [x]
equations:
  g: sigmoid(W_gx*x + b_g)
conventions:
  gate:
    writes: { equations: { h: (1 - g) .* h_prev + g .* x }, text: 'The gate writes.' }
    keeps: { equations: { h: g .* h_prev + (1 - g) .* x } }
names:
  g: 'g_t'
  h: { tex: 'h_t', term: { en: state, de: Zustand } }
mistakes:
  gate_shut: { given: { g: 0 }, says: The gate is open. }
  turned: { convention: { gate: other } }
`
const toy = (): Cell => must(readCell(cellText, 'toy.yaml'))
const cells = (id: string): Checked<Cell> =>
  id === 'toy' ? readCell(cellText, 'toy.yaml') : failed(error('spec/unknown-cell', `found no cell ${id}`))
const problem = (body: string): Problem => must(readProblem(`problem: p\ntitle: A title\n${body}`, 'p.yaml', cells))
const asked = (question: string, before = ''): Question | undefined =>
  problem(`${before}parameters: { w: { integer: [1, 3] }, v: { integer: [1, 3], size: 3 } }\nask:\n${question.replaceAll(/^/gm, '  ')}`)
    .parts[0]
const sources = (list: readonly { readonly source: string }[] | undefined): readonly string[] => (list ?? []).map(({ source }) => source)

describe('draws', () => {
  const { parameters } = problem(`parameters:
  a: { integer: [-2, 2], except: [0] }
  b: { number: [-1, a], step: 1/2, size: [2, 3] }
  c: { choice: [1, '[1, 2]', [3, 4]], size: a }
  d: { words: [conv, max pool], size: 2 }
  e: { permutation: [1, 2, 3] }
ask: { kind: number, key: a }
`)
  const drawn = (name: string): unknown => {
    const draw = parameters.find((parameter) => parameter.name === name)?.draw
    if (draw === undefined) return undefined
    const size = sources(draw.size)
    switch (draw.type) {
      case 'integer':
        return [draw.type, draw.low.source, draw.high.source, sources(draw.except), size]
      case 'number':
        return [draw.type, draw.low.source, draw.high.source, draw.step.source, size]
      case 'choice':
        return [draw.type, sources(draw.from), size]
      case 'words':
        return [draw.type, draw.from, size]
      case 'permutation':
        return [draw.type, sources(draw.of), size]
      default:
        return draw satisfies never
    }
  }
  test.each([
    ['a', ['integer', '-2', '2', ['0'], []]],
    ['b', ['number', '-1', 'a', '1/2', ['2', '3']]],
    ['c', ['choice', ['1', '[1, 2]', '[3, 4]'], ['a']]],
    ['d', ['words', ['conv', 'max pool'], ['2']]],
    ['e', ['permutation', ['1', '2', '3'], []]],
  ])('%s', (name, expected) => expect(drawn(name)).toEqual(expected))

  test('a parameter stands where its name does', () => {
    expect(parameters[1]?.at).toEqual({ file: 'p.yaml', line: 5, col: 3, length: 1 })
  })
})

describe('scalars are characters', () => {
  test.each([
    ['y', { type: 'name', name: 'y' }],
    ['no', { type: 'name', name: 'no' }],
    ['1e3', { type: 'number', value: '1000' }],
    ['01', { type: 'number', value: '1' }],
    ['1.10', { type: 'number', value: '11/10' }],
    ['0.1', { type: 'number', value: '1/10' }],
  ])('%s', (written, expr) => {
    const { let: definitions } = must(
      readProblem(
        `problem: p\ntitle: 2024\nparameters: { y: { integer: [1, 2] }, no: { integer: [1, 2] } }\nlet: { a: ${written} }\nask: { kind: number, key: a }\n`,
        'p.yaml',
        cells,
      ),
    )
    expect(definitions[0]?.expr).toEqual(expr)
  })
  test('a title of digits is a text', () => {
    expect(must(readProblem('problem: p\ntitle: 1.10\nask: { kind: number, key: 1 }\n', 'p.yaml', cells)).title).toMatchObject([
      { lang: 'en', pieces: [{ type: 'markdown', text: '1.10' }] },
    ])
  })
})

describe('lines', () => {
  const { lines, cell, mistakes } = problem(`cell: toy
parameters: { x: { integer: [1, 2], size: 2 }, W: { integer: [1, 2] } }
given: { weights: W, biases: none, h_prev: { choice: [0, 1] } }
run: { over: [x], until: not any(h == 9), at-most: 3 }
convention: { gate: { draw: [writes, keeps] }, gates: exact }
round: { sigmoid: { to: [0, 1] }, h: { to: integer, tie: toward-zero, carry: exact } }
mistakes:
  turned: { says: 'It is the other way round.' }
  late: { run: { over: { x: 'shift(x, 1, 0)' } }, round: { h: { tie: 1/2 } } }
  other: { answer: { h: g } }
ask: { kind: table, show: [x], fill: [h] }
`)
  test('given', () => {
    expect(lines.given.map(({ name, value }) => [name, value.type])).toEqual([
      ['weights', 'expression'],
      ['biases', 'none'],
      ['h_prev', 'draw'],
    ])
  })
  test('run', () => {
    expect(lines.run?.over?.map(({ name, values }) => [name, values.type === 'expression' && values.of.expr])).toEqual([
      ['x', { type: 'name', name: 'x' }],
    ])
    expect([lines.run?.until?.source, lines.run?.atMost, lines.run?.every]).toEqual(['not any(h == 9)', 3, undefined])
  })
  test('conventions and rounding', () => {
    expect(lines.convention.map(({ name, choice }) => [name, choice])).toEqual([
      ['gate', { draw: ['writes', 'keeps'] }],
      ['gates', 'exact'],
    ])
    expect(lines.round).toMatchObject([{ of: 'sigmoid' }, { of: 'h', to: 'integer', tie: 'toward-zero', carry: 'exact' }])
    expect(lines.round[0]?.to !== 'integer' && sources(lines.round[0]?.to)).toEqual(['0', '1'])
  })
  test('a cell lends its mistakes; the problem’s own goes before one of the same name', () => {
    expect(cell).toEqual(toy())
    expect(mistakes.map(({ name, at }) => [name, at.file])).toEqual([
      ['gate_shut', 'toy.yaml'],
      ['turned', 'p.yaml'],
      ['late', 'p.yaml'],
      ['other', 'p.yaml'],
    ])
  })
  test('a mistake is a change of lines', () => {
    const [, , late, other] = mistakes
    expect(late?.lines.run?.over?.[0]?.values).toMatchObject({ type: 'expression', of: { source: 'shift(x, 1, 0)' } })
    expect(late?.lines.round).toMatchObject([{ of: 'h', tie: { value: '1/2' } }])
    expect(late?.lines.round[0]).not.toHaveProperty('to')
    expect(other?.answer.map(({ name, source }) => [name, source])).toEqual([['h', 'g']])
  })
  test('short forms: a list stands for each name with itself, words for rows', () => {
    const short = problem(
      `cell: { inputs: [kind, x], equations: { h: if(kind == "a", 1, x) } }
parameters: { x: { integer: [1, 2], size: 2 } }
given: [x]
run: { over: { kind: { words: [a, b] } } }
ask: { kind: table, fill: [h] }
`.replace('if(kind == "a", 1, x)', '\'if(kind == "a", 1, x)\''),
    )
    expect(short.lines.given).toMatchObject([{ name: 'x', value: { type: 'expression', of: { expr: { type: 'name', name: 'x' } } } }])
    expect(short.lines.run?.over).toMatchObject([{ name: 'kind', values: { type: 'words', words: ['a', 'b'] } }])
    expect(short.cell).toMatchObject({ id: 'p', inputs: ['kind', 'x'] })
  })
})

describe('cells', () => {
  test('conventions, names and mistakes', () => {
    const { conventions, names, mistakes, inputs } = toy()
    expect(inputs).toEqual(['x'])
    expect(
      conventions.map(({ name, choices }) => [name, choices.map((choice) => [choice.name, choice.lines.equations[0]?.source])]),
    ).toEqual([
      [
        'gate',
        [
          ['writes', '(1 - g) .* h_prev + g .* x'],
          ['keeps', 'g .* h_prev + (1 - g) .* x'],
        ],
      ],
    ])
    expect(names).toMatchObject([
      { name: 'g', tex: 'g_t' },
      {
        name: 'h',
        tex: 'h_t',
        term: [
          { lang: 'en', pieces: [{ type: 'markdown', text: 'state' }] },
          { lang: 'de', pieces: [{ type: 'markdown', text: 'Zustand' }] },
        ],
      },
    ])
    expect(mistakes[1]?.lines.convention).toMatchObject([{ name: 'gate', choice: 'other' }])
  })
  test('errors of the cell’s file come with their own place, an unknown cell with that of its name', () => {
    const bad = readProblem(
      'problem: p\ntitle: A\ncell: toy\nconvention: { gate: writes }\nask: { kind: number, key: 1 }\n',
      'p.yaml',
      () => readCell('cell: toy\ntitle: A\nequations: { h: 1 + ! }\n', 'toy.yaml'),
    )
    expect(bad.ok ? [] : bad.errors.map(({ at }) => `${at?.file}:${at?.line}:${at?.col}`)).toEqual(['toy.yaml:3:21'])
    const none = readProblem('problem: p\ntitle: A\ncell: tyo\nask: { kind: number, key: 1 }\n', 'p.yaml', cells)
    expect(none.ok ? [] : none.errors.map(({ code, at }) => [code, at?.line, at?.col])).toEqual([['spec/unknown-cell', 3, 7]])
  })
})

describe('questions', () => {
  test('ask is one part with the id answer; all-or-nothing and down unless said', () => {
    expect(asked('kind: vector\nkey: v')).toMatchObject({ id: 'answer', kind: 'vector', scheme: 'all-or-nothing', precision: {} })
  })
  test('single choice: a list of expressions and of options in full', () => {
    const found = asked("kind: single-choice\nkey: w\noptions: [w, { value: w + 1, text: 'One more', says: 'No.' }, -1]")
    expect(found).toMatchObject({
      options: {
        type: 'list',
        options: [
          { value: { source: 'w' } },
          { value: { source: 'w + 1' }, text: [{ lang: 'en' }], says: [{ lang: 'en' }] },
          { value: { source: '-1' } },
        ],
      },
    })
  })
  test('single choice: pools', () => {
    const found = asked(
      'kind: single-choice\nkey: w\noptions: { mistakes: [twice], values: [0, w], show: 3 }',
      'mistakes: { twice: { let: { w2: 2 } } }\nlet: { w2: 1 }\n',
    )
    expect(found).toMatchObject({ options: { type: 'pools', mistakes: ['twice'], values: [{ source: '0' }, { source: 'w' }], show: 3 } })
  })
  test('multi-select of values, of roles and of claims', () => {
    expect(asked('kind: multi-select\nkey: [w, 2]\noptions: [1, 2, 3]\nscheme: each-answer')).toMatchObject({
      scheme: 'each-answer',
      from: { type: 'values', key: { source: '[w, 2]' }, options: [{}, {}, {}] },
    })
    const roles = problem('cell: toy\nconvention: { gate: writes }\nask: { kind: multi-select, role: state, names: [g, h] }\n').parts[0]
    expect(roles).toMatchObject({ from: { type: 'roles', role: 'state', names: [{ name: 'g', at: { line: 5, col: 49 } }, { name: 'h' }] } })
    const claims = problem(`cell: toy
convention: { gate: writes }
ask:
  kind: multi-select
  show: 2
  claims:
    shut: { if: g == 0, then: h == h_prev, text: 'It stays.' }
    grows: { can: h > 1, text: 'It can grow.', says: 'It can.' }
`).parts[0]
    expect(claims).toMatchObject({
      show: 2,
      from: {
        type: 'claims',
        claims: [
          { id: 'shut', if: { source: 'g == 0' }, quantifier: 'then', conclusion: { source: 'h == h_prev' } },
          { id: 'grows', quantifier: 'can' },
        ],
      },
    })
  })
  test.each([
    ['decimals: 3', { decimals: 3 }],
    ['figures: 2', { figures: 2 }],
    ['within: 0.01', { within: { amount: '1/100', relative: false } }],
    ['within: 1%', { within: { amount: '1/100', relative: true } }],
    ['within: 1/3%', { within: { amount: '1/300', relative: true } }],
    ['points: 1', {}],
  ])('precision %s', (line, precision) => {
    const found = asked(`kind: number\nkey: w\n${line}`)
    expect(found?.kind === 'number' && found.precision).toEqual(precision)
  })
  test('tables: columns as a list or with settings', () => {
    const found = problem(`cell: { inputs: [x], equations: { z: 2*x, out: z > 2 } }
run: { every: { x: [0, 1, 2] } }
ask: { kind: table, show: [x], fill: { z: {}, out: { options: [0, 1] } }, layout: across, decimals: 1 }
`).parts[0]
    expect(found).toMatchObject({
      show: [{ name: 'x' }],
      fill: [{ name: 'z' }, { name: 'out', options: [{ source: '0' }, { source: '1' }] }],
      layout: 'across',
      precision: { decimals: 1 },
    })
  })
  test('points and attempts are rationals and whole numbers', () => {
    const found = problem(
      'points: 1.50\nattempts: 2\nparts:\n  a: { kind: number, key: 1, points: 2/4, attempts: 1 }\n  b: { kind: number, key: 2 }\n',
    )
    expect([found.points, found.attempts, found.parts.map(({ id, points, attempts }) => [id, points, attempts])]).toEqual([
      '3/2',
      2,
      [
        ['a', '1/2', 1],
        ['b', undefined, undefined],
      ],
    ])
  })
  test('follow-through is a credit from 0 to 1 of a question that may follow from earlier answers', () => {
    const asking = (credit: string): string => `problem: p\ntitle: A\nask:\n  kind: number\n  key: 1\n  follow-through: ${credit}\n`
    const read = readProblem(asking('2/4'), 'p.yaml', cells)
    expect(read.ok && [read.warnings, read.value.parts.map(({ followThrough }) => followThrough)]).toEqual([[], ['1/2']])
    const over = readProblem(asking('3/2'), 'p.yaml', cells)
    expect(!over.ok && over.errors.map(({ code, at }) => [code, at?.line, at?.col])).toEqual([['spec/wrong-type', 6, 19]])
  })
})

describe('published answers are read by what is asked', () => {
  test('ids, values and columns', () => {
    const ids = problem(
      'cell: toy\nconvention: { gate: writes }\nask: { kind: multi-select, role: state, names: [g, h] }\npublished: [{ key: [h] }]\n',
    ).published
    expect(ids).toMatchObject([{ key: { type: 'ids', ids: ['h'] } }])
    const value = problem(
      'parameters: { w: { integer: [1, 3] } }\nask: { kind: number, key: w }\npublished:\n  - { with: { w: 1 }, key: 1 }\n',
    ).published
    expect(value).toMatchObject([
      { with: [{ name: 'w', source: '1' }], key: { type: 'value', of: { source: '1' } }, mistakes: [], at: { line: 6, col: 5 } },
    ])
    const columns = problem(`cell: { inputs: [x], equations: { z: 2*x } }
run: { every: { x: [0, 1] } }
mistakes: { once: { equations: { z: x } } }
ask: { kind: table, fill: [z] }
published: [{ key: { z: [0, 2] }, mistakes: { once: { z: [0, 1] } } }]
`).published
    expect(columns).toMatchObject([
      {
        key: { type: 'columns', columns: [{ name: 'z', source: '[0, 2]' }] },
        mistakes: [{ name: 'once', key: { type: 'columns', columns: [{ name: 'z' }] } }],
      },
    ])
  })
})

describe('places of expressions', () => {
  const placed = problem(`parameters: { w: { integer: [1, 3] } }
let:
  a: w + 1
  b: 'w + 2'
  c: |
    w + 3
  d: [w, 1]
ask: { kind: number, key: a }
`)
  test.each([
    ['a', 'w + 1', 5, 6],
    ['b', 'w + 2', 6, 7],
    ['c', 'w + 3', 8, 5],
    ['d', '[w, 1]', 9, 6],
  ])('%s', (name, source, line, col) => {
    const found = placed.let.find((definition) => definition.name === name)
    expect([found?.source, found?.at.line, found?.at.col]).toEqual([source, line, col])
  })
})

describe('problem sets', () => {
  const set = (body: string): ProblemSet => must(readSet(`set: s\ntitle: A set\n${body}`, 's.yaml'))
  test('defaults', () => {
    expect(set('problems: [a, b-2]\n')).toMatchObject({
      id: 's',
      mode: 'practice',
      language: 'en',
      counts: 'last',
      problems: [{ problem: 'a' }, { problem: 'b-2' }],
    })
    expect(set('problems: [a]\n')).not.toHaveProperty('due')
  })
  test('everything said', () => {
    const found = set(`text: Read this first.
mode: exam
language: pt-BR
due: 2027-01-31T23:59+01:00
counts: best
problems:
  - { problem: a, points: 0.5, attempts: 3, scheme: each-answer, variants: 20 }
`)
    expect(found).toMatchObject({
      mode: 'exam',
      language: 'pt-BR',
      due: '2027-01-31T23:59+01:00',
      counts: 'best',
      problems: [{ problem: 'a', points: '1/2', attempts: 3, scheme: 'each-answer', variants: 20, at: { line: 9, col: 16 } }],
    })
  })
})

describe('what a file is', () => {
  test.each([
    ['problem: a\ncell: b\n', 'problem'],
    ['# a comment\ncell: b\n', 'cell'],
    ['set: s\nproblems: [a]\n', 'set'],
    ['title: A\ncell: b\nproblem: a\n', 'problem'],
    ['title: A\n', undefined],
    ['', undefined],
  ])('%j', (text, kind) => expect(kindOfFile(text)).toBe(kind))
})

test('what has been read goes through JSON and a worker unchanged', () => {
  const read = problem(`cell: toy
text: { en: 'Given $x = {{x}}$: {{#if "x > 1"}}large{{else}}small{{/if}}.', de: 'Gegeben.' }
parameters: { x: { integer: [1, 2] }, d: { words: [a, b], size: 2 } }
given: { weights: { choice: [1, 2] }, biases: none, h_prev: 0 }
convention: { gate: { draw: [writes, keeps] } }
round: { h: { to: integer, tie: 1/2 } }
ask: { kind: single-choice, key: cell.h, options: { mistakes: [turned], values: [0, 1], show: 2 }, points: 1, attempts: 2 }
published: [{ with: { x: 1 }, key: 1 }]
`)
  expect(JSON.parse(JSON.stringify(read))).toStrictEqual(read)
  expect(structuredClone(read)).toStrictEqual(read)
})
