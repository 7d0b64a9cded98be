// Problems as they are posed, made by hand: every kind of interaction, with texts and formulas as long as real ones.
// Their keys, marks and solutions stand in tests/support/graded.ts.
import type { GridColumn, NumberFormat, Option, PosedProblem, RichText } from '../../src/model.ts'
import type { StudentPage } from '../../src/render/pages.ts'

export const md = (text: string): RichText[number] => ({ type: 'markdown', text })
export const tex = (source: string): RichText[number] => ({ type: 'math', tex: source, display: false })
export const display = (source: string): RichText[number] => ({ type: 'math', tex: source, display: true })
const literal = (text: string): RichText[number] => ({ type: 'text', text })

export const exact: NumberFormat = { fractions: true, precision: {} }
export const threeDecimals: NumberFormat = { fractions: false, precision: { decimals: 3 } }

export const options = (...values: readonly (string | readonly [plain: string, tex: string])[]): Option[] =>
  values.map((value, i) => {
    const [plain, source] = typeof value === 'string' ? [value, value] : value
    return { id: `o${i + 1}`, text: [tex(source)], plain }
  })

const lstm = String.raw`\begin{aligned}
f_t &= \sigma(W^{f,h} h_{t-1} + W^{f,x} x_t + b_f) \\
i_t &= \sigma(W^{i,h} h_{t-1} + W^{i,x} x_t + b_i) \\
o_t &= \sigma(W^{o,h} h_{t-1} + W^{o,x} x_t + b_o) \\
\tilde{c}_t &= \tanh(W^{c,h} h_{t-1} + W^{c,x} x_t + b_c) \\
c_t &= f_t \odot c_{t-1} + i_t \odot \tilde{c}_t \\
h_t &= o_t \odot \tanh(c_t)
\end{aligned}`

const plainLstm = lstm.replaceAll(/ \+ b_\w/g, '')

export const gating: PosedProblem = {
  problem: 'gating',
  variant: 'v7qk2hd3mxyzp4ra',
  title: [md('Gating')],
  stem: [
    md('A gated recurrent network updates its state by\n\n'),
    display(
      String.raw`\begin{aligned} g_t &= \sigma(W^g x_t + U^g s_{t-1} + b_g) \\ \tilde{s}_t &= \tanh(W^s x_t + U^s s_{t-1} + b_s) \\ s_t &= g_t \odot \tilde{s}_t + (1 - g_t) \odot s_{t-1} \end{aligned}`,
    ),
    md('\n\nEvery element of the gate '),
    tex('g_t'),
    md(' may take any value in '),
    tex('[0, 1]'),
    md('. Which statements hold for *all* weights, inputs and earlier states?'),
  ],
  points: '1',
  attempts: 2,
  parts: [
    {
      id: 'answer',
      text: [],
      points: '1',
      interaction: {
        type: 'choice',
        multiple: true,
        options: [
          {
            id: 'o1',
            plain: 'o1',
            text: [
              md('If element '),
              tex('k'),
              md(' of '),
              tex('g_t'),
              md(' is 1, element '),
              tex('k'),
              md(' of '),
              tex('s_t'),
              md(' equals element '),
              tex('k'),
              md(' of '),
              tex('s_{t-1}'),
              md('.'),
            ],
          },
          { id: 'o2', plain: 'o2', text: [md('If all elements of '), tex('g_t'), md(' are 0, then '), tex('s_t = s_{t-1}'), md('.')] },
          {
            id: 'o3',
            plain: 'o3',
            text: [
              md('If '),
              tex(String.raw`g_t = \frac12`),
              md(' everywhere, '),
              tex('s_t'),
              md(' is the midpoint of '),
              tex('s_{t-1}'),
              md(' and '),
              tex(String.raw`\tilde{s}_t`),
              md('.'),
            ],
          },
          {
            id: 'o4',
            plain: 'o4',
            text: [
              md('An element of '),
              tex('s_t'),
              md(' can be larger in size than both 1 and its old value: '),
              tex(String.raw`|s_t[k]| > \max(|s_{t-1}[k]|, 1)`),
              md('.'),
            ],
          },
        ],
      },
    },
  ],
}

