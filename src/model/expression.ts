// What authors (and students) write: one AST for all readers, evaluators and printers; and values as JSON.
/** A place in an authored file, 1-based. `length` counts characters on that line (for the caret). */
export interface Location {
  readonly file: string
  readonly line: number
  readonly col: number
  readonly length?: number
}

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
  /** π, Euler's number, the imaginary unit: a node of its own, decided where it is read. No name ever falls back to one. */
  | { readonly type: 'constant'; readonly name: ConstantName }
  /** A function that is declared by name and of which nothing else is known: `f(x)`. Only students' readers make it. */
  | { readonly type: 'apply'; readonly name: string; readonly args: readonly Expr[] }
  /** A finite set `{1, 2}`. Only students' readers make it. */
  | { readonly type: 'set'; readonly items: readonly Expr[] }

export type ConstantName = 'pi' | 'e' | 'i'

/** Functions of one number that are more than arithmetic and order, by the names of ISO 80000-2 with `log` natural. */
export const scalarFunctions = [
  ...(['sigmoid', 'exp', 'log', 'log10', 'log2', 'sqrt', 'cbrt'] as const),
  ...(['sin', 'cos', 'tan', 'sec', 'csc', 'cot', 'asin', 'acos', 'atan', 'asec', 'acsc', 'acot'] as const),
  ...(['sinh', 'cosh', 'tanh', 'sech', 'csch', 'coth', 'asinh', 'acosh', 'atanh', 'asech', 'acsch', 'acoth'] as const),
] as const
export type ScalarFunction = (typeof scalarFunctions)[number]
const scalarNames: ReadonlySet<string> = new Set(scalarFunctions)
export const isScalarFunction = (name: string): name is ScalarFunction => scalarNames.has(name)

/** Every function an expression may call, with its least and greatest number of arguments. */
// prettier-ignore
export const functionArity = {
  sigmoid: [1, 1], exp: [1, 1], log: [1, 1], log10: [1, 1], log2: [1, 1], sqrt: [1, 1], cbrt: [1, 1], root: [2, 2],
  sin: [1, 1], cos: [1, 1], tan: [1, 1], sec: [1, 1], csc: [1, 1], cot: [1, 1],
  asin: [1, 1], acos: [1, 1], atan: [1, 1], asec: [1, 1], acsc: [1, 1], acot: [1, 1],
  sinh: [1, 1], cosh: [1, 1], tanh: [1, 1], sech: [1, 1], csch: [1, 1], coth: [1, 1],
  asinh: [1, 1], acosh: [1, 1], atanh: [1, 1], asech: [1, 1], acsch: [1, 1], acoth: [1, 1],
  abs: [1, 1], sign: [1, 1], floor: [1, 1], ceil: [1, 1], round: [1, 1], factorial: [1, 1], relu: [1, 1], mod: [2, 2], min: [1, 99], max: [1, 99], if: [3, 3],
  sum: [1, 1], mean: [1, 1], any: [1, 1], all: [1, 1], dot: [2, 2], transpose: [1, 1], argmax: [1, 1],
  length: [1, 1], take: [2, 2], shift: [3, 3], select: [2, 2], softmax: [1, 1],
  distinct: [1, 2], apart: [3, 3], derivative: [2, 2], at: [2, 99], depends: [2, 2],
} as const satisfies Record<string, readonly [number, number]>
export type FunctionName = keyof typeof functionArity

/** What is known of a letter that stays one: a real number unless said; bounds are rationals as text, closed unless said. */
export interface SymbolDomain {
  readonly name: string
  readonly integer?: boolean
  readonly low?: string
  readonly high?: string
  readonly lowOpen?: boolean
  readonly highOpen?: boolean
}

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

/**
 * A value as JSON: an integer is a number, any other rational a string `"3/2"`, an irrational (float64) the object
 * `{ approx }`, a word a string that begins with a letter, one with letters left in it the object `{ formula }`; a vector
 * is a list, a matrix a list of lists.
 */
export type ValueJson = number | string | { readonly approx: number } | { readonly formula: Expr } | readonly ValueJson[]
