// Makes programs: each method adds a step and says where its value will be. Arithmetic on numbers that are known is done
// exactly on the spot, so an exponent such as -(1/2) is seen to be rational.
import { add, denominator, divide, multiply, negate, numerator, type Rational, sign, subtract } from '../exact/rational.ts'
import type { ConstantName } from '../../model.ts'
import { type BinaryOp, exponentCap, type Program, type Step, type UnaryOp } from './program.ts'

/** A number that is known already, or the slot that will hold one. */
export type Operand = { readonly type: 'known'; readonly value: Rational } | { readonly type: 'slot'; readonly slot: number }
export const known = (value: Rational): Operand => ({ type: 'known', value })

/** Programs longer than this are not run. */
export const slotCap = 8_000
/** Numbers that are folded stay below this many bits on either side. */
const bitCap = 4_096

export class Builder {
  readonly #steps: Step[] = []
  readonly #inputs: ReadonlyMap<string, number>
  #slots: number
  #opaque = false
  constructor(names: readonly string[]) {
    this.#inputs = new Map(names.map((name, i) => [name, i]))
    this.#slots = names.length
  }

  /** The program that leaves its value at `output`; undefined where it is too long. */
  finish(output: Operand): Program | undefined {
    const slot = this.#slotOf(output)
    const program = { inputs: this.#inputs.size, slots: this.#slots, steps: this.#steps, output: slot, opaque: this.#opaque }
    return this.#slots <= slotCap ? program : undefined
  }
  /** Says that the program evaluates a stand-in. */
  markOpaque(): void {
    this.#opaque = true
  }

  #slot(): number {
    return this.#slots++
  }
  #slotOf(operand: Operand): number {
    if (operand.type === 'slot') return operand.slot
    const out = this.#slot()
    this.#steps.push({ type: 'number', out, value: operand.value })
    return out
  }

  name(name: string): Operand {
    const slot = this.#inputs.get(name)
    return slot === undefined ? this.unknown() : { type: 'slot', slot }
  }
  constant(name: ConstantName): Operand {
    const out = this.#slot()
    this.#steps.push({ type: 'constant', out, name })
    return { type: 'slot', slot: out }
  }
  unary(op: UnaryOp, a: Operand): Operand {
    const from = this.#slotOf(a)
    const out = this.#slot()
    this.#steps.push({ type: 'unary', op, out, a: from })
    return { type: 'slot', slot: out }
  }
  binary(op: BinaryOp, a: Operand, b: Operand): Operand {
    const [left, right] = [this.#slotOf(a), this.#slotOf(b)]
    const out = this.#slot()
    this.#steps.push({ type: 'binary', op, out, a: left, b: right })
    return { type: 'slot', slot: out }
  }
  /** What is not evaluated. */
  unknown(): Operand {
    const out = this.#slot()
    this.#steps.push({ type: 'unknown', out })
    return { type: 'slot', slot: out }
  }

  negate(a: Operand): Operand {
    return a.type === 'known' ? known(negate(a.value)) : this.unary('negate', a)
  }
  add(a: Operand, b: Operand): Operand {
    return this.#folded(add, a, b) ?? this.binary('add', a, b)
  }
  subtract(a: Operand, b: Operand): Operand {
    return this.#folded(subtract, a, b) ?? this.binary('subtract', a, b)
  }
  multiply(a: Operand, b: Operand): Operand {
    return this.#folded(multiply, a, b) ?? this.binary('multiply', a, b)
  }
  divide(a: Operand, b: Operand): Operand {
    const byZero = b.type === 'known' && sign(b.value) === 0
    return (byZero ? undefined : this.#folded(divide, a, b)) ?? this.binary('divide', a, b)
  }
  #folded(f: (a: Rational, b: Rational) => Rational, a: Operand, b: Operand): Operand | undefined {
    return a.type === 'known' && b.type === 'known' && isShort(a.value) && isShort(b.value) ? known(f(a.value, b.value)) : undefined
  }

  power(a: Operand, b: Operand, isRoot = false): Operand {
    if (b.type !== 'known' || !isBelow(numerator(b.value), exponentCap) || !isBelow(denominator(b.value), exponentCap))
      return this.binary('power', a, b)
    const from = this.#slotOf(a)
    const out = this.#slot()
    const exponent = { n: Number(numerator(b.value)), d: Number(denominator(b.value)), isRoot }
    this.#steps.push({ type: 'power', out, a: from, exponent })
    return { type: 'slot', slot: out }
  }
}

const isBelow = (n: bigint, cap: number): boolean => n <= cap && n >= -cap
const isShort = (q: Rational): boolean =>
  typeof q === 'number' || (BigInt.asIntN(bitCap, q.n) === q.n && BigInt.asIntN(bitCap, q.d) === q.d)
