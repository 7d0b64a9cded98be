// Ways to write a part of a formula otherwise. `sound` ones hold wherever both sides are defined; `tempting` ones only
// somewhere, or under a guard: what students write.
import type { ArithmeticOp, Expr, FunctionName } from '../../../src/model.ts'

export const number = (value: string): Expr =>
  value.startsWith('-') ? { type: 'negate', arg: number(value.slice(1)) } : { type: 'number', value }
export const name = (text: string): Expr => ({ type: 'name', name: text })
export const op = (kind: ArithmeticOp, left: Expr, right: Expr): Expr => ({ type: 'arithmetic', op: kind, left, right })
export const call = (text: FunctionName, ...args: readonly Expr[]): Expr => ({ type: 'call', name: text, args })
export const minus = (arg: Expr): Expr => ({ type: 'negate', arg })

export type Rewriting = (part: Expr) => Expr | undefined
type Binary = Extract<Expr, { type: 'arithmetic' }>
/** For parts that are one operation. */
const of =
  (kind: ArithmeticOp, change: (part: Binary) => Expr | undefined): Rewriting =>
  (part) =>
    part.type === 'arithmetic' && part.op === kind ? change(part) : undefined
const inner = (part: Expr, kind: ArithmeticOp): Binary | undefined => (part.type === 'arithmetic' && part.op === kind ? part : undefined)
/** For calls of one function; `b` is the second argument. */
const on =
  (text: FunctionName, change: (a: Expr, b: Expr) => Expr): Rewriting =>
  (part) => {
    const [a, b] = part.type === 'call' && part.name === text ? part.args : []
    return a && change(a, b ?? a)
  }
const [half, third, two, three] = [number('1/2'), number('1/3'), number('2'), number('3')]
const square = (a: Expr): Expr => op('^', a, two)

export const sound: Readonly<Record<string, Rewriting>> = {
  'a + b = b + a': of('+', ({ left, right }) => op('+', right, left)),
  'ab = ba': of('*', ({ left, right }) => op('*', right, left)),
  'a − b = a + (−1)b': of('-', ({ left, right }) => op('+', left, op('*', number('-1'), right))),
  'a/b = a·b^−1': of('/', ({ left, right }) => op('*', left, op('^', right, number('-1')))),
  'a(b + c) = ab + ac': of('*', ({ left, right }) => {
    const sum = inner(right, '+')
    return sum && op('+', op('*', left, sum.left), op('*', left, sum.right))
  }),
  '(a + b)/c = a/c + b/c': of('/', ({ left, right }) => {
    const sum = inner(left, '+')
    return sum && op('+', op('/', sum.left, right), op('/', sum.right, right))
  }),
  'a^2 = aa': of('^', ({ left, right }) => (right.type === 'number' && right.value === '2' ? op('*', left, left) : undefined)),
  'a = 2a − a': (a) => op('-', op('*', two, a), a),
  'a = ax/x': (a) => op('/', op('*', a, name('x')), name('x')),
  'a = (1/a)^−1': (a) => op('^', op('/', number('1'), a), number('-1')),
  'a = ∛a³': (a) => op('^', call('cbrt', a), three),
  'a = log e^a': (a) => call('log', call('exp', a)),
  'a = e^{log a}': (a) => call('exp', call('log', a)),
  'a = sin asin a': (a) => call('sin', call('asin', a)),
  'a = tan atan a': (a) => call('tan', call('atan', a)),
  'a = tanh atanh a': (a) => call('tanh', call('atanh', a)),
  '|a| = √a²': on('abs', (a) => call('sqrt', square(a))),
  '|a| = a·sign a': on('abs', (a) => op('*', a, call('sign', a))),
  '√a = a^{1/2}': on('sqrt', (a) => op('^', a, half)),
  'sin = cos(π/2 − ·)': on('sin', (a) => call('cos', op('-', op('/', { type: 'constant', name: 'pi' }, two), a))),
  'cos 2a': on('cos', (a) => op('-', number('1'), op('*', two, square(call('sin', op('/', a, two)))))),
  'tan = sin/cos': on('tan', (a) => op('/', call('sin', a), call('cos', a))),
  'tanh = 2σ(2·) − 1': on('tanh', (a) => op('-', op('*', two, call('sigmoid', op('*', two, a))), number('1'))),
  'σ(a) = 1 − σ(−a)': on('sigmoid', (a) => op('-', number('1'), call('sigmoid', minus(a)))),
  'σ = 1/(1 + e^−·)': on('sigmoid', (a) => op('/', number('1'), op('+', number('1'), call('exp', minus(a))))),
  'cosh = sech^−1': on('cosh', (a) => op('/', number('1'), call('sech', a))),
  'max = a + relu(b − a)': on('max', (a, b) => op('+', a, call('relu', op('-', b, a)))),
  'min = −max': on('min', (a, b) => minus(call('max', minus(b), minus(a)))),
  'relu = (a + |a|)/2': on('relu', (a) => op('/', op('+', a, call('abs', a)), two)),
  'asin = π/2 − acos': on('asin', (a) => op('-', op('/', { type: 'constant', name: 'pi' }, two), call('acos', a))),
  'floor a = −ceil −a': on('floor', (a) => minus(call('ceil', minus(a)))),
  'asinh by log': on('asinh', (a) => call('log', op('+', a, call('sqrt', op('+', square(a), number('1')))))),
  'atanh by log': on('atanh', (a) => op('/', call('log', op('/', op('+', number('1'), a), op('-', number('1'), a))), two)),
}

