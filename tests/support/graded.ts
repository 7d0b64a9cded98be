// What became of the problems of tests/support/posed.ts: one of every mark and every kind, before and after release.
import type { Key, MistakeAnswer, RichText, ValueJson } from '../../src/model.ts'
import type { AnswerPage, GradedPage, GradedPart, GradedProblem } from '../../src/render/pages.ts'
import {
  display,
  exactStep,
  gating,
  hingeLoss,
  md,
  odds,
  roundedStep,
  softmax,
  state,
  studentPage,
  tex,
  truthTable,
  unrolled,
} from './posed.ts'

const cellLearned: RichText = [md('That is the memory cell '), tex('c_t'), md('; the visible state is '), tex('h_t'), md('.')]
const keptOnly: RichText = [md('A closed gate writes nothing, so the old state stays.')]

export const gatingKey: Key = {
  kind: 'multi-select',
  scheme: 'all-or-nothing',
  right: ['o2', 'o3'],
  options: [
    {
      id: 'o1',
      right: false,
      claim: 'one_writes_element',
      verdict: {
        verdict: 'refuted',
        how: 'a point where both sides differ',
        witness: {
          values: [
            { name: 'g', value: [1] },
            { name: 's_prev', value: [1] },
            { name: 's_tilde', value: [{ approx: 0.46211715726 }] },
          ],
          left: { approx: 0.46211715726 },
          right: 1,
        },
      },
      says: [md('A gate of 1 lets the candidate in.')],
    },
    { id: 'o2', right: true, claim: 'zero_keeps_all', verdict: { verdict: 'proved', how: 'equal normal forms' }, says: keptOnly },
    { id: 'o3', right: true, claim: 'half_is_mean', verdict: { verdict: 'proved', how: 'equal normal forms' } },
    { id: 'o4', right: false, claim: 'can_grow', verdict: { verdict: 'refuted', how: 'a bound on all values' } },
  ],
}
const roundedKey: Key = {
  kind: 'single-choice',
  option: 'o1',
  value: -1,
  options: [
    { id: 'o1', right: true, value: -1 },
    { id: 'o2', right: false, value: 0, mistake: 'no_output_gate', says: [md('The output gate '), tex('o_t'), md(' is missing.')] },
    { id: 'o3', right: false, value: 1, mistake: 'returns_cell', says: cellLearned },
    { id: 'o4', right: false, value: 5 },
  ],
}
const stateKey: Key = {
  kind: 'multi-select',
  scheme: 'each-answer',
  right: ['o1', 'o3'],
  options: ['o1', 'o2', 'o3', 'o4', 'o5'].map((id) => ({ id, right: id === 'o1' || id === 'o3' })),
}
const choiceCells = (
  name: string,
  options: readonly string[],
  values: readonly number[],
): { id: string; type: 'choice'; option: string; value: number }[] =>
  values.map((value, i) => ({ id: `${name}[${i + 1}]`, type: 'choice', option: `o${options.indexOf(String(value)) + 1}`, value }))
const overwritten: MistakeAnswer = {
  mistake: 'input_overwrites',
  answers: [0, 0, -1, -1, 2, 2, -1, -1, 0, 0, 0, -1, 0, 1, 0, -1],
  says: [md('An open input gate adds; only '), tex('f_t = 0'), md(' removes the old content.')],
}
const truthKey: Key = {
  kind: 'table',
  scheme: 'each-answer',
  cells: [
    ...choiceCells('c', ['0', '2', '-1', '1'], [0, 0, -1, -1, 2, 2, 1, 1]),
    ...choiceCells('h', ['-1', '0', '1'], [0, 0, 0, -1, 0, 1, 0, 1]),
  ],
  mistakes: [overwritten],
}
const decimals = { decimals: 3 } as const
const stepValues: readonly (readonly [string, number])[] = [
  ['f', 0.1480471980316895],
  ['i', 0.18242552380635635],
  ['o', 0.7310585786300049],
  ['c_tilde', 0.9051482536448664],
  ['c', 0.0170749462],
  ['h', 0.0124814],
]
const stepKey: Key = {
  kind: 'table',
  scheme: 'each-answer',
  cells: stepValues.map(([id, approx]) => ({ id, type: 'number', value: { approx }, precision: decimals })),
  mistakes: [
    {
      mistake: 'swapped_gates',
      answers: [0.148, 0.182, 0.731, 0.905, -0.048421, -0.035371].map((approx): ValueJson => ({ approx })),
      says: [md('The forget gate and the input gate are swapped.')],
    },
    {
      mistake: 'sigmoid_candidate',
      answers: [0.148, 0.182, 0.731, 0.817574, 0.001099, 0.000803].map((approx): ValueJson => ({ approx })),
      says: [md('The candidate uses '), tex(String.raw`\tanh`), md(', not the sigmoid.')],
    },
  ],
}
const unrolledKey: Key = {
  kind: 'table',
  scheme: 'all-or-nothing',
  cells: [0, 0, 1, -1, 1, 0].map((value, i) => ({ id: `h[${i + 1}]`, type: 'number', value, precision: {} })),
  mistakes: [
    { mistake: 'raw_feedback', answers: [0, 0, 1, -1, 0, 0], says: [md('The rounded '), tex('h_t'), md(' is what the next step reads.')] },
  ],
}
const softmaxKeys: readonly Key[] = [
  {
    kind: 'vector',
    scheme: 'each-answer',
    cells: [0.84379473, 0.042010066, 0.1141952].map((approx, i) => ({
      id: String(i + 1),
      type: 'number',
      value: { approx },
      precision: decimals,
    })),
    mistakes: [],
  },
  {
    kind: 'number',
    value: { approx: 3.169845 },
    precision: { within: { amount: '1/100', relative: true } },
    mistakes: [{ mistake: 'log10', answers: [{ approx: 1.37664 }], says: [md('The logarithm is the natural one.')] }],
  },
]
const hingeKeys: readonly Key[] = [
  {
    kind: 'table',
    scheme: 'each-answer',
    cells: [
      ...['1/2', '-7/2', -4, -1, -3].map((value, i) => ({ id: `z[${i + 1}]`, type: 'number', value, precision: {} }) as const),
      ...['1/2', '9/2', 5, 2, 4].map((value, i) => ({ id: `loss[${i + 1}]`, type: 'number', value, precision: {} }) as const),
    ],
    mistakes: [],
  },
  {
    kind: 'number',
    value: '16/5',
    precision: {},
    mistakes: [{ mistake: 'sum_not_mean', answers: [16], says: [md('Divide by the number of points.')] }],
  },
]

