// Small sentences: points, times, what may be typed, how an answer was read.
import { expect, test } from 'vitest'
import { escapeHtml, withMinus } from '../../src/render/escape.ts'
import { attemptsText, expectationText, letterOf, pointsText, timeText, worthText } from '../../src/render/labels.ts'
import { readingOf } from '../../src/render/student/reading.ts'
import { fillWord } from '../../src/words/fill-word.ts'
import { pagesEn as words } from '../../src/words/pages-en.ts'

test.each([
  ['1', '1'],
  ['1/2', '0.5'],
  ['2/3', '0.67'],
  ['0', '0'],
  ['10', '10'],
  ['100', '100'],
  ['41/2', '20.5'],
  ['7/4', '1.75'],
])('%s points are shown as %s', (points, shown) => {
  expect(pointsText(points)).toBe(shown)
})

test('one point, two points, half a point', () => {
  expect(['1', '2', '1/2', '0'].map((points) => worthText(points, words))).toEqual(['1 point', '2 points', '0.5 points', '0 points'])
  expect([1, 2].map((attempts) => attemptsText(attempts, words))).toEqual(['1 attempt', '2 attempts'])
  expect([0, 1, 25].map(letterOf)).toEqual(['a', 'b', 'z'])
})

test.each([
  ['2027-01-12T23:59:00+01:00', '12 January 2027, 23:59 (UTC+01:00)'],
  ['2026-12-01T08:05:00Z', '1 December 2026, 08:05 (UTC)'],
  ['2026-03-31T00:00:00.000-05:30', '31 March 2026, 00:00 (UTC−05:30)'],
  ['soon', 'soon'],
])('the time %s is %s', (iso, shown) => {
  expect(timeText(iso, words)).toBe(shown)
})

test.each([
  [{ fractions: true, precision: {} }, /whole number, a decimal or a fraction.*exact/i],
  [{ fractions: false, precision: {} }, /^(?!.*fraction).*exact/i],
  [{ fractions: false, precision: { decimals: 3 } }, /3 decimal places, such as 0\.123\b/],
  [{ fractions: false, precision: { decimals: 1 } }, /1 decimal place, such as 0\.1\b/],
  [{ fractions: false, precision: { decimals: 0 } }, /nearest integer/],
  [{ fractions: false, precision: { figures: 2 } }, /2 significant figures/],
  [{ fractions: false, precision: { within: { amount: '1/100', relative: true } } }, /within 1 %/],
  [{ fractions: false, precision: { within: { amount: '1/20', relative: false } } }, /within 0\.05 of/],
])('what may be typed for %j', (format, sentence) => {
  expect(expectationText(format, words)).toMatch(sentence)
})

const exact = { fractions: true, precision: {} }
test.each([
  ['3/2', '3/2 = 1.5'],
  ['1 1/2', '3/2 = 1.5'],
  ['1/3', '1/3 ≈ 0.3333'],
  ['-1/3', '−1/3 ≈ −0.3333'],
  ['2/6000', '1/3000 ≈ 0.0003333'],
  ['4/2', '2'],
  ['.5', '0.5'],
  ['−1', '−1'],
  ['1e3', '1000'],
  [' 7 ', '7'],
])('%s is read as %s', (typed, shown) => {
  expect(readingOf(typed, exact)).toEqual({ status: 'read', shown })
})

test('what is not read has a sentence', () => {
  for (const typed of ['0x10', '1,234', '50%', 'NaN', '1/0', '12,5', '1e999', '9'.repeat(999)]) {
    const reading = readingOf(typed, exact)
    expect(reading.status, typed).toBe('invalid')
    if (reading.status === 'invalid') expect(Object.keys(words)).toContain(reading.code)
  }
  expect(readingOf('3/2', { fractions: false, precision: { decimals: 2 } })).toEqual({
    status: 'invalid',
    code: 'response/fraction-not-accepted',
  })
  expect(readingOf('  ', exact)).toEqual({ status: 'blank' })
})

test('text is escaped; a hyphen before a number is a minus, any other is not', () => {
  expect(escapeHtml(`<a href='x' title="y">&`)).toBe('&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;')
  expect(['-1', '(-1, -2/3)', 'cross-entropy', 'e-3', 'x = -0.5'].map(withMinus)).toEqual([
    '−1',
    '(−1, −2/3)',
    'cross-entropy',
    'e-3',
    'x = −0.5',
  ])
})

test('values go into words by name, and names that are not given stay', () => {
  expect(fillWord('{n} of {total} {constructor}', { n: '1', total: '{n}' })).toBe('1 of {n} {constructor}')
})
