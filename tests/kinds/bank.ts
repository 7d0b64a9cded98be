// One question of every sort that kinds know, with its solution for a seed: the laws hold for each of them.
import { negate, type Rational, rational } from '../../src/math/exact/rational.ts'
import { Real } from '../../src/math/ball/real.ts'
import { Symbolic } from '../../src/math/evaluate/symbolic.ts'
import { readExpression } from '../../src/math/read/author.ts'
import type { Question } from '../../src/model.ts'
import type { Solution } from '../../src/solve/solution.ts'
import { type ByHand, claim, english, here, item, solutionByHand, sourced } from '../support/solution.ts'

export interface Posable {
  readonly name: string
  readonly question: Question
  /** Values that follow the seed as a draw would. */
  readonly solution: (seed: number) => Solution
}
const entry = (name: string, question: Question, given: (seed: number) => Omit<ByHand, 'parts' | 'seed'>): Posable => ({
  name,
  question,
  solution: (seed) => solutionByHand({ ...given(seed), parts: [question], seed }),
})

const asked = { id: 'a', at: here }
const claims = ['one', 'two', 'three', 'four', 'five', 'six'].map(claim)
const verdicts = { one: 'proved', two: 'refuted', three: 'refuted', four: 'proved', five: 'refuted', six: 'refuted' } as const
const formula = (text: string): Symbolic => {
  const read = readExpression(text, here)
  if (!read.ok) throw new Error(read.errors.map(({ message }) => message).join('; '))
  return new Symbolic(read.value)
}
const half = (seed: number): Rational => rational(BigInt(seed % 11) + 1n, 2n)
const logistic = (seed: number): Real => new Real(1 / (1 + Math.exp(-(seed % 7))), 1e-15)

