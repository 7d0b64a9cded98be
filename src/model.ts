// The types that cross folders. Everything here is plain data: a read Problem, a Variant, an Interaction,
// a Key and a Mark go through JSON unchanged, so they cross workers, pages and databases without a parser.
// (Value and RichText are the two exceptions in spirit, not in fact: Value has a JSON form, RichText is JSON.)

/** A place in an authored file, 1-based. `length` counts characters on that line (for the caret). */
export interface Location {
  readonly file: string
  readonly line: number
  readonly col: number
  readonly length?: number
}

// ── Expressions ────────────────────────────────────────────────────────────────────────────────────────────

export type ArithmeticOp = '+' | '-' | '*' | '/' | '^' | '.*' | './'
export type CompareOp = '==' | '!=' | '<' | '<=' | '>' | '>='

/** An expression as authors (later also students) write it: one AST for all readers, evaluators and printers. */
export type Expr =
  /** `value` is a reduced non-negative rational as text, `"3"` or `"1/10"`; numbers are read from their source. */
  | { readonly type: 'number'; readonly value: string }
  | { readonly type: 'word'; readonly value: string }
  | { readonly type: 'name'; readonly name: string }
  /** `cell.h`, `parts.b`, `mistakes.m`, `mistakes.m.b`: the only property accesses there are. */
  | { readonly type: 'member'; readonly of: 'cell' | 'parts' | 'mistakes'; readonly path: readonly string[] }
  | { readonly type: 'negate'; readonly arg: Expr }
  | { readonly type: 'not'; readonly arg: Expr }
  | { readonly type: 'arithmetic'; readonly op: ArithmeticOp; readonly left: Expr; readonly right: Expr }
  | { readonly type: 'logic'; readonly op: 'and' | 'or'; readonly left: Expr; readonly right: Expr }
  /** A chain `a <= b < c`: ops.length = args.length − 1 ≥ 1. */
  | { readonly type: 'compare'; readonly ops: readonly CompareOp[]; readonly args: readonly Expr[] }
  /** `of[at]`, 1-based; `h[0]` is the start of a state that was run over rows. */
  | { readonly type: 'index'; readonly of: Expr; readonly at: Expr }
  /** `end` inside an index. */
  | { readonly type: 'end' }
  | { readonly type: 'list'; readonly items: readonly Expr[] }
  | { readonly type: 'call'; readonly name: FunctionName; readonly args: readonly Expr[] }

/** Every function an expression may call, with its least and greatest number of arguments. */
// prettier-ignore
export const functionArity = {
  sigmoid: [1, 1], tanh: [1, 1], exp: [1, 1], log: [1, 1], sqrt: [1, 1], abs: [1, 1], sign: [1, 1],
  floor: [1, 1], ceil: [1, 1], relu: [1, 1], mod: [2, 2], min: [1, 99], max: [1, 99], if: [3, 3],
  sum: [1, 1], mean: [1, 1], any: [1, 1], all: [1, 1], dot: [2, 2], transpose: [1, 1], argmax: [1, 1],
  length: [1, 1], take: [2, 2], shift: [3, 3], select: [2, 2], softmax: [1, 1],
  distinct: [1, 2], apart: [3, 3],
} as const satisfies Record<string, readonly [number, number]>
export type FunctionName = keyof typeof functionArity

/** An expression an author wrote, with the characters they wrote and where. */
export interface Sourced {
  readonly expr: Expr
  readonly source: string
  readonly at: Location
}

/** A named expression: a `let`, an equation, a value given. */
export interface Definition extends Sourced {
  readonly name: string
}

// ── Values ─────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A value as JSON: an integer is a number, any other rational a string `"3/2"`, an irrational (float64) the object
 * `{ approx }`, a word a string that begins with a letter; a vector is a list, a matrix a list of lists.
 */
export type ValueJson = number | string | { readonly approx: number } | readonly ValueJson[]

// ── Text ───────────────────────────────────────────────────────────────────────────────────────────────────

/** A text in one or more languages (`en` where the author gave a plain string), cut into pieces by our own scanner. */
export type Text = readonly { readonly lang: string; readonly pieces: readonly Piece[] }[]