/** Wider than a phone. */
const wideMatrix = String.raw`W^{s,s} = \begin{bmatrix} ${Array.from({ length: 5 }, (_, i) => `-0.${i}5`).join(' & ')} \end{bmatrix}`
const line = (source: string): RichText => [display(source)]
const roundedSolution: RichText = [
  {
    type: 'steps',
    groups: [
      {
        heading: [md('One step: '), tex('x_t = 5'), md(', '), tex('h_{t-1} = -1'), md(' and '), tex('c_{t-1} = 2')],
        lines: [
          line(
            String.raw`\begin{aligned} f_t &= \sigma(W^{f,h} h_{t-1} + W^{f,x} x_t) \\ &= \sigma(1 \cdot (-1) - 2 \cdot 5) \\ &= \sigma(-11) \to 0 \;\text{rounded} \end{aligned}`,
          ),
          line(String.raw`i_t = \sigma(2 \cdot (-1) + 1 \cdot 5) = \sigma(3) \to 1`),
          line(String.raw`o_t = \sigma(11) \to 1`),
          line(String.raw`\tilde{c}_t = \tanh(-6) \to -1`),
          line(String.raw`c_t = 0 \cdot 2 + 1 \cdot (-1) = -1`),
          line(String.raw`h_t = 1 \cdot \tanh(-1) \to -1`),
        ],
      },
      { heading: [], lines: [line('h_t = -1')] },
    ],
  },
]

/** As `worked` says it of the claims of `gating`. */
const gatingSolution: RichText = [
  {
    type: 'steps',
    groups: [
      {
        heading: [],
        lines: [[md('False: a statement.')]],
        reasons: {
          part: 'answer',
          of: [
            {
              option: 'one_writes_element',
              why: [
                md('It fails for '),
                tex('W^{g,s} = 1'),
                md(' and '),
                tex(wideMatrix),
                md('. There '),
                tex(String.raw`s_t \approx 0.4621`),
                md('.'),
              ],
            },
            { option: 'half_is_mean', why: [md('This holds for all values.')] },
          ],
        },
      },
    ],
  },
]

const graded = (part: string, credit: string, points: string, of: string, more: Partial<GradedPart> = {}): GradedPart => ({
  part,
  mark: { status: 'graded', credit },
  points,
  of,
  attemptsUsed: 1,
  attempts: 2,
  ...more,
})

