// What a student has to work out: equations, and the digits of the longest number that comes up.
import { plainValue } from '../math/print/plain.ts'
import type { Effort } from '../model.ts'
import { spreadOf } from './distribution.ts'
import type { Look } from './look.ts'

export class Efforts {
  private readonly steps: number[] = []
  private readonly digits: number[] = []

  look({ drawn: { solution } }: Look): void {
    this.steps.push(solution.trace.length)
    const numbers = solution.trace.flatMap(({ value }) => plainValue(value).match(/\d+(?:\.\d+)?/g) ?? [])
    this.digits.push(Math.max(0, ...numbers.map((number) => number.replace('.', '').length)))
  }
  effort(): Effort {
    return { steps: spreadOf(this.steps), digits: spreadOf(this.digits) }
  }
}