/** Authored text before values are known. Maths is tokenised here, before Markdown is ever read. */
export type Piece =
  | { readonly type: 'markdown'; readonly text: string }
  /** `$…$` or `$$…$$`: TeX with tags in it. */
  | { readonly type: 'math'; readonly display: boolean; readonly parts: readonly (string | MathTag)[]; readonly at: Location }
  /** `{{w}}` or `{{value "theta[0]"}}` outside maths. */
  | { readonly type: 'value'; readonly of: Sourced }
  /** `{{tex "w*x + b"}}` outside maths. */
  | { readonly type: 'tex'; readonly of: Sourced }
  /** `{{equations}}`, `{{given}}`, `{{conventions}}`, `{{trace}}`. */
  | { readonly type: 'block'; readonly name: 'equations' | 'given' | 'conventions' | 'trace'; readonly at: Location }
  | { readonly type: 'table'; readonly names: readonly string[]; readonly at: Location }
  | { readonly type: 'part'; readonly id: string; readonly at: Location }
  | { readonly type: 'plural'; readonly of: Sourced; readonly one: string; readonly other: string }
  | { readonly type: 'if'; readonly condition: Sourced; readonly then: readonly Piece[]; readonly else: readonly Piece[] }

export type MathTag = { readonly type: 'value' | 'tex'; readonly of: Sourced }

/** Text with every value in it, ready to be typeset. Nothing in it depends on a key unless it is staff's or graded. */
export type RichText = readonly Segment[]
export type Segment =
  | { readonly type: 'markdown'; readonly text: string }
  /** Literal characters: escaped, never read as Markdown. */
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'math'; readonly tex: string; readonly display: boolean }
  | { readonly type: 'table'; readonly head: readonly RichText[]; readonly rows: readonly (readonly RichText[])[] }
  /** A worked solution: the steps of the trace, grouped by row (`row` 0: no run, or before the first). */
  | { readonly type: 'steps'; readonly groups: readonly { readonly heading: RichText; readonly lines: readonly RichText[] }[] }

// ── Problem ────────────────────────────────────────────────────────────────────────────────────────────────

export interface Problem {
  readonly id: string
  readonly title: Text
  readonly text: Text
  readonly parameters: readonly Parameter[]
  readonly let: readonly Definition[]
  readonly require: readonly Sourced[]
  /** Absent for a problem that needs no recurrence or table. */
  readonly cell?: Cell
  /** The problem's own lines on top of the cell: given, run, round, convention (and equations written in place). */
  readonly lines: Lines
  readonly notation: readonly Notation[]
  /** The cell's and the problem's own; the problem's wins where both use a name. */
  readonly mistakes: readonly Mistake[]
  /** At least one; a problem written with `ask` has the single part `answer`. */
  readonly parts: readonly Question[]
  readonly points: string
  readonly attempts?: number
  readonly solution?: Text
  readonly published: readonly Published[]
  readonly at: Location
}

export interface Parameter {
  readonly name: string
  readonly draw: Draw
  readonly at: Location
}

/** How a value is drawn. `size` [] is a scalar, [n] a vector, [n, m] a matrix; each entry is drawn apart. */
export type Draw = { readonly size: readonly Sourced[]; readonly except: readonly Sourced[]; readonly at: Location } & (
  | { readonly type: 'integer'; readonly low: Sourced; readonly high: Sourced }
  | { readonly type: 'number'; readonly low: Sourced; readonly high: Sourced; readonly step: Sourced }
  | { readonly type: 'choice'; readonly from: readonly Sourced[] }
  | { readonly type: 'words'; readonly from: readonly string[] }
  | { readonly type: 'permutation'; readonly of: readonly Sourced[] }
)

/** The lines of a problem that an engine runs on. A convention's choice and a mistake change some of them. */
export interface Lines {
  readonly equations: readonly Definition[]
  readonly let: readonly Definition[]
  readonly given: readonly Given[]
  readonly run?: Run
  readonly round: readonly Rounding[]
  readonly convention: readonly ConventionChoice[]
}

/** `name` is a cell's name or a group (`weights`, `biases`, `inputs`); a name beats its group. */
export interface Given {
  readonly name: string
  readonly value:
    { readonly type: 'expression'; readonly of: Sourced } | { readonly type: 'none' } | { readonly type: 'draw'; readonly draw: Draw }
  readonly at: Location
}

