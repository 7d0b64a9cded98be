// Problems that ask for formulas, made by hand: one, a list, rows, without letters; their keys, and one of every mark.
import { readExpression } from '../../src/math/read/author.ts'
import type { Expr, ExpressionKey, FormulaFormat, Key, Mark, PosedPart, PosedProblem } from '../../src/model.ts'
import type { AnswerPage, GradedPage, GradedPart, GradedProblem, StudentPage } from '../../src/render/pages.ts'
import { display, md, studentPage, tex } from './posed.ts'

export function expr(text: string): Expr {
  const read = readExpression(text, { file: 'by-hand.yaml', line: 1, col: 1 })
  if (!read.ok) throw new Error(`${text}: ${read.errors.map(({ message }) => message).join('; ')}`)
  return read.value
}

export const format = (symbols: readonly (readonly [name: string, tex: string])[], more: Partial<FormulaFormat> = {}): FormulaFormat => ({
  symbols: symbols.map(([name, source]) => ({ name, tex: source })),
  functions: [],
  constants: ['pi', 'e'],
  decimal: '.',
  shape: [],
  ...more,
})
export const expressionKey = (
  key: string,
  symbols: readonly string[],
  more: Partial<ExpressionKey> = {},
): Extract<Key, { kind: 'expression' }> => ({
  kind: 'expression',
  expr: expr(key),
  symbols: symbols.map((name) => ({ name })),
  witness: 'shown',
  scheme: 'all-or-nothing',
  mistakes: [],
  ...more,
})

const part = (id: string, text: PosedPart['text'], asked: FormulaFormat): PosedPart => ({
  id,
  text,
  points: '1',
  attempts: 2,
  interaction: { type: 'formula', format: asked },
})

const wu = [
  ['w', 'w'],
  ['u', 'u'],
] as const
const xy = [
  ['x', 'x'],
  ['y', 'y'],
] as const

export const activations: PosedProblem = {
  problem: 'activation-identities',
  variant: 'vf2mk8r0q1zt5nxe',
  title: [md('Activations and their derivatives')],
  stem: [md('The logistic function is '), display(String.raw`\sigma(z) = \frac{1}{1 + e^{-z}}.`)],
  points: '4',
  parts: [
    part(
      'derivative',
      [md('Write '), tex("\\sigma'(z)"), md(' without the function sigmoid.')],
      format([['z', 'z']], { form: 'no-sigmoid' }),
    ),
    part('product', [md('Multiply out '), tex('(w + 2u)(w - u)'), md('.')], format(wu, { form: 'expanded' })),
    part(
      'constant',
      [md('What is the area under '), tex('e^t'), md(' from 0 to 1?')],
      format([], { within: { amount: '1/100', relative: true } }),
    ),
    part(
      'gate',
      [
        md('Give '),
        tex(String.raw`\partial a / \partial W_{fh}`),
        md(' of '),
        tex(String.raw`a = \tanh(W_{fh} h_{t-1} + \theta)`),
        md('.'),
      ],
      format([
        ['W_fh', 'W_{fh}'],
        ['h', 'h_{t-1}'],
        ['theta', String.raw`\theta`],
      ]),
    ),
  ],
}
export const gradient: PosedProblem = {
  problem: 'bptt-gradient',
  variant: 'vn4c0w7d2hj8q5ys',
  title: [md('Gradients as formulas')],
  stem: [md('Let '), tex('L = x^2 y + e^{-y}'), md('.')],
  points: '2',
  parts: [
    { ...part('gradient', [md('Give the gradient of '), tex('L'), md('.')], format(xy, { shape: [2] })), scheme: 'each-answer' },
    { ...part('hessian', [md('Give the matrix of second derivatives.')], format(xy, { shape: [2, 2] })), scheme: 'each-answer' },
  ],
}

export const signLost = [md('The minus of '), tex('w - u'), md(' is lost.')]
const innerMissing = [md('The inner derivative '), tex('-1'), md(' is missing.')]

