// Letters through a whole problem: draws, runs, given values, mistakes, options, published answers, texts; and what is refused.
import { describe, expect, test } from 'vitest'
import type { Checked, Diagnostic } from '../../src/diagnostic.ts'
import { plainValue } from '../../src/math/print/plain.ts'
import type { Problem, RichText, Variant } from '../../src/model.ts'
import { drawVariant, rebuild } from '../../src/pipeline.ts'
import { fillText } from '../../src/solve/fill.ts'
import { publishedMismatches } from '../../src/solve/published.ts'
import type { Solution } from '../../src/solve/solution.ts'
import { fixedDraws, outsideDomain } from '../../src/variant/fixed.ts'
import { codesOf, definitions, expr, must, problemFrom } from '../support/library.ts'
import { solveWith, theError } from '../support/solved.ts'

const problem = (lines: string, ask = 'ask: { kind: expression, key: f }'): Problem =>
  problemFrom(`problem: p\ntitle: T\n${lines.trim()}\n${ask}\ntext: Give it.\n`)
const keyOf = (checked: Checked<Solution>, part = 0): string => {
  const solution = must(checked)
  const asked = solution.problem.parts[part]
  return asked === undefined ? '' : plainValue(must(solution.key(asked)))
}
const mistaken = (solution: Solution): Readonly<Record<string, string>> =>
  Object.fromEntries(
    solution.problem.mistakes.map(({ name }) => {
      const [part] = solution.problem.parts
      const value = part && solution.mistaken(name, part)
      return [name, value === undefined ? 'none' : plainValue(value)]
    }),
  )
const posed = (one: Problem, seed = 0) => drawVariant(one, seed, { language: 'en' })
const errorOf = (checked: Checked<unknown>): Pick<Diagnostic, 'code' | 'message' | 'hint'> => theError(checked)
const tex = (rich: RichText): string =>
  rich.map((segment) => (segment.type === 'math' ? segment.tex : 'text' in segment ? segment.text : '')).join('')

describe('a cell with letters for its free names', () => {
  const cell = 'cell: { inputs: [x], equations: { h: tanh(w*h_prev + u*x) } }'
  test('takes the symbols of their names, in a single step and over rows', () => {
    expect(keyOf(solveWith(problem(`symbols: [w, u, h_prev, x]\n${cell}\nlet: { f: h }`)))).toBe('tanh(w*h_prev + u*x)')
    const run = `symbols: [w, u, a, b]\n${cell}\ngiven: { h_prev: 0 }\nrun: { over: { x: '[a, b]' } }\nlet: { f: 'h[end]' }`
    expect(keyOf(solveWith(problem(run)))).toBe('tanh(w*tanh(u*a) + u*b)')
  })
  test('is given formulas and numbers side by side', () => {
    const lines = `symbols: [v]\nparameters: { n: { choice: [3] } }\n${cell}\ngiven: { w: n, u: v/2, h_prev: 1, x: v + 1 }\nlet: { f: h }`
    expect(keyOf(solveWith(problem(lines)))).toBe('tanh(3 + v/2*(v + 1))')
  })
  test('vectors and matrices of formulas', () => {
    const lines = `symbols: [a, b, p, q]
cell: { inputs: [x], equations: { y: relu(W*x + c) } }
given: { W: '[[a, 0], [b, 1]]', x: '[p, q]', c: 0 }
let: { f: 'derivative(sum(y^2)/2, [a, b])', inner: 'W_x' , W_x: '[[a, 0], [b, 1]]*[p, q]' }`
    expect(keyOf(solveWith(problem(lines.replace('relu(W*x + c)', 'W*x + c'))))).toBe('[2*a*p*p/2, 2*(b*p + q)*p/2]')
    expect(keyOf(solveWith(problem(lines, 'ask: { kind: expression, key: y }')))).toBe('[relu(a*p), relu(b*p + q)]')
    expect(keyOf(solveWith(problem(lines, 'ask: { kind: expression, key: inner }')))).toBe('[a*p, b*p + q]')
  })
  test('mistakes are the same lines solved again', () => {
    const lines = `symbols: { w: positive, h_prev: real, x: real }
cell:
  inputs: [x]
  equations: { h: tanh(w*h_prev + x) }
  conventions: { squash: { tanh: { text: 'A.', equations: { h: tanh(w*h_prev + x) } }, sigmoid: { text: 'B.', equations: { h: sigmoid(w*h_prev + x) } } } }
convention: { squash: tanh }
let: { f: 'derivative(h, h_prev)' }
mistakes:
  outer_only: { let: { f: '1 - h^2' } }
  other_squash: { convention: { squash: other } }
  no_weight: { given: { w: 1 } }
  linear: { equations: { h: w*h_prev + x } }
  of_nothing: { let: { f: 'derivative(h, 2)' } }`
    const solution = must(solveWith(problem(lines)))
    expect(mistaken(solution)).toEqual({
      outer_only: '1 - tanh(w*h_prev + x)^2',
      other_squash: 'sigmoid(w*h_prev + x)*(1 - sigmoid(w*h_prev + x))*w',
      no_weight: '1 - tanh(h_prev + x)^2',
      linear: 'w',
      of_nothing: 'none',
    })
  })
})

