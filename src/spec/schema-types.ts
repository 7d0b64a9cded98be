// Generated from problems/problem.schema.json by `npm run schema`: change the schema, not this file.

/**
 * An id in kebab-case: small letters, digits and hyphens.
 */
export type Id = string
/**
 * Text: Markdown, $TeX$ and {{tags}}; or a map from languages to texts.
 */
export type Text =
  | (string | number | boolean)
  | {
      /**
       * The text in this language.
       */
      [k: string]: string | number | boolean
    }
/**
 * An expression: numbers, names, operators and functions. A list is a vector, a list of lists a matrix.
 *
 * @minItems 1
 */
export type Expression = string | number | boolean | Expression[]
/**
 * A word: begins with a letter, and is the same in every language.
 */
export type Word = string
/**
 * Names that stay letters.
 */
export type Symbols =
  | Name[]
  | {
      [k: string]: SymbolDomain
    }
/**
 * A name: a letter, then letters, digits and _.
 */
export type Name = string
/**
 * real (unless said), positive, nonnegative, integer, or an interval with its ends.
 */
export type SymbolDomain = ('real' | 'positive' | 'nonnegative' | 'integer') | SignedNumber[]
/**
 * A number such as -1, 0.5 or 1/2.
 */
export type SignedNumber = number | string
/**
 * Names of the cell and their values.
 */
export type Given =
  | Name[]
  | {
      [k: string]: GivenValue
    }
/**
 * An expression, `none` (the term vanishes, in print too), or a draw.
 */
export type GivenValue = Expression | Draw
/**
 * What the rows are made of.
 */
export type RunInputs =
  | Name[]
  | {
      [k: string]: RunValues
    }
/**
 * A list of values, or a list of words.
 */
export type RunValues = Expression | RunWords
/**
 * A whole number from 1.
 */
export type Count = number | string
/**
 * TeX, or TeX and a term for prose.
 */
export type NotationEntry = (string | number | boolean) | NotationMap
/**
 * A question; its kind says how it is asked and answered.
 */
export type Question = SingleChoice | MultiSelect | Number | Vector | Table | ExpressionQuestion
/**
 * A number from 0, such as 1, 0.5 or 1/2.
 */
export type Amount = number | string
/**
 * A value, or a value with its text and what is said of it.
 */
export type OptionItem = Expression | OptionMap
/**
 * Under `scheme: weights` what choosing this adds (where it is right) or takes off (where it is wrong): `1/2`, `-1/3`.
 */
export type Credit = number | string
/**
 * How options chosen make one mark; docs/schemes.md has the formulas.
 */
export type Scheme =
  'all-or-nothing' | 'each-answer' | 'halves' | 'net-correct' | 'coverage' | 'weights' | 'r-exams-false2' | 'imathas' | 'canvas'
/**
 * A whole number from 0 to 12.
 */
export type Places = number | string
/**
 * Whether an answer must be written to just so many decimals or figures, zeros at the end included; false unless said.
 */
export type Strict = boolean | string
/**
 * How right, wrong and empty entries make one mark: all-or-nothing, each-answer (entries count apart), halves, or net-correct (a wrong one takes off what a right one gives).
 */
export type CellScheme = 'all-or-nothing' | 'each-answer' | 'halves' | 'net-correct'
/**
 * Names, or name → settings.
 */
export type Columns =
  | Name[]
  | {
      [k: string]: Column
    }
/**
 * A value; ids of claims or names; for tables, column → values; for several parts, part → value.
 */
export type PublishedKey =
  | Expression
  | {
      [k: string]: Expression
    }
/**
 * A language: en, de, pt-BR.
 */
export type Language = string
/**
 * A time as in ISO 8601, such as 2027-01-31T23:59:00+01:00; without the offset it is of the set’s zone.
 */
export type Moment = string
/**
 * A number of seconds, minutes, hours or days of 24 hours: 90s, 15m, 24h, 2d.
 */
export type Duration = string
/**
 * A share from 0 to 1, such as 10%, 0.1 or 1/10.
 */
export type Share = number | string
/**
 * A time such as 24h, or a share such as 10%.
 */
