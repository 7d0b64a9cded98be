// Equalities that hold by laws of functions: tanh x = 2σ(2x) − 1. The difference at one entry, as a scalar formula, goes to
// the exact forms of the expression kernel.
//
// Soundness. Names, entries, products of matrices and functions of whole vectors become letters of their own: more points
// than there are, so a form that is 0 for all of them is 0. That the sides have a value somewhere is shown elsewhere (judge.ts).
import { type Atoms, atomOf } from '../../math/forms/atoms.ts'
import { openForms } from '../../math/exact/form.ts'
import { atomsOf, type Polynomial } from '../../math/exact/polynomial.ts'
import { numberExpr } from '../../math/derive/build.ts'
import type { Expr } from '../../model.ts'

/** Whether a difference is 0 wherever it has a value, by the laws of the functions in it; “no” means not proved. */
export function vanishes(difference: Polynomial, atoms: Atoms): boolean {
  const calls = [...atomsOf(difference)].filter((key) => atomOf(atoms, key).type === 'call')
  if (calls.length === 0) return false
  const forms = openForms({ symbols: new Map(), oddRoots: 'undefined', complex: false })
  const form = forms.form(scalarOf(difference, atoms, new Map()))
  return form.reason === undefined && forms.isZero(form)
}

/** A polynomial as an expression; each atom that is no call of a function is a letter by its key. */
function scalarOf(p: Polynomial, atoms: Atoms, letters: Map<string, string>): Expr {
  const terms = [...p.values()].map(({ coefficient, monomial }) => {
    return monomial.reduce<Expr>(
      (left, { atom, power }) => ({ type: 'arithmetic', op: '*', left, right: powerOf(atomExpr(atom, atoms, letters), power) }),
      numberExpr(coefficient),
    )
  })
  return terms.reduce<Expr>((left, right) => ({ type: 'arithmetic', op: '+', left, right }), numberExpr(0))
}
const powerOf = (left: Expr, power: number): Expr => (power === 1 ? left : { type: 'arithmetic', op: '^', left, right: numberExpr(power) })

function atomExpr(key: string, atoms: Atoms, letters: Map<string, string>): Expr {
  const atom = atomOf(atoms, key)
  if (atom.type === 'call') {
    const args = atom.args.map((arg) => scalarOf(arg, atoms, letters))
    const [first, second] = args
    if (first !== undefined) {
      if (atom.name === 'reciprocal') return { type: 'arithmetic', op: '/', left: numberExpr(1), right: first }
      if (atom.name === 'power') return { type: 'arithmetic', op: '^', left: first, right: second ?? numberExpr(1) }
      return { type: 'call', name: atom.name, args }
    }
  }
  const letter = letters.get(key) ?? `v${letters.size + 1}`
  letters.set(key, letter)
  return { type: 'name', name: letter }
}
