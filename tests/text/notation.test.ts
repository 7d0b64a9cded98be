import { describe, expect, test } from 'vitest'
import { atStep, elementTex, hasStep, raisedStep, spelledTex } from '../../src/math/print/notation.ts'
import { typesets } from '../support/expressions.ts'

const raw = String.raw

test.each([
  ['x', 'x', 'x_{t-1}'],
  ['x1', 'x_1', 'x_{1,t-1}'],
  ['W_fh', 'W_{fh}', 'W_{fh,t-1}'],
  ['W_f', 'W_f', 'W_{f,t-1}'],
  ['theta', raw`\theta`, raw`\theta_{t-1}`],
  ['theta0', raw`\theta_0`, raw`\theta_{0,t-1}`],
  ['Sigma_xy', raw`\Sigma_{xy}`, raw`\Sigma_{xy,t-1}`],
  ['c_tilde', raw`\tilde{c}`, raw`\tilde{c}_{t-1}`],
  ['y_hat_1', raw`\hat{y}_1`, raw`\hat{y}_{1,t-1}`],
  ['loss', raw`\mathit{loss}`, raw`\mathit{loss}_{t-1}`],
  ['w_out', raw`w_{\mathrm{out}}`, raw`w_{\mathrm{out},t-1}`],
  ['w_theta', raw`w_{\theta}`, raw`w_{\theta,t-1}`],
  ['ab12', raw`\mathit{ab}_{12}`, raw`\mathit{ab}_{12,t-1}`],
  ['x_1_2', 'x_{1,2}', 'x_{1,2,t-1}'],
])('the spelling %s is %s, and %s a step before', (name, formula, before) => {
  expect(spelledTex(name)).toBe(formula)
  expect(spelledTex(name, 't-1')).toBe(before)
  typesets(formula)
  typesets(before)
})

describe('the step in a notation', () => {
  test.each([
    ['h_t', 'h_{3}'],
    [raw`\tilde{c}_t`, raw`\tilde{c}_{3}`],
    ['h_t^{(1)}', 'h_{3}^{(1)}'],
    ['h_{t}', 'h_{3}'],
    ['h_{t,1}', 'h_{3,1}'],
    [raw`\theta_{0, t}`, raw`\theta_{0,3}`],
    ['H_t = W_t', 'H_{3} = W_{3}'],
    ['z^{(t)}', 'z^{(3)}'],
    [raw`a^{\langle t \rangle}`, raw`a^{\langle 3 \rangle}`],
    ['h_t^{[t]}', 'h_{3}^{[3]}'],
    // nothing to put in
    ['x^t', 'x^t'],
    ['x^{t}', 'x^{t}'],
    ['W^{f,h}', 'W^{f,h}'],
    [raw`\theta`, raw`\theta`],
    ['x_{t-1}', 'x_{t-1}'],
    ['x_{tk}', 'x_{tk}'],
    [raw`\text{a\_t}`, raw`\text{a\_t}`],
    ['x_\\tau', 'x_\\tau'],
  ])('%s in step 3 is %s', (notation, formula) => {
    expect(atStep(notation, '3')).toBe(formula)
    expect(hasStep(notation)).toBe(notation !== formula)
    typesets(formula)
  })

  test('a notation without one raises it', () => {
    expect(raisedStep(raw`\theta_0`, 't-1')).toBe(raw`\theta_0^{(t-1)}`)
    expect(raisedStep('W^{a}', '2')).toBe('{W^{a}}^{(2)}')
    typesets(raisedStep('W^{a}', '2'))
  })
})

test.each([
  ['x', 'x_{1}'],
  ['g_t', 'g_{t,1}'],
  [raw`\tilde{s}_{t-1}`, raw`\tilde{s}_{t-1,1}`],
  ['W^{f,h}', raw`\left(W^{f,h}\right)_{1}`],
  ['h_t^{(1)}', raw`\left(h_t^{(1)}\right)_{1}`],
])('element 1 of %s is %s', (name, formula) => {
  expect(elementTex(name, '1')).toBe(formula)
  typesets(formula)
})