export const tempting: Readonly<Record<string, Rewriting>> = {
  '(a^b)^c = a^{bc}': of('^', ({ left, right }) => {
    const power = inner(left, '^')
    return power && op('^', power.left, op('*', power.right, right))
  }),
  'a^{bc} = (a^b)^c': of('^', ({ left, right }) => {
    const product = inner(right, '*')
    return product && op('^', op('^', left, product.left), product.right)
  }),
  '(ab)^c = a^c b^c': of('^', ({ left, right }) => {
    const product = inner(left, '*')
    return product && op('*', op('^', product.left, right), op('^', product.right, right))
  }),
  '(a/b)^c = a^c/b^c': of('^', ({ left, right }) => {
    const quotient = inner(left, '/')
    return quotient && op('/', op('^', quotient.left, right), op('^', quotient.right, right))
  }),
  'a^b = e^{b log a}': of('^', ({ left, right }) => call('exp', op('*', right, call('log', left)))),
  'a^b = e^{b log |a|}': of('^', ({ left, right }) => call('exp', op('*', right, call('log', call('abs', left))))),
  'a^b = a·a^{b−1}': of('^', ({ left, right }) => op('*', left, op('^', left, op('-', right, number('1'))))),
  'a^b = √a·a^{b−1/2}': of('^', ({ left, right }) => op('*', op('^', left, half), op('^', left, op('-', right, half)))),
  'a^b = (a^{b/2})²': of('^', ({ left, right }) => square(op('^', left, op('/', right, two)))),
  'a^b = (−a)^b': of('^', ({ left, right }) => op('^', minus(left), right)),
  'a^b = ((a^b)²)^{1/2}': of('^', (power) => op('^', square(power), half)),
  'a^b = √a^{2b}': of('^', ({ left, right }) => call('sqrt', op('^', left, op('*', two, right)))),
  'a^b = |a|^b·(sign a)^b': of('^', ({ left, right }) => op('*', op('^', call('abs', left), right), op('^', call('sign', left), right))),
  'a^b·(sign a)²': of('^', (power) => op('*', power, square(call('sign', power.left)))),
  'a = (a^n)^{1/n}': (a) => op('^', op('^', a, name('n')), op('/', number('1'), name('n'))),
  'a = a^y·a^{1−y}': (a) => op('*', op('^', a, name('y')), op('^', a, op('-', number('1'), name('y')))),
  'a = √a²': (a) => call('sqrt', square(a)),
  'a = (a³)^{1/3}': (a) => op('^', op('^', a, three), third),
  'a = √a²ⁿ': (a) => square(call('sqrt', a)),
  'a = asin sin a': (a) => call('asin', call('sin', a)),
  'a = acosh cosh a': (a) => call('acosh', call('cosh', a)),
  '|a| = a': on('abs', (a) => a),
  '|a|·sign a': (a) => op('*', call('abs', a), call('sign', a)),
  'sign a = a/|a|': on('sign', (a) => op('/', a, call('abs', a))),
  'relu a = a': on('relu', (a) => a),
  'log ab = log a + log b': on('log', (a) => {
    const product = inner(a, '*')
    return product ? op('+', call('log', product.left), call('log', product.right)) : call('log', call('abs', a))
  }),
  'log a^b = b log a': on('log', (a) => {
    const power = inner(a, '^')
    return power ? op('*', power.right, call('log', power.left)) : a
  }),
  '√ab = √a√b': on('sqrt', (a) => {
    const product = inner(a, '*')
    return product ? op('*', call('sqrt', product.left), call('sqrt', product.right)) : op('^', square(a), number('1/4'))
  }),
  '∛a = a^{1/3}': on('cbrt', (a) => op('^', a, third)),
  '∛a = (a²)^{1/6}': on('cbrt', (a) => op('^', square(a), number('1/6'))),
  'cos = √(1 − sin²)': on('cos', (a) => call('sqrt', op('-', number('1'), square(call('sin', a))))),
  'sinh = √(cosh² − 1)': on('sinh', (a) => call('sqrt', op('-', square(call('cosh', a)), number('1')))),
  'floor a = a − 1/2': on('floor', (a) => op('-', a, half)),
}