/** As after the due date: everything is released. */
export const releasedProblems: readonly GradedProblem[] = [
  {
    posed: gating,
    parts: [graded('answer', '0', '0', '1', { response: ['o1', 'o2'], attemptsUsed: 2 })],
    released: { keys: [{ part: 'answer', key: gatingKey }], solution: gatingSolution },
  },
  {
    posed: roundedStep,
    parts: [graded('answer', '0', '0', '1', { response: 'o3', says: cellLearned })],
    released: { keys: [{ part: 'answer', key: roundedKey }], solution: roundedSolution },
  },
  {
    posed: state,
    parts: [graded('answer', '1', '1', '1', { response: ['h', 'c'], attempts: 1 })],
    released: { keys: [{ part: 'answer', key: stateKey }], solution: [] },
  },
  {
    posed: truthTable,
    parts: [
      {
        part: 'answer',
        mark: { status: 'graded', credit: '13/16' },
        response: Object.fromEntries([...overwrittenAnswers()]),
        points: '13/4',
        of: '4',
        attemptsUsed: 1,
        items: [...overwrittenItems()],
      },
    ],
    released: { keys: [{ part: 'answer', key: truthKey }], solution: [] },
  },
  {
    posed: exactStep,
    parts: [
      graded('answer', '2/3', '2', '3', {
        response: { f: '0.148', i: '0.182', o: '0.731', c_tilde: '0.905', c: '-0.048' },
        attempts: 3,
        items: [
          ...['f', 'i', 'o', 'c_tilde'].map((id) => ({ id, status: 'right' }) as const),
          { id: 'c', status: 'wrong', mistake: 'swapped_gates', says: [md('The forget gate and the input gate are swapped.')] },
          { id: 'h', status: 'blank' },
        ],
      }),
    ],
    released: { keys: [{ part: 'answer', key: stepKey }], solution: [] },
  },
  {
    posed: unrolled,
    parts: [
      {
        part: 'answer',
        mark: { status: 'invalid', code: 'response/not-a-number', item: 'h[3]', found: 'one' },
        response: { 'h[1]': '0', 'h[2]': '0', 'h[3]': 'one' },
        points: '0',
        of: '6',
        attemptsUsed: 0,
        attempts: 2,
      },
    ],
    released: { keys: [{ part: 'answer', key: unrolledKey }], solution: [] },
  },
  {
    posed: softmax,
    parts: [
      {
        part: 'probabilities',
        mark: { status: 'needs-review', code: 'review/foreign-token' },
        response: { '1': '0.844', '2': '0.042', '3': '0.114' },
        points: '0',
        of: '2',
        attemptsUsed: 0,
        attempts: 2,
      },
      graded('loss', '0', '0', '1', { response: '1.377', attempts: 3, says: [md('The logarithm is the natural one.')] }),
    ],
    released: {
      keys: [
        { part: 'probabilities', key: hasKey(softmaxKeys[0]) },
        { part: 'loss', key: hasKey(softmaxKeys[1]) },
      ],
      solution: [],
    },
  },
  {
    posed: hingeLoss,
    parts: [
      { part: 'rows', mark: { status: 'blank' }, points: '0', of: '5', attemptsUsed: 0, attempts: 2 },
      graded('average', '1', '1', '1', { response: '3 1/5' }),
    ],
    released: {
      keys: [
        { part: 'rows', key: hasKey(hingeKeys[0]) },
        { part: 'average', key: hasKey(hingeKeys[1]) },
      ],
      solution: [],
    },
  },
  {
    posed: odds,
    parts: [
      {
        part: 'answer',
        mark: { status: 'invalid', code: 'response/decimal-comma', found: '3,0' },
        response: '3,0',
        points: '0',
        of: '1/2',
        attemptsUsed: 0,
      },
    ],
    released: { keys: [{ part: 'answer', key: { kind: 'number', value: 3, precision: { figures: 2 }, mistakes: [] } }], solution: [] },
  },
]

function* overwrittenAnswers(): Generator<readonly [string, string]> {
  for (const [i, value] of overwritten.answers.entries()) {
    const [name, options] = i < 8 ? (['c', ['0', '2', '-1', '1']] as const) : (['h', ['-1', '0', '1']] as const)
    yield [`${name}[${(i % 8) + 1}]`, `o${options.findIndex((option) => Number(option) === value) + 1}`]
  }
}
function* overwrittenItems(): Generator<NonNullable<GradedPart['items']>[number]> {
  for (const [i, value] of overwritten.answers.entries()) {
    const key = truthKey.kind === 'table' ? truthKey.cells[i] : undefined
    const id = `${i < 8 ? 'c' : 'h'}[${(i % 8) + 1}]`
    const says = overwritten.says
    yield key?.value === value ? { id, status: 'right' } : { id, status: 'wrong', mistake: 'input_overwrites', ...(says && { says }) }
  }
}
function hasKey(key: Key | undefined): Key {
  if (key === undefined) throw new Error('no key')
  return key
}

const { set, language, student } = studentPage
const common = { set, language, ...(student && { student }) }
export const releasedPage: GradedPage = {
  ...common,
  problems: releasedProblems,
  points: '33/4',
  of: '47/2',
  asOf: '2027-01-13T08:00:00+01:00',
}
/** The same marks before release: nothing that gives a key away. */
export const gradedPage: GradedPage = { ...releasedPage, problems: releasedProblems.map(({ posed, parts }) => ({ posed, parts })) }

export const answerPage: AnswerPage = {
  ...common,
  problems: releasedProblems.map(({ posed, released }, i) => ({
    posed: { public: posed, keys: released?.keys ?? [], solution: released?.solution ?? [] },
    seed: 4_503_599_627_370_497 + i,
    draws:
      i === 1
        ? [
            { path: 'parameters.wf', value: 1 },
            { path: 'parameters.x', value: 5 },
            { path: 'given.weights.W_fx', value: '-1/2' },
            { path: 'parameters.theta', value: ['-1/2', 2] },
            { path: 'convention.gate', value: 'writes' },
          ]
        : [],
  })),
}