export interface Run {
  /** Lists in step, one entry a row. */
  readonly over?: readonly RunInput[]
  /** All combinations; the last name changes fastest. */
  readonly every?: readonly RunInput[]
  readonly steps?: Sourced
  readonly until?: Sourced
  readonly atMost?: number
}
export interface RunInput {
  readonly name: string
  readonly values: { readonly type: 'expression'; readonly of: Sourced } | { readonly type: 'words'; readonly words: readonly string[] }
  readonly at: Location
}

export type TieRule = 'reject' | 'up' | 'down' | 'even' | 'toward-zero' | 'away' | { readonly value: string }
/** What is rounded (`of`: a function or an equation), to what, how ties go, and what the next step reads. Partial in a change of lines. */
export interface Rounding {
  readonly of: string
  readonly to?: 'integer' | readonly Sourced[]
  /** The function takes its limits from ±saturate (a rational as text) on, and is exact between. */
  readonly saturate?: string
  readonly tie?: TieRule
  readonly carry?: 'rounded' | 'exact'
  readonly at: Location
}

export interface ConventionChoice {
  readonly name: string
  /** In a change of lines `other` is the other of two choices. */
  readonly choice: string | { readonly draw: readonly string[] }
  readonly at: Location
}

export interface Cell {
  readonly id: string
  readonly title: Text
  readonly inputs: readonly string[]
  readonly equations: readonly Definition[]
  readonly conventions: readonly Convention[]
  readonly names: readonly Notation[]
  readonly mistakes: readonly Mistake[]
}
export interface Convention {
  readonly name: string
  readonly choices: readonly { readonly name: string; readonly lines: Lines; readonly text?: Text; readonly at: Location }[]
  readonly at: Location
}
export interface Notation {
  readonly name: string
  readonly tex?: string
  /** The word used for it in prose. */
  readonly term?: Text
  readonly at?: Location
}

/** The same problem with a few lines changed, solved again. */
export interface Mistake {
  readonly name: string
  readonly lines: Lines
  /** Where `asked` is asked for, `of` is handed in. */
  readonly answer: readonly Definition[]
  readonly says?: Text
  readonly at: Location
}

export interface Published {
  readonly with: readonly Definition[]
  /** Per part id: a list of claim ids or values, one value, or for tables column → values. */
  readonly key?: PublishedKey
  readonly mistakes: readonly { readonly name: string; readonly key: PublishedKey; readonly at: Location }[]
  /** Claims or options shown. */
  readonly show?: readonly string[]
  readonly at: Location
}
export type PublishedKey =
  | { readonly type: 'value'; readonly of: Sourced }
  | { readonly type: 'ids'; readonly ids: readonly string[] }
  | { readonly type: 'columns'; readonly columns: readonly Definition[] }

// ── Questions ──────────────────────────────────────────────────────────────────────────────────────────────

export type Kind = Question['kind']
export type Scheme = 'all-or-nothing' | 'each-answer'

interface Asked {
  readonly id: string
  readonly text?: Text
  readonly points?: string
  readonly attempts?: number
  readonly at: Location
}
/** How a typed number is read and compared: exactly unless one of the three is given. Texts of rationals. */
export interface Precision {
  readonly decimals?: number
  readonly figures?: number
  /** `1/100` absolute, or relative to the key. */
  readonly within?: { readonly amount: string; readonly relative: boolean }
}

export type Question = SingleChoice | MultiSelect | NumberQuestion | VectorQuestion | TableQuestion

export interface SingleChoice extends Asked {
  readonly kind: 'single-choice'
  readonly key: Sourced
  readonly options: OptionSource
}
export interface MultiSelect extends Asked {
  readonly kind: 'multi-select'
  readonly scheme: Scheme
  readonly show?: number
  readonly from:
    | { readonly type: 'claims'; readonly claims: readonly Claim[] }
    /** Names of the cell; right are those whose role is `role`. */
    | { readonly type: 'roles'; readonly role: Role; readonly names: readonly { readonly name: string; readonly at: Location }[] }
    | { readonly type: 'values'; readonly key: Sourced; readonly options: readonly OptionItem[] }
}
export interface NumberQuestion extends Asked {
  readonly kind: 'number'
  readonly key: Sourced
  readonly precision: Precision
}
export interface VectorQuestion extends Asked {
  readonly kind: 'vector'
  readonly key: Sourced
  readonly precision: Precision
  readonly scheme: Scheme
}
export interface TableQuestion extends Asked {
  readonly kind: 'table'
  readonly show: readonly TableColumn[]
  readonly fill: readonly TableColumn[]
  readonly layout: 'across' | 'down'
  readonly precision: Precision
  readonly scheme: Scheme
}
export interface TableColumn {
  readonly name: string
  /** Cells are choices among these values (equals dropped) instead of typed numbers. */
  readonly options?: readonly Sourced[]
  readonly precision?: Precision
  readonly at: Location
}