export type TimeOrShare = number | string
/**
 * A time after the due date, and what is taken off up to then.
 *
 * @minItems 2
 * @maxItems 2
 */
export type LateStep = TimeOrShare[]
/**
 * Amounts, one for each attempt.
 *
 * @minItems 1
 */
export type Amounts = Amount[]
/**
 * A name, or a path such as given.weights.W_fx.
 */
export type Path = string

/**
 * A problem, a cell or a problem set of Quizwright. The first key says which: problem, cell or set.
 */
export interface QuizwrightFile {}
/**
 * A problem: parameters are drawn, the key is derived from the equations.
 */
export interface Problem {
  /**
   * The problem’s id, which is the file name without its ending.
   */
  problem: Id
  /**
   * What students see as the heading.
   */
  title: Text
  /**
   * The stem: Markdown, $TeX$ and {{tags}}.
   */
  text?: Text
  /**
   * Drawn values: name → how it is drawn.
   */
  parameters?: {
    [k: string]: Draw
  }
  /**
   * Names that stay letters: a list of real numbers, or name → what is known of it.
   */
  symbols?: Symbols
  /**
   * Named values that are computed: name → expression.
   */
  let?: {
    [k: string]: Expression
  }
  /**
   * Conditions on a draw; one that fails any of them is drawn again.
   */
  require?: Expression[]
  /**
   * The name of a cell file, or a cell written in place.
   */
  cell?: Id | CellInPlace
  /**
   * Values of the cell’s names or groups (weights, biases, inputs). Names that are your own parameters need no line.
   */
  given?: Given
  /**
   * How the cell is run over rows; without it, one step.
   */
  run?: Run
  /**
   * The choice for each convention of the cell; `gates: ideal`, `exact` or `rounded` says what claims may assume of gates.
   */
  convention?: {
    /**
     * A choice, or a drawn one.
     */
    [k: string]: Name | ChoiceDraw
  }
  /**
   * What is rounded: function or equation → how.
   */
  round?: {
    [k: string]: Rounding
  }
  /**
   * How names are typeset, on top of the cell’s own: name → TeX.
   */
  notation?: {
    [k: string]: NotationEntry
  }
  /**
   * Mistakes: name → changed lines. The problem is solved again under each.
   */
  mistakes?: {
    [k: string]: Mistake
  }
  /**
   * Other readings of the problem: name → changed lines. They are no mistakes; `accept` may name them.
   */
  readings?: {
    [k: string]: Reading
  }
  /**
   * The one question of this problem.
   */
  ask?: Question
  /**
   * Several questions: id → question.
   */
  parts?: {
    [k: string]: Question
  }
  /**
   * Points of the problem; 1 unless said.
   */
  points?: Amount
  /**
   * How often the problem may be answered.
   */
  attempts?: Count
  /**
   * The worked solution; the trace unless said.
   */
  solution?: Text
  /**
   * Answers known from elsewhere, which the derived key must meet.
   */
  published?: Published[]
}
/**
 * How a value is drawn: one of integer, number, choice, words and permutation.
 */
export interface Draw {
  /**
   * A whole number from lowest to highest: [lowest, highest].
   *
   * @minItems 2
   * @maxItems 2
   */
  integer?: Expression[]
  /**
   * A number from lowest to highest in steps: [lowest, highest], with step.
   *
   * @minItems 2
   * @maxItems 2
   */
  number?: Expression[]
  /**
   * The distance between neighbouring numbers.
   */
  step?: Expression
  /**
   * One of these values.
   *
   * @minItems 1
   */
  choice?: Expression[]
  /**
   * One of these words. In an expression a word is written in double quotes.
   *
   * @minItems 1
   */
  words?: Word[]
  /**
   * These values in a drawn order: a vector.
   *
   * @minItems 1
   */
  permutation?: Expression[]
  /**
   * Values that are not drawn.
   *
   * @minItems 1
   */
  except?: Expression[]
  /**
   * Without it a scalar; n is a vector, [n, m] a matrix. Each entry is drawn apart.
   */
  size?: Expression
}
/**
 * A cell written in place.
 */
