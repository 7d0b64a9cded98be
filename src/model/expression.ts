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

/**
 * A value as JSON: an integer is a number, any other rational a string `"3/2"`, an irrational (float64) the object
 * `{ approx }`, a word a string that begins with a letter; a vector is a list, a matrix a list of lists.
 */
export type ValueJson = number | string | { readonly approx: number } | readonly ValueJson[]