describe('a formula may be drawn', () => {
  const lines = `symbols: [x]
parameters: { f: { choice: ['x^2', 'sin(x)*x', 'exp(2*x)'] }, a: { integer: [1, 3] } }
let: { slope: 'derivative(f, x)' }`
  const one = problem(lines, "parts: { a: { kind: expression, key: slope }, b: { kind: number, key: 'at(f, x == a)', decimals: 2 } }")
  test('and is the same when its variant is read again', () => {
    for (let seed = 0; seed < 12; seed++) {
      const drawn = must(posed(one, seed))
      const stored: Variant = JSON.parse(JSON.stringify(drawn.variant))
      const again = must(rebuild(one, stored, { language: 'en' }))
      expect(again.posed).toEqual(drawn.posed)
    }
  })
  test('or set by hand', () => {
    expect(keyOf(solveWith(one, { f: 'x^3', a: '2' }))).toBe('3*x^2')
    expect(keyOf(solveWith(one, { f: 'x^3', a: '2' }), 1)).toBe('8')
    expect(keyOf(solveWith(one, { f: '5' }))).toBe('0')
    expect(codesOf(fixedDraws(one, definitions({ a: 'x' })))).toEqual(['draw/wrong-type'])
    const draws = must(fixedDraws(one, definitions({ f: 'x*x' })))
    const places = new Map([['f', one.at]])
    expect(outsideDomain(one, draws, places)).toEqual([])
    expect(outsideDomain(one, must(fixedDraws(one, definitions({ f: 'x' }))), places).map(({ code }) => code)).toEqual(['draw/outside'])
  })
  test('numbers are drawn between numbers', () => {
    expect(codesOf(posed(problem('symbols: [x]\nparameters: { a: { integer: [1, x] } }\nlet: { f: a*x }')))).toEqual(['draw/wrong-type'])
    expect(codesOf(posed(problem('symbols: [x]\nparameters: { a: { integer: [1, 2], size: x } }\nlet: { f: x }')))).toEqual([
      'draw/wrong-type',
    ])
  })
  test('an irrational number that is drawn is a decimal, and meets no letter', () => {
    const roots = problem("symbols: [x]\nparameters: { a: { choice: ['sqrt(2)'] } }\nlet: { f: a*x }")
    expect(errorOf(posed(roots))).toMatchObject({ code: 'solve/letter', message: expect.stringContaining('as a decimal alone') })
  })
})