export const bank: readonly Posable[] = [
  entry(
    'single-choice of a list',
    {
      ...asked,
      kind: 'single-choice',
      key: sourced('c'),
      options: { type: 'list', options: [{ ...item('c'), says: english('Yes.') }, item('h'), item('x'), item('f')] },
    },
    (seed) => ({ keys: { a: seed }, values: { c: seed, h: seed + 1, x: -seed - 1, f: 'conv' }, mistaken: { adds_one: { a: seed + 1 } } }),
  ),
  entry(
    'single-choice of pools',
    {
      ...asked,
      kind: 'single-choice',
      key: sourced('h'),
      options: { type: 'pools', mistakes: ['halved', 'negated'], values: [sourced('zero'), sourced('ten'), sourced('twelve')], show: 5 },
    },
    (seed) => ({
      keys: { a: half(seed) },
      values: { zero: 0, ten: 10, twelve: 12 },
      mistaken: { unlisted: { a: 10 }, negated: { a: negate(half(seed)) }, halved: { a: rational(BigInt(seed % 11) + 1n, 4n) } },
    }),
  ),
  entry(
    'multi-select of claims',
    { ...asked, kind: 'multi-select', scheme: 'all-or-nothing', show: 4, from: { type: 'claims', claims } },
    () => ({ verdicts }),
  ),
  entry(
    'multi-select of claims, each',
    { ...asked, kind: 'multi-select', scheme: 'each-answer', from: { type: 'claims', claims } },
    () => ({ verdicts }),
  ),
  entry(
    'multi-select of roles',
    {
      ...asked,
      kind: 'multi-select',
      scheme: 'each-answer',
      from: { type: 'roles', role: 'state', names: ['c', 'h', 'f', 'x'].map((name) => ({ name, at: here })) },
    },
    () => ({
      roles: { c: 'state', h: 'state', f: 'gate', x: 'input' },
      problem: { notation: [{ name: 'c', tex: 'c_t', term: english('memory cell') }] },
    }),
  ),
  entry(
    'multi-select of values, none right',
    { ...asked, kind: 'multi-select', scheme: 'each-answer', from: { type: 'values', key: sourced('k'), options: [item('p'), item('q')] } },
    (seed) => ({ keys: { a: [] }, values: { p: seed, q: seed + 1 } }),
  ),
  ...(['halves', 'net-correct', 'coverage', 'r-exams-false2', 'imathas', 'canvas'] as const).map((scheme) =>
    entry(
      `multi-select of values, ${scheme}`,
      {
        ...asked,
        kind: 'multi-select',
        scheme,
        from: { type: 'values', key: sourced('k'), options: ['p', 'q', 'r', 's', 't'].map((name) => item(name)) },
      },
      (seed) => ({
        keys: { a: [seed, seed + 1, seed + 2] },
        values: { p: seed, q: seed + 1, r: seed + 2, s: -1 - seed, t: -2 - seed },
        mistaken: { negated: { a: [seed, -1 - seed] } },
      }),
    ),
  ),
  entry(
    'multi-select of values, weights',
    {
      ...asked,
      kind: 'multi-select',
      scheme: 'weights',
      from: {
        type: 'values',
        key: sourced('k'),
        options: [
          { ...item('p'), credit: '1/3' },
          { ...item('q'), credit: '2/3' },
          { ...item('r'), credit: '-1/2' },
        ],
      },
    },
    (seed) => ({
      keys: { a: [seed, seed + 1] },
      values: { p: seed, q: seed + 1, r: -1 - seed },
      mistaken: { one: { a: [seed, -1 - seed] } },
    }),
  ),
  entry('number, exact', { ...asked, kind: 'number', key: sourced('h'), precision: {} }, (seed) => ({
    keys: { a: half(seed) },
    mistaken: { thrice: { a: 99 }, same: { a: half(seed) } },
  })),
  entry('number to decimals', { ...asked, kind: 'number', key: sourced('h'), precision: { decimals: 3 } }, (seed) => ({
    keys: { a: logistic(seed) },
    mistaken: { tanh: { a: new Real(-2.5, 0) } },
  })),
  entry('number to figures', { ...asked, kind: 'number', key: sourced('h'), precision: { figures: 2 } }, (seed) => ({
    keys: { a: 12_345 * seed },
  })),
  entry(
    'number within',
    { ...asked, kind: 'number', key: sourced('h'), precision: { within: { amount: '1/100', relative: true } } },
    (seed) => ({ keys: { a: rational(10n, BigInt(seed) + 3n) } }),
  ),
  entry(
    'number within, close',
    {
      ...asked,
      kind: 'number',
      key: sourced('h'),
      precision: {
        within: { amount: '1/100', relative: true },
        close: { within: { amount: '1/10', relative: true }, credit: '1/3' },
      },
    },
    (seed) => ({ keys: { a: rational(10n, BigInt(seed) + 3n) }, mistaken: { near: { a: rational(21n, 2n * BigInt(seed) + 6n) } } }),
  ),
  entry(
    'number written to decimals',
    { ...asked, kind: 'number', key: sourced('h'), precision: { decimals: 2, strict: true } },
    (seed) => ({
      keys: { a: logistic(seed) },
      mistaken: { tanh: { a: new Real(-2.5, 0) } },
    }),
  ),
  entry('number written to figures', { ...asked, kind: 'number', key: sourced('h'), precision: { figures: 2, strict: true } }, (seed) => ({
    keys: { a: 12_345 * seed },
    mistaken: { one: { a: 1 } },
  })),
  entry(
    'vector, close and net-correct',
    {
      ...asked,
      kind: 'vector',
      key: sourced('v'),
      precision: { decimals: 1, strict: true, close: { within: { amount: '1', relative: false }, credit: '1/2' } },
      scheme: 'net-correct',
    },
    (seed) => ({ keys: { a: [seed, half(seed), -1] }, mistaken: { near: { a: [seed, half(seed), -2] }, far: { a: [-7, -7, -7] } } }),
  ),
  entry('vector, halves', { ...asked, kind: 'vector', key: sourced('v'), precision: {}, scheme: 'halves' }, (seed) => ({
    keys: { a: [seed, half(seed), -1, 4, 5] },
    mistaken: { two: { a: [seed, half(seed), -1, 0, 0] } },
  })),
  entry('vector', { ...asked, kind: 'vector', key: sourced('v'), precision: {}, scheme: 'each-answer' }, (seed) => ({
    keys: { a: [seed, half(seed), -1] },
    mistaken: { reversed: { a: [-1, half(seed), seed] }, shorter: { a: [1] } },
  })),
  entry(
    'vector, all or nothing',
    { ...asked, kind: 'vector', key: sourced('v'), precision: { decimals: 2 }, scheme: 'all-or-nothing' },
    (seed) => ({ keys: { a: [logistic(seed), 0] } }),
  ),
  entry(
    'table of numbers',
    {
      ...asked,
      kind: 'table',
      layout: 'across',
      scheme: 'each-answer',
      precision: {},
      show: [{ name: 'x', at: here }],
      fill: [{ name: 'h', at: here }],
    },
    (seed) => ({ rows: 4, columns: { x: [0, 1, 1, 0] }, keys: { a: [[0, 1, -1, seed]] }, mistaken: { raw: { a: [[0, 1, 0, seed]] } } }),
  ),
  entry(
    'table of choices and numbers',
    {
      ...asked,
      kind: 'table',
      layout: 'down',
      scheme: 'all-or-nothing',
      precision: {},
      show: [{ name: 'f', at: here }],
      fill: [
        { name: 'c', at: here, options: ['zero', 'c_prev', 'again'].map((name) => sourced(name)) },
        { name: 'h', at: here, precision: { decimals: 3 } },
      ],
    },
    (seed) => ({
      rows: 2,
      columns: { f: [0, 1] },
      values: { zero: 0, c_prev: 2, again: 2 },
      keys: {
        a: [
          [0, 2],
          [0, logistic(seed)],
        ],
      },
      mistaken: {
        inverted: {
          a: [
            [2, 0],
            [0, 0],
          ],
        },
      },
    }),
  ),
  entry(
    'table of one step',
    {
      ...asked,
      kind: 'table',
      layout: 'down',
      scheme: 'each-answer',
      precision: { decimals: 3 },
      show: [],
      fill: ['f', 'c', 'h'].map((name) => ({ name, at: here })),
    },
    (seed) => ({ keys: { a: [logistic(seed), half(seed), logistic(seed + 1)] } }),
  ),
  entry(
    'expression',
    {
      ...asked,
      kind: 'expression',
      key: sourced('f'),
      symbols: [{ name: 'w' }, { name: 'u', low: '0', lowOpen: true }],
      precision: {},
      witness: 'shown',
      scheme: 'all-or-nothing',
    },
    (seed) => ({
      keys: { a: formula(`(w + ${seed})^2 - exp(-u*w)/3`) },
      mistaken: {
        no_square: { a: formula(`w + ${seed} - exp(-u*w)/3`) },
        same: { a: formula(`w^2 + ${2 * seed}*w + ${seed}^2 - 1/(3*exp(u*w))`) },
      },
    }),
  ),
  entry(
    'expression in a form',
    {
      ...asked,
      kind: 'expression',
      key: sourced('f'),
      symbols: [{ name: 'w' }],
      precision: {},
      form: 'factored',
      witness: 'hidden',
      scheme: 'all-or-nothing',
    },
    (seed) => ({ keys: { a: formula(`(w + 1)*(w - ${seed + 1})`) } }),
  ),
  entry(
    'expression without letters',
    {
      ...asked,
      kind: 'expression',
      key: sourced('f'),
      symbols: [],
      constants: [],
      precision: { within: { amount: '1/100', relative: true } },
      decimal: ',',
      witness: 'hidden',
      scheme: 'all-or-nothing',
    },
    (seed) => ({ keys: { a: logistic(seed) } }),
  ),
  entry(
    'list of expressions',
    {
      ...asked,
      kind: 'expression',
      key: sourced('v'),
      symbols: [{ name: 'x' }, { name: 'y' }],
      precision: {},
      witness: 'shown',
      scheme: 'each-answer',
    },
    (seed) => ({
      keys: { a: [formula(`2*x + ${seed}`), formula('tanh(y)'), half(seed)] },
      mistaken: { swapped: { a: [formula('tanh(y)'), formula(`2*x + ${seed}`), half(seed)] }, shorter: { a: [formula('x')] } },
    }),
  ),
  entry(
    'rows of expressions',
    {
      ...asked,
      kind: 'expression',
      key: sourced('m'),
      symbols: [{ name: 'x' }, { name: 'y' }],
      precision: {},
      witness: 'hidden',
      scheme: 'all-or-nothing',
    },
    (seed) => ({
      keys: {
        a: [
          [formula(`${seed}*x*y`), formula('x^2')],
          [formula('1/y'), formula('sigmoid(x)*(1 - sigmoid(x))')],
        ],
      },
    }),
  ),
]