export interface OptionItem {
  readonly value: Sourced
  readonly text?: Text
  readonly says?: Text
}
export type OptionSource =
  | { readonly type: 'list'; readonly options: readonly OptionItem[] }
  /** The key, then answers under mistakes, then values: equals dropped, `show` kept. */
  | {
      readonly type: 'pools'
      readonly mistakes: readonly string[]
      readonly mistakesAt?: readonly Location[]
      readonly values: readonly Sourced[]
      readonly show?: number
    }

export interface Claim {
  readonly id: string
  readonly if?: Sourced
  /** `then`: always; `can`: for some values. */
  readonly quantifier: 'then' | 'can'
  readonly conclusion: Sourced
  readonly text: Text
  readonly says?: Text
  readonly at: Location
}
export type Verdict =
  | { readonly verdict: 'proved'; readonly how: string; readonly witness?: Witness }
  | { readonly verdict: 'refuted'; readonly how: string; readonly witness?: Witness }
  | { readonly verdict: 'undecided'; readonly how: string }
/** A point that shows it: every name's value, and the two sides that differ (or the values that were asked for). */
export interface Witness {
  readonly values: readonly { readonly name: string; readonly value: ValueJson }[]
  readonly left: ValueJson
  readonly right: ValueJson
}

/** What a cell's name is, derived from the equations alone. */
export type Role = 'input' | 'weight' | 'bias' | 'gate' | 'candidate' | 'state' | 'other'

// ── Problem sets ───────────────────────────────────────────────────────────────────────────────────────────

export interface ProblemSet {
  readonly id: string
  readonly title: Text
  readonly text?: Text
  readonly mode: 'practice' | 'exam'
  readonly language: string
  /** ISO 8601 with offset. */
  readonly due?: string
  readonly counts: 'last' | 'best' | 'first'
  readonly problems: readonly SetEntry[]
  readonly at: Location
}
export interface SetEntry {
  readonly problem: string
  readonly points?: string
  readonly attempts?: number
  readonly scheme?: Scheme
  /** How many variants to draw from; absent: one for each student. */
  readonly variants?: number
  readonly at: Location
}

// ── Variant ────────────────────────────────────────────────────────────────────────────────────────────────

/** A problem with its values drawn. Frozen: regenerating needs nothing but this and the problem. */
export interface Variant {
  readonly problem: string
  /** A non-negative integer below 2^53; null where values were given by hand (`--with`). */
  readonly seed: number | null
  /** Which candidate draw was accepted (0-based). */
  readonly candidate: number
  /** One letter and base32 of a digest of (problem, seed) — or of the values where there is no seed. */
  readonly id: string
  /** By path: `parameters.w`, `given.weights.W_fx`, `convention.gate`. */
  readonly draws: readonly { readonly path: string; readonly value: ValueJson }[]
}

// ── Public: how a question is asked ────────────────────────────────────────────────────────────────────────

/** What a student sees of a part. Never holds a key, a mistake's name or anything computed from them. */
export type Interaction =
  | { readonly type: 'choice'; readonly multiple: boolean; readonly options: readonly Option[] }
  | { readonly type: 'text'; readonly format: NumberFormat }
  | { readonly type: 'grid'; readonly layout: 'across' | 'down' | 'vector'; readonly columns: readonly GridColumn[] }
export interface Option {
  /** `o1`, `o2` … in the order shown. */
  readonly id: string
  readonly text: RichText
  /** The displayed value as a student might type it in a submission file (`-1`, `3/2`). */
  readonly plain: string
}
/** What may be typed: the sentence on the page and the reader of answers come from this one object. */
export interface NumberFormat {
  readonly fractions: boolean
  readonly precision: Precision
}
export interface GridColumn {
  readonly heading: RichText
  readonly plain: string
  readonly cells: readonly GridCell[]
}
export type GridCell =
  | { readonly type: 'given'; readonly text: RichText }
  /** `id` is `h[3]`, or `h` where there is one row: the name under which it is handed in. */
  | { readonly type: 'number'; readonly id: string; readonly format: NumberFormat }
  | { readonly type: 'choice'; readonly id: string; readonly options: readonly Option[] }

