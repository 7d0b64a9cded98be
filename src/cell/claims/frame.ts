// What points are made of: numbers alone, no letters are left in a claim.
import type { ValueOf } from '../../math/evaluate/carrier.ts'
import type { Scalar } from '../../math/evaluate/value.ts'

/** A number, a vector or a matrix. */
export type Concrete = ValueOf<Scalar>
/** The value of every name at a point. */
export type Frame = Map<string, Concrete>
