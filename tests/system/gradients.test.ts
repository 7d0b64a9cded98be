// The two problems on gradients, as shipped: their keys against formulas worked out by hand, answers as students write them.
import { describe, expect, test } from 'vitest'
import { gradePart } from '../../src/kinds/index.ts'
import type { Key, Mark, RichText } from '../../src/model.ts'
import { type DrawnVariant, variantWith } from '../../src/pipeline.ts'
import { fixedDraws } from '../../src/variant/fixed.ts'
import { definitions, must, problemById } from '../support/library.ts'

const at = (id: string, values: Readonly<Record<string, string>>): DrawnVariant => {
  const problem = problemById(id)
  return must(variantWith(problem, must(fixedDraws(problem, definitions(values))), null, { language: 'en' }))
}
function marked({ posed }: DrawnVariant, part: string, raw: string): Mark {
  const asked = posed.public.parts.find(({ id }) => id === part)
  const key: Key | undefined = posed.keys.find((one) => one.part === part)?.key
  if (asked === undefined || key === undefined) throw new Error(`no part ${part}`)
  return gradePart(asked.interaction, key, raw)
}
/** Credit, and the mistake or the code that explains it. */
function credit(variant: DrawnVariant, part: string, raw: string): string {
  const mark = marked(variant, part, raw)
  if (mark.status !== 'graded') return mark.status
  return [mark.credit, mark.mistake ?? []].flat().join(' ')
}
const textOf = (rich: RichText): string =>
  rich
    .map((segment) => {
      if (segment.type === 'math') return `$${segment.tex}$`
      if (segment.type === 'steps') return segment.groups.map(({ heading, lines }) => [heading, ...lines].map(textOf).join('\n')).join('\n')
      return segment.type === 'table' ? '' : segment.text
    })
    .join('')

describe('bptt-gradient', () => {
  const two = at('bptt-gradient', { T: '2', w_at: '3' })
  const three = at('bptt-gradient', { T: '3', w_at: '-2' })

  // h₂ = wux₁ + ux₂ and h₃ = w²ux₁ + wux₂ + ux₃
  test.each([
    ['2', 'u x1', '1'],
    ['2', 'x1*u', '1'],
    ['2', 'u x1 + u x2', '0'],
    ['2', 'w u x1', '0 power_kept'],
    ['2', 'w x1 + x2', '0 wrong_variable'],
    ['2', '0', '0 direct_term_lost'],
    ['3', '2 w u x1 + u x2', '1'],
    ['3', 'u (2 w x1 + x2)', '1'],
    ['3', 'w u x1 + u x2', '0 last_step_only'],
    ['3', 'w u x1', '0 direct_term_lost'],
    ['3', '2 w^2 u x1 + w u x2', '0 power_kept'],
    ['3', 'w^2 x1 + w x2 + x3', '0 wrong_variable'],
    ['3', '2 w u x1 + u x2 + q', 'invalid'],
    ['3', '', 'blank'],
  ])('after %s steps, %s gets %s', (T, raw, expected) => {
    expect(credit(T === '2' ? two : three, 'symbolic', raw)).toBe(expected)
  })
  test('at numbers: 2·(−2)·1·1 + 1·(−1) = −5', () => {
    expect(credit(three, 'numeric', '-5')).toBe('1')
    expect(credit(three, 'numeric', '-3')).toBe('0 last_step_only')
    expect(credit(two, 'numeric', '1')).toBe('1')
  })
  test('a wrong formula is told a point where it differs', () => {
    const mark = marked(three, 'symbolic', 'w u x1 + u x2')
    expect(mark.status === 'graded' && mark.witness?.values.map(({ name }) => name).sort()).toEqual(['u', 'w', 'x1', 'x2'])
  })
  test('the text shows the unrolled formula, the solution each step and the numbers', () => {
    expect(textOf(three.posed.public.stem)).toContain('$h_{{3}} = w\\,(w\\,u\\,x_1 + u\\,x_2) + u\\,x_3.$')
    const solution = textOf(three.posed.solution)
    for (const step of ['\\frac{\\partial h_{T}}{\\partial w}', '\\frac{\\partial}{\\partial w}', '(-2) \\cdot 1 \\cdot 1', '&= -5'])
      expect(solution).toContain(step)
  })
})

