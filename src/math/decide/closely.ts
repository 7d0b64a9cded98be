// Two formulas with many bits, where float64 does not tell them apart.
import { agreeTo, apart } from '../ball/ball.ts'
import { type Apart, type Side, type Spot, told } from './sides.ts'

/** What counts as equal for all purposes but a proof. */
const digitsOfAgreement = 50
/** 200 bits are 60 digits, 10 more than are needed; the second try is for what cancels. */
const bits = [200, 400]

/** `close`: equal to 50 digits. `unclear`: neither that nor apart. `missed`: one of them may have no value there. */
export type Closeness = Apart | { readonly type: 'close' | 'unclear' | 'missed' }

export function compareClosely(reference: Side, student: Side, spot: Spot): Closeness {
  let seen: Closeness = { type: 'missed' }
  for (const precision of bits) {
    const one = reference.precise(spot, precision)
    if (one.type === 'undefined') return seen
    const other = student.precise(spot, precision)
    if (other.type === 'undefined') return seen
    if (one.type === 'unknown' || other.type === 'unknown') continue
    if (apart(one.value, other.value)) return told(reference, student, spot, one.value, other.value)
    if (agreeTo(one.value, other.value, digitsOfAgreement)) return { type: 'close' }
    seen = { type: 'unclear' }
  }
  return seen
}