export interface CellInPlace {
  /**
   * What the cell is called.
   */
  title?: Text
  /**
   * Names that are fed in from row to row.
   */
  inputs?: Name[]
  /**
   * Name → expression. A name read as NAME_prev is carried from row to row: it is the state.
   */
  equations: {
    [k: string]: Expression
  }
  /**
   * What books do differently: name → choice → changed lines. There is no default, so a problem must choose.
   */
  conventions?: {
    /**
     * Choice → the lines it changes.
     */
    [k: string]: {
      [k: string]: ConventionChoice
    }
  }
  /**
   * How names are typeset: name → TeX, or TeX and a term for prose.
   */
  names?: {
    [k: string]: NotationEntry
  }
  /**
   * Mistakes that every problem with this cell knows: name → changed lines.
   */
  mistakes?: {
    [k: string]: Mistake
  }
}
/**
 * A choice: changed lines, and the sentence that students read.
 */
export interface ConventionChoice {
  /**
   * Equations of the cell that are replaced or added: name → expression.
   */
  equations?: {
    [k: string]: Expression
  }
  /**
   * Values given to names or groups of the cell instead.
   */
  given?: Given
  /**
   * What changes in how the cell is run over rows.
   */
  run?: RunChange
  /**
   * What changes in how a function or an equation is rounded.
   */
  round?: {
    [k: string]: RoundingChange
  }
  /**
   * Named values that are computed differently: name → expression.
   */
  let?: {
    [k: string]: Expression
  }
  /**
   * Conventions that are chosen differently: name → choice.
   */
  convention?: {
    /**
     * The choice taken instead; `other` is the other of two.
     */
    [k: string]: string
  }
  /**
   * The sentence that tells students of this choice.
   */
  text?: Text
}
/**
 * What changes in how the cell is run.
 */
export interface RunChange {
  /**
   * Lists run through in step, one entry a row.
   */
  over?: RunInputs
  /**
   * All combinations; the last name changes fastest.
   */
  every?: RunInputs
  /**
   * The number of rows.
   */
  steps?: Expression
  /**
   * Whole passes are repeated until this holds.
   */
  until?: Expression
  /**
   * How many passes there may be.
   */
  'at-most'?: Count
}
/**
 * Words, one for each row.
 */
export interface RunWords {
  /**
   * The words. In an expression a word is written in double quotes.
   *
   * @minItems 1
   */
  words: Word[]
}
/**
 * What changes in a rounding.
 */
export interface RoundingChange {
  /**
   * integer, or a list of values.
   */
  to?: 'integer' | Expression[]
  /**
   * The function takes its limits from this size on, and is exact between.
   */
  saturate?: number | string
  /**
   * reject (a tie is drawn again; unless said), up, down, even, toward-zero, away, or a value.
   */
  tie?: number | string
  /**
   * What the next step reads: the rounded value (unless said) or the exact one.
   */
  carry?: 'rounded' | 'exact'
}
/**
 * How a name is typeset and what it is called.
 */
export interface NotationMap {
  /**
   * TeX of the name; _t in it is the step.
   */
  tex?: string | number | boolean
  /**
   * The word used for it in prose.
   */
  term?: Text
}
/**
 * The same problem with a few lines changed, or another quantity handed in.
 */
export interface Mistake {
  /**
   * Equations of the cell that are replaced or added: name → expression.
   */
  equations?: {
    [k: string]: Expression
  }
  /**
   * Values given to names or groups of the cell instead.
   */
  given?: Given
  /**
   * What changes in how the cell is run over rows.
   */
  run?: RunChange
  /**
   * What changes in how a function or an equation is rounded.
   */
  round?: {
    [k: string]: RoundingChange
  }
  /**
   * Named values that are computed differently: name → expression.
   */
  let?: {
    [k: string]: Expression
  }
  /**
   * Conventions that are chosen differently: name → choice.
   */
  convention?: {
    /**
     * The choice taken instead; `other` is the other of two.
     */
    [k: string]: string
  }
  /**
   * Where the name is asked for, the expression is handed in.
   */
  answer?: {
    [k: string]: Expression
  }
  /**
   * What the student is told, read afterwards.
   */
  says?: Text
}
/**
 * How the cell is run over rows: one of over, every and steps.
 */