export const roundedStep: PosedProblem = {
  problem: 'lstm-rounded-step',
  variant: 'vb2mfn6yq0tsx1kd',
  title: [md('One step of an LSTM, rounded')],
  stem: [
    md('An LSTM computes\n\n'),
    display(plainLstm),
    md('\n\nThe weights are '),
    tex('W^{f,h} = {1}'),
    md(', '),
    tex('W^{f,x} = {-2}'),
    md(', '),
    tex('W^{i,h} = {2}'),
    md(', '),
    tex('W^{i,x} = {1}'),
    md(', '),
    tex('W^{o,h} = {-1}'),
    md(', '),
    tex('W^{o,x} = {2}'),
    md(', '),
    tex('W^{c,h} = {1}'),
    md(' and '),
    tex('W^{c,x} = {-1}'),
    md('; there are no biases. Every value of '),
    tex(String.raw`\sigma`),
    md(' is rounded to the nearest of 0 and 1, every value of '),
    tex(String.raw`\tanh`),
    md(' to the nearest of '),
    tex('-1'),
    md(' and '),
    tex('1'),
    md('. The input is '),
    tex('x_t = {5}'),
    md(', the visible state '),
    tex('h_{t-1} = {-1}'),
    md(' and the memory cell '),
    tex('c_{t-1} = {2}'),
    md('. What is '),
    tex('h_t'),
    md('?'),
  ],
  points: '1',
  attempts: 2,
  parts: [{ id: 'answer', text: [], points: '1', interaction: { type: 'choice', multiple: false, options: options('-1', '0', '1', '5') } }],
}

const bits = (shift: number): GridColumn['cells'] =>
  Array.from({ length: 8 }, (_, row) => ({ type: 'given', text: [tex(String((row >> shift) & 1))] }))
const chosenCells = (name: string, values: readonly string[]): GridColumn['cells'] =>
  Array.from({ length: 8 }, (_, row) => ({ type: 'choice', id: `${name}[${row + 1}]`, options: options(...values) }))

export const truthTable: PosedProblem = {
  problem: 'gate-truth-table',
  variant: 'vx5w9d2c7hj3k8qn',
  title: [md('What the three gates do')],
  stem: [
    md('Let '),
    tex('c_{t-1} = {2}'),
    md(' and '),
    tex(String.raw`\tilde{c}_t = {-1}`),
    md('. Fill in the memory cell and the visible state for every setting of the gates. Every value of '),
    tex(String.raw`\tanh`),
    md(' is rounded to the nearest of '),
    tex('-1'),
    md(', '),
    tex('0'),
    md(' and '),
    tex('1'),
    md('.'),
  ],
  points: '4',
  parts: [
    {
      id: 'answer',
      text: [],
      points: '4',
      interaction: {
        type: 'grid',
        layout: 'down',
        columns: [
          { heading: [tex('f_t')], plain: 'f', cells: bits(2) },
          { heading: [tex('i_t')], plain: 'i', cells: bits(1) },
          { heading: [tex('o_t')], plain: 'o', cells: bits(0) },
          { heading: [tex('c_t')], plain: 'c', cells: chosenCells('c', ['0', '2', '-1', '1']) },
          { heading: [tex('h_t')], plain: 'h', cells: chosenCells('h', ['-1', '0', '1']) },
        ],
      },
    },
  ],
}

const oneCell = (name: string, heading: string): GridColumn => ({
  heading: [tex(heading)],
  plain: name,
  cells: [{ type: 'number', id: name, format: threeDecimals }],
})

export const exactStep: PosedProblem = {
  problem: 'lstm-step-exact',
  variant: 'vq8r1n4z6t0ym2ke',
  title: [md('One LSTM step, three decimals')],
  stem: [
    display(lstm),
    md('\n\nThe weights are '),
    tex(String.raw`W^{f,h} = \frac{1}{2}`),
    md(', '),
    tex('W^{f,x} = {-1}'),
    md(', '),
    tex('W^{i,h} = {1}'),
    md(', '),
    tex(String.raw`W^{i,x} = -\frac{1}{2}`),
    md(', '),
    tex('W^{o,h} = {-1}'),
    md(', '),
    tex(String.raw`W^{o,x} = \frac{1}{2}`),
    md(', '),
    tex('W^{c,h} = {1}'),
    md(' and '),
    tex(String.raw`W^{c,x} = {1}`),
    md('; the biases are '),
    tex(String.raw`b_f = \frac{1}{2}`),
    md(', '),
    tex('b_i = {0}'),
    md(', '),
    tex(String.raw`b_o = -\frac{1}{2}`),
    md(' and '),
    tex('b_c = {0}'),
    md('. With '),
    tex('x_t = {2}'),
    md(', '),
    tex(String.raw`h_{t-1} = -\frac{1}{2}`),
    md(' and '),
    tex('c_{t-1} = {-1}'),
    md(', compute one step.'),
  ],
  points: '3',
  attempts: 3,
  parts: [
    {
      id: 'answer',
      text: [],
      points: '3',
      interaction: {
        type: 'grid',
        layout: 'down',
        columns: [
          oneCell('f', 'f_t'),
          oneCell('i', 'i_t'),
          oneCell('o', 'o_t'),
          oneCell('c_tilde', String.raw`\tilde{c}_t`),
          oneCell('c', 'c_t'),
          oneCell('h', 'h_t'),
        ],
      },
    },
  ],
}