describe('options that are the same formula', () => {
  const ask = (options: string, key = '2*w'): string => `ask: { kind: single-choice, key: ${key}, options: ${options} }`
  const texts = (checked: ReturnType<typeof posed>): readonly string[] => {
    const [part] = must(checked).posed.public.parts
    return part?.interaction.type === 'choice' ? part.interaction.options.map(({ plain }) => plain).sort() : []
  }
  test('count once, however they are written', () => {
    const lines = 'symbols: [w]\nmistakes: { doubled: { let: { g: w + w } }, squared: { let: { g: w^2 } } }\nlet: { g: 2*w }'
    const pools = ask('{ mistakes: [doubled, squared], values: [w*2, 3*w, w*w, 0] }', 'g')
    expect(texts(posed(problem(lines, pools)))).toEqual(['0', '2*w', '3*w', 'w^2'])
  })
  test('the one that is equal to the key is right', () => {
    const drawn = must(posed(problem('symbols: [w]', ask("['w^2 + 2*w + 1', 'w^2 + 1', w]", '(w + 1)^2'))))
    const [key] = drawn.posed.keys
    const right = key?.key.kind === 'single-choice' ? key.key.options.filter((note) => note.right).map(({ value }) => value) : []
    expect(right).toEqual([{ formula: expr('w^2 + 2*w + 1') }])
  })
  test('several right ones', () => {
    const drawn = must(posed(problem('symbols: [w]', "ask: { kind: multi-select, key: '[w + w, w^2]', options: [2*w, w*w, 3*w, w*2] }")))
    const [key] = drawn.posed.keys
    expect(key?.key.kind === 'multi-select' && key.key.options.map(({ right }) => right).sort()).toEqual([false, true, true])
  })
  test('a key that is not among them', () => {
    expect(codesOf(posed(problem('symbols: [w]', ask('[w, 3*w]'))))).toEqual(['pose/key-not-offered'])
  })
})

describe('published answers', () => {
  const published = (key: string, mistake = 'w'): readonly string[] => {
    const one = problem(
      `symbols: [w]\nlet: { f: 'derivative(w^3, w)' }\nmistakes: { m: { let: { f: w } } }\npublished: [{ key: '${key}', mistakes: { m: ${mistake} } }]`,
    )
    return one.published.flatMap((entry) => publishedMismatches(one, entry, must(solveWith(one))).map(({ message }) => message))
  }
  test('are met by equal formulas', () => {
    expect(published('3*w*w')).toEqual([])
    expect(published('3*w', '2*w')).toEqual([
      'the published answer is 3*w, the derived key is 3*w^2',
      'the published answer is 2*w, the derived key is w',
    ])
  })
})

describe('in texts', () => {
  const filled = (text: string, lines = ''): string => {
    const one = problemFrom(
      `problem: p\ntitle: T\nsymbols: [w, u, x1, x2]\nparameters: { n: { choice: [2] } }\ncell: { inputs: [x], equations: { h: w*h_prev + u*x } }\ngiven: { h_prev: 0 }\nrun: { over: { x: '[x1, x2]' } }\nlet: { f: 'w + 1' }\n${lines}ask: { kind: number, key: n + 1 }\ntext: ${JSON.stringify(text)}\n`,
    )
    return tex(must(fillText(one.text, must(solveWith(one)), 'en')))
  }
  test.each([
    ['{{tex "h[n]"}}', 'w\\,u\\,x_1 + u\\,x_2'],
    ['{{value "h[2]"}}', 'w\\,u\\,x_1 + u\\,x_2'],
    ['{{tex "n*h[1]"}}', '2\\,(u\\,x_1)'],
    ['{{tex "derivative(h[n], w)"}}', '\\frac{\\partial h_2}{\\partial w}'],
    ['{{tex "derivative(h[n]^2, w)"}}', '\\frac{\\partial}{\\partial w}(h_2^{2})'],
    ['{{tex "derivative(w*u, [w, u])"}}', '\\frac{\\partial}{\\partial (w, u)}(w\\,u)'],
    ['{{tex "at(derivative(h[1], w), w == n, u == 1)"}}', '\\left. \\frac{\\partial h_1}{\\partial w} \\right|_{w = 2,\\, u = 1}'],
    ['{{tex "at(w + u, w == n)"}}', '\\left. (w + u) \\right|_{w = 2}'],
    ['$f(w) = {{f}}$', 'f(w) = {w + 1}'],
    ['$2\\,{{f}}$', '2\\,{\\left(w + 1\\right)}'],
    ['${{f}}^2$', '{\\left(w + 1\\right)}^2'],
    ['${{w}}^2$', '{w}^2'],
    ['{{f}}', 'w + 1'],
    ['{{x}}', '(x_1, x_2)'],
  ])('%s', (text, shown) => {
    expect(filled(text)).toBe(shown)
  })
  test('a letter has the notation of its name, and {{given}} leaves out what only names a letter by itself', () => {
    expect(filled('{{f}}', "notation: { w: '\\omega' }\n")).toBe('\\omega + 1')
    expect(filled('{{given}} ${{value "h[2]"}}$')).toBe('The run starts from h_0 = 0. {w\\,u\\,x_1 + u\\,x_2}')
  })
  test('a formula that is asked for is not to be shown', () => {
    const leak = (text: string): readonly string[] => {
      try {
        problemFrom(
          `problem: p\ntitle: T\nsymbols: [w, a]\ncell: { inputs: [x], equations: { h: w*h_prev + x } }\ngiven: { h_prev: 0 }\nrun: { over: { x: '[a, a]' } }\nask: { kind: expression, key: 'h[2]' }\ntext: '${text}'\n`,
        )
        return []
      } catch (thrown) {
        return [thrown instanceof Error ? thrown.message : '']
      }
    }
    expect(leak('{{tex "h[2]"}}')[0]).toContain('spec/key-in-text')
    expect(leak('{{value "h[2]"}}')[0]).toContain('spec/key-in-text')
    expect(leak('{{tex "derivative(h[2], w)"}}')).toEqual([])
  })
})