export interface Run {
  /**
   * Lists run through in step, one entry a row.
   */
  over?: RunInputs
  /**
   * All combinations; the last name changes fastest.
   */
  every?: RunInputs
  /**
   * The number of rows.
   */
  steps?: Expression
  /**
   * Whole passes are repeated until this holds.
   */
  until?: Expression
  /**
   * How many passes there may be.
   */
  'at-most'?: Count
}
/**
 * A drawn choice.
 */
export interface ChoiceDraw {
  /**
   * The choices to draw from.
   *
   * @minItems 1
   */
  draw: Name[]
}
/**
 * What a function or an equation is rounded to, and how ties go.
 */
export interface Rounding {
  /**
   * integer, or a list of values.
   */
  to?: 'integer' | Expression[]
  /**
   * The function takes its limits from this size on, and is exact between.
   */
  saturate?: number | string
  /**
   * reject (a tie is drawn again; unless said), up, down, even, toward-zero, away, or a value.
   */
  tie?: number | string
  /**
   * What the next step reads: the rounded value (unless said) or the exact one.
   */
  carry?: 'rounded' | 'exact'
}
/**
 * The same problem with a few lines changed.
 */
export interface Reading {
  /**
   * Equations of the cell that are replaced or added: name → expression.
   */
  equations?: {
    [k: string]: Expression
  }
  /**
   * Values given to names or groups of the cell instead.
   */
  given?: Given
  /**
   * What changes in how the cell is run over rows.
   */
  run?: RunChange
  /**
   * What changes in how a function or an equation is rounded.
   */
  round?: {
    [k: string]: RoundingChange
  }
  /**
   * Named values that are computed differently: name → expression.
   */
  let?: {
    [k: string]: Expression
  }
  /**
   * Conventions that are chosen differently: name → choice.
   */
  convention?: {
    /**
     * The choice taken instead; `other` is the other of two.
     */
    [k: string]: string
  }
  /**
   * The reading in a sentence, read afterwards.
   */
  says?: Text
}
/**
 * One right option among several.
 */
export interface SingleChoice {
  /**
   * The response kind.
   */
  kind: 'single-choice'
  /**
   * The wording of this part, read before answering.
   */
  text?: Text
  /**
   * Points of this part.
   */
  points?: Amount
  /**
   * How often this part may be answered.
   */
  attempts?: Count
  /**
   * Mistakes and readings whose answers are right as well.
   *
   * @minItems 1
   */
  accept?: Name[]
  /**
   * Credit from 0 to 1 for a wrong answer that follows from the student’s own earlier answers.
   */
  'follow-through'?: number | string
  /**
   * The right answer.
   */
  key: Expression
  /**
   * The options: a list, or pools that they are drawn from.
   */
  options: OptionItem[] | OptionPools
}
/**
 * An option in full.
 */
export interface OptionMap {
  /**
   * The value that this option stands for.
   */
  value: Expression
  /**
   * The option’s wording; its value unless said.
   */
  text?: Text
  /**
   * Under `scheme: weights` what choosing it adds or takes off.
   */
  credit?: Credit
  /**
   * What is said of it afterwards.
   */
  says?: Text
}
/**
 * The key, then answers under mistakes, then values; equal ones are dropped.
 */
export interface OptionPools {
  /**
   * Mistakes whose answers are offered.
   */
  mistakes?: Name[]
  /**
   * Values that are offered.
   */
  values?: Expression[]
  /**
   * How many options are shown.
   */
  show?: Count
}
/**
 * Any number of right options: claims that hold, names of a role, or values.
 */