export const unrolled: PosedProblem = {
  problem: 'lstm-unroll-rounded',
  variant: 'vm3c8e5k1zq7w2yh',
  title: [md('An LSTM reads a sequence')],
  stem: [
    display(lstm),
    md('\n\nThe weights are '),
    tex('W^{i,x} = {100}'),
    md(', '),
    tex('W^{o,x} = {100}'),
    md(', '),
    tex('W^{c,h} = {-100}'),
    md(' and '),
    tex('W^{c,x} = {50}'),
    md('; all other weights are 0. The biases are '),
    tex('b_f = {-100}'),
    md(' and '),
    tex('b_i = {100}'),
    md('; all other biases are 0. Before this step, '),
    tex('h_0 = c_0 = {0}'),
    md('.\n\nTake '),
    tex(String.raw`\sigma(z)`),
    md(' as 0 for '),
    tex(String.raw`z \le -1`),
    md(' and as 1 for '),
    tex(String.raw`z \ge 1`),
    md('. Round '),
    tex('h_t'),
    md(' to the nearest integer; a value halfway goes to the one nearer to 0. The next step reads the rounded value.'),
  ],
  points: '6',
  attempts: 2,
  parts: [
    {
      id: 'answer',
      text: [],
      points: '6',
      interaction: {
        type: 'grid',
        layout: 'across',
        columns: [
          { heading: [tex('x_t')], plain: 'x', cells: [0, 0, 1, 1, 1, 0].map((x) => ({ type: 'given', text: [tex(String(x))] })) },
          { heading: [tex('h_t')], plain: 'h', cells: [1, 2, 3, 4, 5, 6].map((t) => ({ type: 'number', id: `h[${t}]`, format: exact })) },
        ],
      },
    },
  ],
}

export const softmax: PosedProblem = {
  problem: 'softmax-cross-entropy',
  variant: 'vk6t2p9x4d8n0rwb',
  title: [md('Softmax and cross-entropy')],
  stem: [
    md('A classifier gives the scores '),
    tex(String.raw`z = ({2}, {-1}, {0})^\top`),
    md(' for three classes; the true class is the second. Its probabilities are '),
    tex(String.raw`p = \operatorname{softmax}(z)`),
    md(', its loss is '),
    tex(String.raw`L = -\log p_2`),
    md(', and the gradient of the loss in the scores is\n\n'),
    display(
      String.raw`\frac{\partial L}{\partial z} = p - y = \left(\frac{e^{z_1}}{\sum_{j=1}^{3} e^{z_j}}, \; \frac{e^{z_2}}{\sum_{j=1}^{3} e^{z_j}} - 1, \; \frac{e^{z_3}}{\sum_{j=1}^{3} e^{z_j}}\right)^{\!\top}`,
    ),
  ],
  points: '3',
  parts: [
    {
      id: 'probabilities',
      text: [md('Give the probabilities '), tex('p'), md('.')],
      points: '2',
      attempts: 2,
      interaction: {
        type: 'grid',
        layout: 'vector',
        columns: [
          { heading: [tex('p')], plain: 'p', cells: [1, 2, 3].map((i) => ({ type: 'number', id: String(i), format: threeDecimals })) },
        ],
      },
    },
    {
      id: 'loss',
      text: [md('What is the loss '), tex('L'), md('?')],
      points: '1',
      attempts: 3,
      interaction: { type: 'text', format: { fractions: false, precision: { within: { amount: '1/100', relative: true } } } },
    },
  ],
}

const points = [
  ['({1}, {0})', '1'],
  ['({-2}, {1})', '-1'],
  ['({0}, {2})', '-1'],
  ['({1}, {-1})', '1'],
  ['({2}, {2})', '-1'],
] as const

