// The page of certificates says what they say, with nothing of theirs taken for markup.
import { expect, test } from 'vitest'
import { renderCertificatePage } from '../../src/render/certificate/page.ts'
import { boundPercent, count, percent } from '../../src/render/certificate/phrases.ts'
import { certificateSection } from '../../src/render/certificate/section.ts'
import { soundCertificate, unsoundCertificate } from './certificate-sample.ts'

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x3D;', '=')
    .replace(/\s+/g, ' ')

test('a sound one: verdict, space, keys, mistakes, what is published', () => {
  const text = textOf(renderCertificatePage([soundCertificate]))
  for (const said of [
    'gate-step',
    'Sound',
    'every one of 100 variants, from 120 draws',
    '1 60 %',
    '2 more 10 %',
    'no_tanh',
    'from the cell',
  ])
    expect(text).toContain(said)
  expect(text).toContain('in a class of 100, 12 share their variant with somebody')
  expect(text).toContain('25 % of the credit at random, 60 % by always answering 1')
  expect(text).not.toContain('Not sound')
})

test('an unsound one: what is wrong, where, and the reading that is open', () => {
  const html = certificateSection(unsoundCertificate)
  const text = textOf(html)
  for (const said of [
    'certify/equal-options',
    'problems/gate-step.yaml:7:3',
    'ask for more decimals',
    'gate=writes',
    'not settled',
    '40 %',
  ])
    expect(text).toContain(said)
  expect(html).toContain('two options read <code>&lt;b&gt;</code>')
})

test('several have a list of them', () => {
  const html = renderCertificatePage([soundCertificate, unsoundCertificate])
  expect(html).toContain('href="#certificate-2"')
  expect(textOf(html)).toContain('2 problems')
})

test.each([
  [0, '0 %'],
  [0.001, '< 1 %'],
  [0.5, '50 %'],
  [0.999, '> 99 %'],
  [1, '100 %'],
])('the share %d reads %s', (share, text) => {
  expect(percent(share)).toBe(text)
})

test('figures: thousands, and a bound that stays one', () => {
  expect([count(999), count(1234567)]).toEqual(['999', '1,234,567'])
  expect([boundPercent(0.003), boundPercent(0.0301), boundPercent(0.15)]).toEqual(['0.3 %', '3.1 %', '15 %'])
})