describe('what letters are refused for, each with what to do', () => {
  test.each([
    ['let: { f: w + 1 }', 'ask: { kind: number, key: f }', 'letters are left in it: w + 1', 'at(…, w == 2)'],
    ['let: { f: w + 1 }', 'ask: { kind: vector, key: "[1, f]" }', 'letters are left in it: [1, w + 1]', 'kind: expression'],
    ['let: { f: "if(w > 0, w, 0)" }', undefined, 'whether w > 0 depends on w', 'symbols: { w: positive }'],
    ['let: { f: "[1, 2][w]" }', undefined, 'a whole number is due, found w', 'places, counts and steps are numbers'],
    ['require: [w > 1]\nlet: { f: w }', undefined, 'whether w > 1 depends on w', 'at(…, w == 2)'],
    [
      'cell: { equations: { y: tanh(w) } }\nround: { tanh: { to: integer } }\nlet: { f: y }',
      undefined,
      'tanh is rounded, but w is a formula',
      'round nothing',
    ],
    [
      'cell: { equations: { y: w/2 } }\nround: { y: { to: integer } }\nlet: { f: y }',
      undefined,
      'y is rounded, but w/2 is a formula',
      'numbers',
    ],
    [
      'cell: { equations: { y: y_prev + 1 } }\ngiven: { y_prev: 0 }\nrun: { steps: w }\nlet: { f: "y[1]" }',
      undefined,
      'a whole number is due',
      '',
    ],
  ])('%s', (lines, ask, message, hint) => {
    const found = errorOf(posed(problem(`symbols: [w]\n${lines}`, ask)))
    expect(found.code).toBe('solve/letter')
    expect(found.message).toContain(message)
    expect(found.hint ?? '').toContain(hint)
  })
  test('what has no derivative', () => {
    expect(errorOf(posed(problem("symbols: [w]\nlet: { f: 'derivative(w*floor(w), w)' }")))).toMatchObject({
      code: 'solve/derivative',
      message: 'floor(w) has no derivative by w that is known',
    })
    expect(codesOf(posed(problem('parameters: { a: { integer: [1, 2] } }\nlet: { f: "derivative(a^2, a)" }')))).toEqual([
      'solve/derivative',
    ])
  })
  test('formulas that grow without end', () => {
    const doubling = `symbols: [w]\ncell: { equations: { y: y_prev*y_prev + 1 } }\ngiven: { y_prev: w }\nrun: { steps: 20 }\nlet: { f: 'y[end]' }`
    expect(codesOf(posed(problem(doubling)))).toEqual(['solve/budget'])
  })
})