/** A problem as one student sees it. */
export interface PosedProblem {
  readonly problem: string
  readonly variant: string
  readonly title: RichText
  readonly stem: RichText
  readonly points: string
  readonly attempts?: number
  readonly parts: readonly PosedPart[]
}
export interface PosedPart {
  readonly id: string
  readonly text: RichText
  readonly points: string
  readonly attempts?: number
  readonly interaction: Interaction
}

// ── Secret: the key ────────────────────────────────────────────────────────────────────────────────────────

export type NumberKey = { readonly value: ValueJson; readonly precision: Precision }
export type Key =
  | { readonly kind: 'single-choice'; readonly option: string; readonly value: ValueJson; readonly options: readonly OptionNote[] }
  | { readonly kind: 'multi-select'; readonly scheme: Scheme; readonly right: readonly string[]; readonly options: readonly OptionNote[] }
  | ({ readonly kind: 'number'; readonly mistakes: readonly MistakeAnswer[] } & NumberKey)
  | { readonly kind: 'vector'; readonly scheme: Scheme; readonly cells: readonly CellKey[]; readonly mistakes: readonly MistakeAnswer[] }
  | { readonly kind: 'table'; readonly scheme: Scheme; readonly cells: readonly CellKey[]; readonly mistakes: readonly MistakeAnswer[] }
export type KeyOf<K extends Kind> = Extract<Key, { readonly kind: K }>
export type CellKey = { readonly id: string } & (
  ({ readonly type: 'number' } & NumberKey) | { readonly type: 'choice'; readonly option: string; readonly value: ValueJson }
)
/** What staff and a graded page know of an option: whether it is right, the mistake or claim it stands for, what is said of it. */
export interface OptionNote {
  readonly id: string
  readonly right: boolean
  readonly value?: ValueJson
  readonly mistake?: string
  readonly claim?: string
  readonly verdict?: Verdict
  readonly says?: RichText
}
/** What is answered under a mistake: one value, or one a cell (in the order of the key's cells). */
export interface MistakeAnswer {
  readonly mistake: string
  readonly answers: readonly ValueJson[]
  readonly says?: RichText
}

/** Everything derived for one variant: the public side and the secret side, parted at pose(). */
export interface Posed {
  readonly public: PosedProblem
  readonly keys: readonly { readonly part: string; readonly key: Key }[]
  /** The worked solution, shown to staff, and to students once released. */
  readonly solution: RichText
}

// ── Submissions and marks ──────────────────────────────────────────────────────────────────────────────────

/** As handed in: an option id or displayed value, a list of them, cell → value, or text. Untrusted. */
export type RawResponse = string | readonly string[] | { readonly [cell: string]: string }

export interface Submission {
  readonly student: string
  readonly problem: string
  readonly part?: string
  readonly response: RawResponse
  /** Time of receipt, ISO 8601. */
  readonly at?: string
  readonly attempt?: number
}

/** Codes and values, never sentences: `words/` has those. Unknown is never 0. */
export type Mark =
  | {
      readonly status: 'graded'
      /** An exact rational from `"0"` to `"1"`. */
      readonly credit: string
      readonly mistake?: string
      readonly items?: readonly ItemMark[]
    }
  | { readonly status: 'blank' }
  | { readonly status: 'invalid'; readonly code: InvalidCode; readonly item?: string; readonly found?: string }
  | { readonly status: 'needs-review'; readonly code: 'review/undecided' | 'review/foreign-token' }

/** One option, entry or cell of a response. */
export interface ItemMark {
  readonly id: string
  readonly status: 'right' | 'wrong' | 'blank'
  readonly mistake?: string
}
// prettier-ignore
export type InvalidCode =
  | 'response/not-a-number' | 'response/thousands-separator' | 'response/decimal-comma' | 'response/percent' | 'response/out-of-range'
  | 'response/fraction-not-accepted'
  | 'response/zero-denominator' | 'response/too-long' | 'response/unknown-option' | 'response/ambiguous-option' | 'response/several-options'
  | 'response/unknown-cell' | 'response/wrong-shape'