describe('gate-gradient', () => {
  const variant = at('gate-gradient', { s_at: '1/2', a: '1', b: '-1' })
  const direct = '1 - g + g (1 - s_tilde^2) W_ss'

  test.each([
    ['fixed_gate', direct, '1'],
    ['fixed_gate', '1 - g', '0 candidate_path_forgotten'],
    ['fixed_gate', `${direct} + g (1 - g) W_gs (s_tilde - s_prev)`, '0'],
    ['whole', `${direct} + g (1 - g) W_gs (s_tilde - s_prev)`, '1'],
    ['whole', '(1 - g) (1 + g W_gs (s_tilde - s_prev)) + g W_ss (1 - s_tilde) (1 + s_tilde)', '1'],
    ['whole', direct, '0 gate_path_forgotten'],
    ['whole', '1 - g + g (1 - g) W_gs (s_tilde - s_prev)', '0 candidate_path_forgotten'],
    ['whole', `1 - g + g (1 - s_tilde) W_ss + g (1 - g) W_gs (s_tilde - s_prev)`, '0 derivative_of_tanh'],
    ['whole', `g + (1 - g) (1 - s_tilde^2) W_ss + g (1 - g) W_gs (s_prev - s_tilde)`, '0 wrong_orientation'],
  ])('%s: %s gets %s', (part, raw, expected) => {
    expect(credit(variant, part, raw)).toBe(expected)
  })
  test('the names may be written out', () => {
    const g = 'sigmoid(W_gs s_prev + W_gx x)'
    const c = 'tanh(W_ss s_prev + W_sx x)'
    expect(credit(variant, 'fixed_gate', `1 - ${g} + ${g} (1 - ${c}^2) W_ss`)).toBe('1')
  })
  test('numbers', () => {
    const g = 1 / (1 + Math.exp(-1.5))
    const c = Math.tanh(-1.5)
    const held = 1 - g - g * (1 - c * c)
    expect(credit(variant, 'numeric', (held + g * (1 - g) * (c - 0.5)).toFixed(3))).toBe('1')
    expect(credit(variant, 'numeric', held.toFixed(3))).toBe('0 gate_path_forgotten')
  })
  test('the solution speaks in g and s̃, and puts their numbers in', () => {
    const solution = textOf(variant.posed.solution)
    expect(solution).toContain('$s_t = (1 - g_t)\\,s_{t-1} + g_t\\,\\tilde{s}_t$')
    expect(solution).toContain('g_t\\,(1 - \\tilde{s}_t^{2})\\,W^{s,s}')
    expect(solution).toContain('0.8176 \\cdot (1 - 0.8176)')
    expect(solution).not.toContain('g_t = \\sigma(W^{g,s}\\,s_{t-1} + W^{g,x}\\,x_t) = ')
  })
})

describe('activation-identities', () => {
  const variant = at('activation-identities', { a: '3' })
  test.each([
    ['as_sigmoid', '(1 + tanh(3x))/2', '1'],
    ['as_sigmoid', '1/2 + tanh(3x)/2', '1'],
    ['as_sigmoid', '1/(1+e^(-6x))', '1'],
    ['as_sigmoid', '(tanh 3x + 1)/2', '1'],
    ['as_sigmoid', 'σ(6x)', '0'],
    ['as_sigmoid', '(1+tanh(6x))/2', '0 scale_lost'],
    ['as_sigmoid', 'tanh(3x)', '0 not_shifted'],
    ['in_its_own_terms', '3y(1-y)', '1'],
    ['in_its_own_terms', '3y - 3y²', '1'],
    ['in_its_own_terms', '3σ(3x)(1-σ(3x))', '0'],
    ['in_its_own_terms', 'y(1-y)', '0 inner_factor_lost'],
    ['in_its_own_terms', '3(1-y^2)', '0 rule_of_tanh'],
    ['in_its_own_terms', '3y(1-y', 'invalid'],
  ])('%s: %s', (part, raw, expected) => {
    expect(credit(variant, part, raw)).toBe(expected)
  })
})
