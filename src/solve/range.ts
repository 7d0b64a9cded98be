// What a named value can be at all, by the form of its definition: a sigmoid lies from 0 to 1, a sum of conditions is a whole number
// from 0 on. What is given or drawn may be anything here: an own value out of bounds cannot come from a slip in the numbers.
import { carriedName } from '../cell/roles.ts'
import { isList, isRational, type Value } from '../math/evaluate/value.ts'
import { compare, isInteger, readRational } from '../math/exact/rational.ts'
import type { Expr, Rounding } from '../model.ts'
import { anything, arithmetic, type Bounds, callBounds, hull, minus, point, rounded, truth } from './bounds.ts'
import type { Place } from './places.ts'
import type { World } from './world.ts'

/** The bounds of a named value; of a list those of every entry. */
export function rangeOf({ of, name }: Place, world: World): Bounds {
  const reader = new Ranges(world)
  return of === 'let' ? reader.letRange(name) : reader.cellRange(name)
}

/** Whether a value, and every entry of it, lies within bounds. Words and formulas have none. */
export function isWithin(value: Value, { low, high, integer }: Bounds): boolean {
  if (isList(value)) return value.every((item) => isWithin(item, { low, high, integer }))
  if (!isRational(value)) return true
  const isAbove = low === undefined || compare(value, low) >= 0
  const isBelow = high === undefined || compare(value, high) <= 0
  return isAbove && isBelow && (!integer || isInteger(value))
}

class Ranges {
  private readonly world: World
  private readonly open = new Set<string>()
  constructor(world: World) {
    this.world = world
  }

  letRange(name: string): Bounds {
    const definition = this.world.program.lines.let.find((one) => one.name === name)
    return definition === undefined ? anything : this.once(`let ${name}`, () => this.ofExpr(definition.expr, false))
  }

  /** An equation's value, rounded where a rule rounds it. */
  cellRange(name: string): Bounds {
    const { equations } = this.world.program.lines
    const equation = equations.find((one) => one.name === name)
    return equation === undefined
      ? anything
      : this.roundedAs(
          name,
          this.once(`cell ${name}`, () => this.ofExpr(equation.expr, true)),
        )
  }

  private roundedAs(name: string, bounds: Bounds): Bounds {
    const rule = this.world.program.lines.round.find(({ of }) => of === name)
    return rule === undefined ? bounds : this.roundedBy(rule, bounds)
  }
  private roundedBy({ to }: Rounding, bounds: Bounds): Bounds {
    if (to === undefined) return bounds
    if (to === 'integer') return rounded(bounds)
    return to.map(({ expr }) => this.ofExpr(expr, false)).reduce(hull)
  }

  /** The names of equations are those of the cell alone; elsewhere a `let` goes before. */
  private nameRange(name: string, inCell: boolean): Bounds {
    if (!inCell && this.world.program.lets.has(name)) return this.letRange(name)
    if (!inCell && this.world.program.parameters.has(name)) return anything
    // A start is given; what is carried on is what the equation gives.
    return carriedName(name) === undefined ? this.cellRange(name) : anything
  }

  /** Anything, where a name is defined by itself: a state by its own last value. */
  private once(name: string, range: () => Bounds): Bounds {
    if (this.open.has(name)) return anything
    this.open.add(name)
    const found = range()
    this.open.delete(name)
    return found
  }

  private ofExpr(expr: Expr, inCell: boolean): Bounds {
    const of = (inner: Expr): Bounds => this.ofExpr(inner, inCell)
    switch (expr.type) {
      case 'number':
        return point(readRational(expr.value))
      case 'name':
        return this.nameRange(expr.name, inCell)
      case 'member':
        return expr.of === 'cell' ? this.cellRange(expr.path[0] ?? '') : anything
      case 'negate':
        return minus(point(0), of(expr.arg))
      case 'compare':
      case 'logic':
      case 'not':
        return truth
      case 'arithmetic':
        return arithmetic(expr.op, of(expr.left), of(expr.right))
      case 'index':
        return of(expr.of)
      case 'list':
        return expr.items.length === 0 ? anything : expr.items.map(of).reduce(hull)
      case 'call': {
        const bounds = callBounds(expr.name, expr.args.map(of))
        return inCell ? this.roundedAs(expr.name, bounds) : bounds
      }
      case 'word':
      case 'end':
      case 'constant':
      case 'apply':
      case 'set':
        return anything
      default:
        return expr satisfies never
    }
  }
}