export const hingeLoss: PosedProblem = {
  problem: 'hinge-loss-table',
  variant: 'vz1y5a8g3w7c2qmt',
  title: [md('Margins and hinge losses')],
  stem: [
    md('Let '),
    tex(String.raw`\theta = \left(-\frac{1}{2}, \frac{3}{2}\right)`),
    md(' and '),
    tex(String.raw`\theta_0 = {1}`),
    md('. For each point give '),
    tex(String.raw`z = y(\theta \cdot x + \theta_0)`),
    md(' and the hinge loss '),
    tex(String.raw`\max\{0, 1 - z\}`),
    md(' as exact fractions.'),
  ],
  points: '6',
  attempts: 2,
  parts: [
    {
      id: 'rows',
      text: [],
      points: '5',
      interaction: {
        type: 'grid',
        layout: 'down',
        columns: [
          { heading: [tex('x')], plain: 'x', cells: points.map(([x]) => ({ type: 'given', text: [tex(x)] })) },
          { heading: [tex('y')], plain: 'y', cells: points.map(([, y]) => ({ type: 'given', text: [tex(y)] })) },
          { heading: [tex('z')], plain: 'z', cells: points.map((_, i) => ({ type: 'number', id: `z[${i + 1}]`, format: exact })) },
          { heading: [md('loss')], plain: 'loss', cells: points.map((_, i) => ({ type: 'number', id: `loss[${i + 1}]`, format: exact })) },
        ],
      },
    },
    { id: 'average', text: [md('What is the average loss?')], points: '1', interaction: { type: 'text', format: exact } },
  ],
}

export const state: PosedProblem = {
  problem: 'lstm-state',
  variant: 'vh4e7u0b6s9f3jxc',
  title: [md('What an LSTM carries along')],
  stem: [md('Which of these quantities does an LSTM carry from one step to the next?')],
  points: '1',
  attempts: 1,
  parts: [
    {
      id: 'answer',
      text: [],
      points: '1',
      interaction: {
        type: 'choice',
        multiple: true,
        options: options(['c', 'c_t'], ['f', 'f_t'], ['h', 'h_t'], ['o', 'o_t'], ['c_tilde', String.raw`\tilde{c}_t`]),
      },
    },
  ],
}

/** Markdown of every sort, a table of the text, literal text, and a formula that is wider than any phone. */
export const odds: PosedProblem = {
  problem: 'odds',
  variant: 'vodd1e2n3d4s5xyz',
  title: [md('Losses and *other* things, '), tex('L_2'), md(' among them')],
  stem: [
    md("The table below doesn't say which model is “better”; it lists **five** of them.\n\n"),
    {
      type: 'table',
      head: ['model', 'depth', 'width', 'parameters', 'training loss', 'validation loss'].map((name) => [md(name)]),
      rows: [1, 2, 3].map((row) => [
        [literal(`net <${row}>`)],
        [tex(String(row))],
        [tex(String(32 * row))],
        [tex(`${1024 * row}`)],
        [tex(`0.${row}25`)],
        [tex(`0.${row}75`)],
      ]),
    },
    md('\n\n1. Read the table.\n2. Do not trust it.\n\n> A loss is not a score.\n\nThe regularised loss is '),
    display(
      String.raw`J(\theta) = \frac{1}{n} \sum_{i=1}^{n} \max\{0, 1 - y^{(i)}(\theta \cdot x^{(i)} + \theta_0)\} + \frac{\lambda}{2} \left(\theta_1^2 + \theta_2^2 + \theta_3^2 + \theta_4^2 + \theta_5^2 + \theta_6^2 + \theta_7^2 + \theta_8^2\right)`,
    ),
    md(' and in one line it also reads '),
    tex(String.raw`\left(\theta_1^2 + \theta_2^2 + \theta_3^2 + \theta_4^2 + \theta_5^2 + \theta_6^2 + \theta_7^2 + \theta_8^2\right)`),
    md(', of course. Give the number of rows, which is '),
    literal('<not> & "hidden"'),
    md('.'),
  ],
  points: '1/2',
  parts: [
    { id: 'answer', text: [], points: '1/2', interaction: { type: 'text', format: { fractions: false, precision: { figures: 2 } } } },
  ],
}

export const allProblems: readonly PosedProblem[] = [gating, roundedStep, state, truthTable, exactStep, unrolled, softmax, hingeLoss, odds]

export const studentPage: StudentPage = {
  set: {
    id: 'recurrent-networks',
    title: [md('Recurrent networks')],
    text: [md('Nine short problems on cells, gates and sequences. Your numbers are your own: a neighbour’s answers will not fit.')],
  },
  language: 'en',
  student: { id: 's017' },
  token: 'tok-5f0c2b7e9a31',
  due: '2027-01-12T23:59:00+01:00',
  problems: allProblems,
}
