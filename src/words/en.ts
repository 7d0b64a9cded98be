// Every fixed word that students see, by code. `{name}` is where a value, a formula or another word goes in.
// Other languages fall back to this one, code by code.

/** Each room has its own area (`given/`, `worked/`, …) and adds its words there. */
export const en = {
  // lists of things in a sentence
  'list/and': ' and ',
  'list/comma': ', ',

  // inside formulas
  'tex/if': 'if',
  'tex/otherwise': 'otherwise',

  // {{part "a"}} and the headings of parts
  'part/label': 'Part {letter}',
  'part/only': 'the question',

  // {{given}}
  'given/weights-all': 'All weights are {value}.',
  'given/weights-one': 'The weight is {formulas}.',
  'given/weights-some': 'The weights are {formulas}.',
  'given/weights-rest': 'All weights are {value} except {formulas}.',
  'given/weights-vector': 'The weight vector is {formulas}.',
  'given/weights-vectors': 'The weight vectors are {formulas}.',
  'given/weights-matrix': 'The weight matrix is {formulas}.',
  'given/weights-matrices': 'The weight matrices are {formulas}.',
  'given/weights-none': 'There are no weights.',
  'given/biases-all': 'All biases are {value}.',
  'given/biases-one': 'The bias is {formulas}.',
  'given/biases-some': 'The biases are {formulas}.',
  'given/biases-rest': 'All biases are {value} except {formulas}.',
  'given/biases-vector': 'The bias vector is {formulas}.',
  'given/biases-vectors': 'The bias vectors are {formulas}.',
  'given/biases-matrix': 'The bias matrix is {formulas}.',
  'given/biases-matrices': 'The bias matrices are {formulas}.',
  'given/biases-none': 'There are no biases.',
  'given/inputs-none': 'There are no inputs.',
  'given/start': 'The run starts from {formulas}.',
  'given/before': 'Before this step the state is {formulas}.',
  'given/other': 'Further, {formulas}.',
  'given/input-one': 'The input is {formulas}.',
  'given/input-some': 'The inputs are {formulas}.',
  'given/name-none': 'There is no {formulas}.',
  'given/names-none': 'There are no {formulas}.',

  // what claims take gates to be
  'gates/ideal': 'A gate may take any value from 0 to 1, both ends included.',
  'gates/exact': 'A gate takes the values of a sigmoid, which lie between 0 and 1 and never reach them.',
  'gates/rounded': 'A gate is either 0 or 1.',

  // the sentences of `round`
  'round/function': 'Every value of {what} is rounded to {to}.',
  'round/equation': 'Each {what} is rounded to {to}.',
  'round/to-integer': 'the nearest integer',
  'round/to-two': 'the nearer of {values}',
  'round/to-values': 'the nearest of {values}',
  'round/to-value': 'the value {values}',
  'round/between-integers': 'two integers',
  'round/between-values': 'two of them',
  'round/tie-up': 'A value halfway between {between} goes to the larger.',
  'round/tie-down': 'A value halfway between {between} goes to the smaller.',
  'round/tie-even': 'A value halfway between {between} goes to the even one.',
  'round/tie-toward-zero': 'A value halfway between {between} goes to the one nearer to 0.',
  'round/tie-away': 'A value halfway between {between} goes to the one farther from 0.',
  'round/tie-value': 'A value halfway between {between} becomes {value}.',
  'round/carry-rounded': 'The next step reads the rounded value.',
  'round/carry-exact': 'The next step reads the value before rounding.',
  'round/saturate': 'Take {what} as {low} for {below} and as {high} for {above}; in between it is exact.',

  // the worked solution
  'worked/digits': 'Numbers behind ≈ are shown rounded; the computation goes on with all their digits.',
  'worked/step': 'Step {row}',
  'worked/row': 'Row {row}',
  'worked/step-with': 'Step {row}: {inputs}',
  'worked/row-with': 'Row {row}: {inputs}',
  'worked/single': 'The step',
  'worked/single-with': 'The step: {inputs}',
  'worked/rounded': 'rounded',
  'worked/saturated': 'saturated',
  'worked/tie-harmless': '{value} is a tie here; either value leads to the same answers.',
  'worked/tie-rule': 'A tie: {exact} goes to {value}.',
  'worked/carried-rounded': 'The next step reads the rounded value {value}.',
  'worked/carried-exact': 'The next step reads the value before rounding, {value}.',

  // claims: {claim} is the statement as the student read it
  'worked/claim-true': 'True: {claim}',
  'worked/claim-false': 'False: {claim}',
  'worked/claim-open': 'Not decided: {claim}',
  'worked/holds-always': 'This holds for all values.',
  'worked/holds-never': 'No values make it so.',
  'worked/holds-for': 'For example, it holds for {values}.',
  'worked/fails-for': 'It fails for {values}.',
  'worked/sides-differ': 'There {left}, but {right}.',
  'worked/sides': 'There {left} and {right}.',
  'worked/side': 'There {left}.',
  'worked/others-zero': 'All other weights, inputs and earlier states are 0.',
  'worked/changed': 'There {before}; with {changed} instead it is {after}.',
  'worked/unchanged': 'There {before}, whatever {on} is.',

  // roles: {name} is what was asked about
  'role/state': '{prev} is read in {readers}, so {name} is carried to the next step.',
  'role/reader-one': 'the equation of {names}',
  'role/reader-some': 'the equations of {names}',
  'role/not-carried': '{name} is computed anew in every step and not read by the next one.',
  'role/input': '{name} comes from outside in every step; no equation computes it.',
  'role/weight': '{name} is a weight: no equation computes it, and it is the same in every step.',
  'role/bias': '{name} is a bias: no equation computes it, and it is only ever added.',
  'role/gate': '{name} is a gate: it lies between 0 and 1 and multiplies another quantity.',
  'role/candidate': '{name} is a candidate: it enters the state through a gate.',
  'role/other': '{name} has no such role in these equations.',
} as const satisfies Record<string, string>

export type WordCode = keyof typeof en

/** A language's own table may lack words; English has them all. */
const tables: ReadonlyMap<string, Readonly<Record<WordCode, string>>> = new Map([['en', en]])
/** The fixed words of a language; of English where there is no table for it. */
export const wordsOf = (lang: string): Readonly<Record<WordCode, string>> => tables.get(lang) ?? en
