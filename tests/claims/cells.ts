// Cells and claims as text, for tests.
import { type ClaimContext, decideClaim } from '../../src/cell/claims/decide.ts'
import { orderEquations } from '../../src/cell/order.ts'
import { rolesOf } from '../../src/cell/roles.ts'
import type { Claim, Sourced, Verdict } from '../../src/model.ts'
import { equations, expr, place } from '../cell/equations.ts'

export type Gates = ClaimContext['gates']

export function context(
  sources: Readonly<Record<string, string>>,
  gates: Gates = 'ideal',
  inputs: readonly string[] = ['x'],
): ClaimContext {
  const ordered = orderEquations(equations(sources))
  if (!ordered.ok) throw new Error('cells in tests have no cycles')
  return { equations: ordered.value, inputs, roles: rolesOf(ordered.value, inputs), gates }
}

const gated = { g: 'sigmoid(W_gs*s_prev + W_gx*x)', s_tilde: 'tanh(W_ss*s_prev + W_sx*x)' }
export const writes = { ...gated, s: '(1 - g) .* s_prev + g .* s_tilde' }
export const keeps = { ...gated, s: 'g .* s_prev + (1 - g) .* s_tilde' }
export const lstm = {
  f: 'sigmoid(W_fh*h_prev + W_fx*x + b_f)',
  i: 'sigmoid(W_ih*h_prev + W_ix*x + b_i)',
  o: 'sigmoid(W_oh*h_prev + W_ox*x + b_o)',
  c_tilde: 'tanh(W_ch*h_prev + W_cx*x + b_c)',
  c: 'f .* c_prev + i .* c_tilde',
  h: 'o .* tanh(c)',
}
/** The reset gate before the product with the weights, z keeps. */
export const gru = {
  z: 'sigmoid(W_zh*h_prev + W_zx*x + b_z)',
  r: 'sigmoid(W_rh*h_prev + W_rx*x + b_r)',
  h_tilde: 'tanh(W_hh*(r .* h_prev) + W_hx*x + b_h)',
  h: 'z .* h_prev + (1 - z) .* h_tilde',
}

/** A claim: `if` and exactly one of `then` and `can`. */
export interface Written {
  readonly if?: string
  readonly then?: string
  readonly can?: string
}
const sourced = (source: string): Sourced => ({ source, expr: expr(source), at: place(1) })
export function claim(written: Written, id = 'claim'): Claim {
  return {
    id,
    ...(written.if !== undefined && { if: sourced(written.if) }),
    quantifier: written.can === undefined ? 'then' : 'can',
    conclusion: sourced(written.can ?? written.then ?? ''),
    text: [],
    at: place(1),
  }
}
export const decide = (written: Written, cell: Readonly<Record<string, string>>, gates: Gates = 'ideal'): Verdict =>
  decideClaim(claim(written), context(cell, gates))