export interface MultiSelect {
  /**
   * The response kind.
   */
  kind: 'multi-select'
  /**
   * The wording of this part, read before answering.
   */
  text?: Text
  /**
   * Points of this part.
   */
  points?: Amount
  /**
   * How often this part may be answered.
   */
  attempts?: Count
  /**
   * Mistakes and readings whose answers are right as well.
   *
   * @minItems 1
   */
  accept?: Name[]
  /**
   * How right and wrong entries add up; all-or-nothing unless said.
   */
  scheme?: Scheme
  /**
   * How many options are drawn for each variant; all unless said.
   */
  show?: Count
  /**
   * Statements that are proved or refuted: id → claim.
   */
  claims?: {
    [k: string]: Claim
  }
  /**
   * The role that right names have in the cell.
   */
  role?: 'input' | 'weight' | 'bias' | 'gate' | 'candidate' | 'state'
  /**
   * Names of the cell that are offered.
   *
   * @minItems 2
   */
  names?: Name[]
  /**
   * The list of right values.
   */
  key?: Expression
  /**
   * The values that are offered.
   *
   * @minItems 2
   */
  options?: OptionItem[]
}
/**
 * A statement whose truth is derived.
 */
export interface Claim {
  /**
   * What is assumed.
   */
  if?: Expression
  /**
   * What then always holds.
   */
  then?: Expression
  /**
   * What then holds for some values.
   */
  can?: Expression
  /**
   * The statement as students read it.
   */
  text: Text
  /**
   * Under `scheme: weights` what choosing it adds or takes off.
   */
  credit?: Credit
  /**
   * What is said of it afterwards.
   */
  says?: Text
}
/**
 * One typed number: exact unless decimals, figures or within is given.
 */
export interface Number {
  /**
   * The response kind.
   */
  kind: 'number'
  /**
   * The wording of this part, read before answering.
   */
  text?: Text
  /**
   * Points of this part.
   */
  points?: Amount
  /**
   * How often this part may be answered.
   */
  attempts?: Count
  /**
   * Mistakes and readings whose answers are right as well.
   *
   * @minItems 1
   */
  accept?: Name[]
  /**
   * The right answer.
   */
  key: Expression
  /**
   * Answers are compared after this many decimals.
   */
  decimals?: Places
  /**
   * Answers are compared after this many significant figures.
   */
  figures?: Count
  /**
   * Whether it must be written to just so many; false unless said.
   */
  strict?: Strict
  /**
   * A wider tolerance that earns a part of the credit.
   */
  close?: Close
  /**
   * How far an answer may be off: a number, or a percentage of the key such as `1%`.
   */
  within?: number | string
  /**
   * Credit from 0 to 1 for a wrong answer that follows from the student’s own earlier answers; in a table or vector for every such entry.
   */
  'follow-through'?: number | string
}
/**
 * A wider tolerance, and the part of the credit that an answer within it earns.
 */
export interface Close {
  /**
   * How far an answer may be off: a number, or a percentage of the key such as `5%`; more than the precision allows.
   */
  within: number | string
  /**
   * The part of the credit that it earns: more than 0, less than 1.
   */
  credit: number | string
}
/**
 * A vector of typed numbers.
 */
export interface Vector {
  /**
   * The response kind.
   */
  kind: 'vector'
  /**
   * The wording of this part, read before answering.
   */
  text?: Text
  /**
   * Points of this part.
   */
  points?: Amount
  /**
   * How often this part may be answered.
   */
  attempts?: Count
  /**
   * Mistakes and readings whose answers are right as well.
   *
   * @minItems 1
   */
  accept?: Name[]
  /**
   * How right and wrong entries add up; all-or-nothing unless said.
   */
  scheme?: CellScheme
  /**
   * The right answer: a list.
   */
  key: Expression
  /**
   * Answers are compared after this many decimals.
   */
  decimals?: Places
  /**
   * Answers are compared after this many significant figures.
   */
  figures?: Count
  /**
   * Whether it must be written to just so many; false unless said.
   */
  strict?: Strict
  /**
   * A wider tolerance that earns a part of the credit.
   */
  close?: Close
  /**
   * How far an answer may be off: a number, or a percentage of the key such as `1%`.
   */
  within?: number | string
  /**
   * Credit from 0 to 1 for a wrong answer that follows from the student’s own earlier answers; in a table or vector for every such entry.
   */
  'follow-through'?: number | string
}
/**
 * A table over the rows of the run.
 */