export const activationKeys = {
  derivative: expressionKey('exp(-z)/(1 + exp(-z))^2', ['z'], { form: 'no-sigmoid' }),
  product: expressionKey('w^2 + u*w - 2*u^2', ['w', 'u'], {
    form: 'expanded',
    mistakes: [{ mistake: 'sign_lost', answers: [{ formula: expr('w^2 + 3*u*w + 2*u^2') }], says: signLost }],
  }),
  constant: expressionKey('exp(1) - 1', [], { within: { amount: '1/100', relative: true }, witness: 'hidden' }),
  gate: expressionKey('h*(1 - tanh(W_fh*h + theta)^2)', ['W_fh', 'h', 'theta']),
}
export const gradientKeys = {
  gradient: expressionKey('[2*x*y, x^2 - exp(-y)]', ['x', 'y'], {
    scheme: 'each-answer',
    mistakes: [{ mistake: 'inner', answers: [{ formula: expr('2*x*y') }, { formula: expr('x^2 + exp(-y)') }], says: innerMissing }],
  }),
  hessian: expressionKey('[[2*y, 2*x], [2*x, exp(-y)]]', ['x', 'y'], { scheme: 'each-answer' }),
}
export const keysOf = (keys: Readonly<Record<string, Key>>): { part: string; key: Key }[] =>
  Object.entries(keys).map(([name, key]) => ({ part: name, key }))

export const formulaPage: StudentPage = { ...studentPage, problems: [activations, gradient] }

/** One part's mark; points follow the credit. */
export const formulaPart = (name: string, mark: Mark, response: GradedPart['response'], more: Partial<GradedPart> = {}): GradedPart => ({
  part: name,
  mark,
  ...(response !== undefined && { response }),
  points: mark.status === 'graded' ? mark.credit : '0',
  of: '1',
  attemptsUsed: 1,
  attempts: 2,
  ...more,
})

const gradedActivations: GradedProblem = {
  posed: activations,
  parts: [
    formulaPart('derivative', { status: 'graded', credit: '0', how: 'proved', form: 'no-sigmoid' }, 'sigmoid(z)*(1 - sigmoid(z))'),
    formulaPart(
      'product',
      {
        status: 'graded',
        credit: '0',
        how: 'refuted',
        mistake: 'sign_lost',
        witness: {
          values: [
            { name: 'w', value: 2 },
            { name: 'u', value: '1/2' },
          ],
          yours: '15/2',
          key: '9/2',
        },
      },
      'w^2 + 3*u*w + 2*u^2',
      { says: signLost },
    ),
    formulaPart('constant', { status: 'graded', credit: '1', how: 'within' }, '1.72'),
    formulaPart('gate', { status: 'graded', credit: '1', how: 'numeric', review: true }, 'h/cosh(W_fh*h + theta)^2'),
  ],
}
const gradedGradient: GradedProblem = {
  posed: gradient,
  parts: [
    formulaPart(
      'gradient',
      {
        status: 'graded',
        credit: '1/2',
        how: 'refuted',
        witness: {
          item: '2',
          values: [
            { name: 'x', value: 1 },
            { name: 'y', value: 0 },
          ],
          yours: 2,
          key: 0,
        },
      },
      '[2*x*y, x^2 + exp(-y)]',
      {
        items: [
          { id: '1', status: 'right' },
          { id: '2', status: 'wrong', mistake: 'inner', says: innerMissing },
        ],
      },
    ),
    formulaPart('hessian', { status: 'needs-review', code: 'review/undecided' }, '[[2*y, 2*x], [2*x, exp(-y)*cos(2*3.14159)^2]]'),
  ],
}
export const formulasGraded: GradedPage = {
  set: formulaPage.set,
  language: 'en',
  problems: [gradedActivations, gradedGradient],
  points: '5/2',
  of: '6',
}
export const formulasReleased: GradedPage = {
  ...formulasGraded,
  problems: [
    { ...gradedActivations, released: { keys: keysOf(activationKeys), solution: [md('By the rules.')] } },
    { ...gradedGradient, released: { keys: keysOf(gradientKeys), solution: [md('By the rules.')] } },
  ],
}
const answered = (problem: PosedProblem, keys: Readonly<Record<string, Key>>): AnswerPage['problems'][number] => ({
  posed: { public: problem, keys: keysOf(keys), solution: [md('By the rules.')] },
  seed: 1,
  draws: [],
})
export const formulaAnswers: AnswerPage = {
  ...formulaPage,
  problems: [answered(activations, activationKeys), answered(gradient, gradientKeys)],
}
