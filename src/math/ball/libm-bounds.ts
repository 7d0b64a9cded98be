// What is trusted of the machine's Math functions. ECMAScript bounds none of their errors, so these are assumptions: they hold
// with room to spare for the ports of fdlibm that V8 and SpiderMonkey use, and libm-check.ts looks before balls rely on them.

/** The Math functions that float64 balls use besides +, −, ·, /, √ and rounding to integers, which IEEE 754 fixes. */
export const libmFunctions = [
  ...(['exp', 'log', 'sin', 'cos', 'asin', 'acos', 'atan'] as const),
  ...(['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh', 'cbrt'] as const),
] as const
export type LibmFunction = (typeof libmFunctions)[number]
/** Each takes and gives a float64. */
export type Libm = { readonly [F in LibmFunction]: (x: number) => number }

/** How far a result may be off, in units in the last place of the result. */
export const ulpsTrusted = 4
/** The same as a factor on the result: an ulp of x is at most 2^−52·|x|. */
export const libmError = ulpsTrusted * 2 ** -52