export interface Table {
  /**
   * The response kind.
   */
  kind: 'table'
  /**
   * The wording of this part, read before answering.
   */
  text?: Text
  /**
   * Points of this part.
   */
  points?: Amount
  /**
   * How often this part may be answered.
   */
  attempts?: Count
  /**
   * Mistakes and readings whose answers are right as well.
   *
   * @minItems 1
   */
  accept?: Name[]
  /**
   * How right and wrong entries add up; all-or-nothing unless said.
   */
  scheme?: CellScheme
  /**
   * Columns that are filled in.
   */
  show?: Columns
  /**
   * Columns that are asked for.
   */
  fill: Columns
  /**
   * across: one column a row of the run; down: one line a row. down unless said.
   */
  layout?: 'across' | 'down'
  /**
   * Answers are compared after this many decimals.
   */
  decimals?: Places
  /**
   * Answers are compared after this many significant figures.
   */
  figures?: Count
  /**
   * Whether it must be written to just so many; false unless said.
   */
  strict?: Strict
  /**
   * A wider tolerance that earns a part of the credit.
   */
  close?: Close
  /**
   * How far an answer may be off: a number, or a percentage of the key such as `1%`.
   */
  within?: number | string
  /**
   * Credit from 0 to 1 for a wrong answer that follows from the student’s own earlier answers; in a table or vector for every such entry.
   */
  'follow-through'?: number | string
}
/**
 * Settings of a column.
 */
export interface Column {
  /**
   * Cells are chosen among these values instead of typed.
   *
   * @minItems 2
   */
  options?: Expression[]
  /**
   * Answers are compared after this many decimals.
   */
  decimals?: Places
  /**
   * Answers are compared after this many significant figures.
   */
  figures?: Count
  /**
   * Whether it must be written to just so many; false unless said.
   */
  strict?: Strict
  /**
   * A wider tolerance that earns a part of the credit.
   */
  close?: Close
  /**
   * How far an answer may be off: a number, or a percentage of the key such as `1%`.
   */
  within?: number | string
}
/**
 * A typed formula, or a list of formulas: right is what equals the key, however it is written.
 */
export interface ExpressionQuestion {
  /**
   * The response kind.
   */
  kind: 'expression'
  /**
   * The wording of this part, read before answering.
   */
  text?: Text
  /**
   * Points of this part.
   */
  points?: Amount
  /**
   * How often this part may be answered.
   */
  attempts?: Count
  /**
   * Mistakes and readings whose answers are right as well.
   *
   * @minItems 1
   */
  accept?: Name[]
  /**
   * Credit from 0 to 1 for a wrong answer that follows from the student’s own earlier answers.
   */
  'follow-through'?: number | string
  /**
   * The right answer: a formula, or a list of formulas.
   */
  key: Expression
  /**
   * The letters that may be typed; all symbols of the problem unless said.
   */
  symbols?: Name[]
  /**
   * Computed names that may be typed as well; each stands for the formula that it is.
   *
   * @minItems 1
   */
  names?: Name[]
  /**
   * Constants that may be typed; pi and e unless said. A symbol of that name goes first.
   */
  constants?: ('pi' | 'e' | 'i')[]
  /**
   * The decimal sign that is read; a point unless said.
   */
  decimal?: '.' | ','
  /**
   * How the answer must be written: a sum of products, a product of factors, one reduced quotient, or without sigmoid.
   */
  form?: 'expanded' | 'factored' | 'lowest-terms' | 'no-sigmoid'
  /**
   * Whether a wrong answer is told a point where it differs from the key; hidden unless said, as it tells a value of the key.
   */
  witness?: 'shown' | 'hidden'
  /**
   * How far each number in an answer may be off: a number, or a percentage such as `1%`; exact unless said.
   */
  within?: number | string
  /**
   * How right and wrong entries of a list add up; all-or-nothing unless said.
   */
  scheme?: CellScheme
}
/**
 * An answer known from elsewhere.
 */
export interface Published {
  /**
   * Parameters by hand: name, or path of a draw, → value.
   */
  with?: {
    [k: string]: Expression
  }
  /**
   * The right answer.
   */
  key?: PublishedKey
  /**
   * Mistake → the answer it leads to.
   */
  mistakes?: {
    [k: string]: PublishedKey
  }
  /**
   * The claims or options shown.
   *
   * @minItems 1
   */
  show?: Name[]
}
/**
 * A cell: equations that are carried from row to row.
 */
export interface Cell {
  /**
   * The cell’s id, which is the file name without its ending.
   */
  cell: Id
  /**
   * What the cell is called.
   */
  title: Text
  /**
   * Names that are fed in from row to row.
   */
  inputs?: Name[]
  /**
   * Name → expression. A name read as NAME_prev is carried from row to row: it is the state.
   */
  equations: {
    [k: string]: Expression
  }
  /**
   * What books do differently: name → choice → changed lines. There is no default, so a problem must choose.
   */
  conventions?: {
    /**
     * Choice → the lines it changes.
     */
    [k: string]: {
      [k: string]: ConventionChoice
    }
  }
  /**
   * How names are typeset: name → TeX, or TeX and a term for prose.
   */
  names?: {
    [k: string]: NotationEntry
  }
  /**
   * Mistakes that every problem with this cell knows: name → changed lines.
   */
  mistakes?: {
    [k: string]: Mistake
  }
}
/**
 * A problem set.
 */
export interface Set {
  /**
   * The set’s id, which is the file name without its ending.
   */
  set: Id
  /**
   * What students see as the heading.
   */
  title: Text
  /**
   * What is said before the first problem.
   */
  text?: Text
  /**
   * What the set is for; practice unless said. No page of an exam will be made for practising at will; solutions are released by the same rule.
   */
  mode?: 'practice' | 'exam'
  /**
   * The language of the pages; en unless said.
   */
  language?: Language
  /**
   * The time zone of times without an offset: a name of the IANA database, such as Europe/Berlin.
   */
  zone?: string
  /**
   * When answers are due; later ones are late.
   */
  due?: Moment
  /**
   * What is received later does not count.
   */
  closes?: Moment
  /**
   * Other dates for a section of the roster: section → due, closes.
   */
  sections?: {
    [k: string]: SectionDates
  }
  /**
   * Which attempt counts, or that their average does; last unless said.
   */
  counts?: 'last' | 'best' | 'first' | 'average'
  /**
   * What an answer after the due date is still worth; all of it unless said.
   */
  late?: Late
  /**
   * How many problems with the lowest share of their points the total leaves out.
   */
  'drop-lowest'?: Count
  /**
   * No more points can be had in total.
   */
  cap?: Amount
  /**
   * The share of the points that is needed to pass.
   */
  pass?: Share
  /**
   * The problems in order.
   *
   * @minItems 1
   *
   * Items: A problem’s id, or an entry with settings.
   */
  problems: (Id | SetEntry)[]
}
/**
 * The dates of one section; what is not said is as for the others.
 */
export interface SectionDates {
  /**
   * When answers of this section are due.
   */
  due?: Moment
  /**
   * What is received later from this section does not count.
   */
  closes?: Moment
}
/**
 * What an answer after the due date is still worth: so much off for every day begun, or by steps.
 */
export interface Late {
  /**
   * How much later than the due date costs nothing.
   */
  grace?: Duration
  /**
   * What every day that has begun takes off; a day has 24 hours and begins at the due date.
   */
  'per-day'?: Share
  /**
   * Up to a time after the due date, what is taken off: [[24h, 10%], [3d, 50%]]; behind the last step nothing is left.
   *
   * @minItems 1
   */
  steps?: LateStep[]
  /**
   * The share that is left in any case; 0 unless said.
   */
  floor?: Share
}
/**
 * A problem of a set with settings of its own.
 */
export interface SetEntry {
  /**
   * The problem’s id.
   */
  problem: Id
  /**
   * Points in this set instead of the problem’s own; a list has those of the first attempt, the second, and so on.
   */
  points?: Amount | Amounts
  /**
   * What every wrong attempt takes off the credit of those behind it.
   */
  penalty?: Share
  /**
   * How many times its points count in the total; 1 unless said.
   */
  weight?: Amount
  /**
   * No more points can be had for this problem.
   */
  cap?: Amount
  /**
   * Attempts in this set instead of the problem’s own.
   */
  attempts?: Count
  /**
   * The scheme of all parts in this set instead of their own.
   */
  scheme?: Scheme
  /**
   * How many variants to draw from; without it, one for each student.
   */
  variants?: Count
}
