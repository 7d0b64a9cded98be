// What docs/soundness.md says is so: every pair in it is judged, every claim decided, every form looked at.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ulpsTrusted } from '../../src/math/ball/libm-bounds.ts'
import { slotCap } from '../../src/math/ball/builder.ts'
import { meetsForm } from '../../src/math/decide/form.ts'
import { readablePoints } from '../../src/math/decide/points.ts'
import { standardBudget } from '../../src/math/exact/form.ts'
import type { Answer, Witness } from '../../src/math/judge/answer.ts'
import { judgeLine, openJudge } from '../../src/math/judge/judge.ts'
import type { Form } from '../../src/model.ts'
import { decide, lstm } from '../claims/cells.ts'
import { expressionOf } from '../support/expressions.ts'
import { root } from '../support/files.ts'

const page = readFileSync(root('docs/soundness.md'), 'utf8')
/** The rows of all tables with these headings, cells without the marks of code. */
function rowsUnder(...headings: readonly string[]): readonly (readonly string[])[] {
  const head = `| ${headings.join(' | ')} |`
  return page
    .split('\n\n')
    .filter((part) => part.includes(`${head}\n`))
    .flatMap((part) => part.slice(part.indexOf(head)).split('\n').slice(2))
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) =>
          cell
            .trim()
            .replaceAll(/`([^`]*)`/g, '$1')
            .replaceAll('\\|', '|'),
        ),
    )
}

const judge = openJudge()
function said(answer: Answer): string {
  if (answer.verdict === 'undecided') return `undecided: ${answer.how}`
  if (answer.verdict === 'equal') return answer.domain === 'differs' ? 'equal, domain differs' : 'equal'
  return answer.verdict
}
const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
function told({ at, reference, student }: Witness): string {
  const point = Object.entries(at).map(([name, value]) => `${name} = ${plain(value)}`)
  return ` at ${point.join(', ')}: ${plain(reference)}, ${plain(student)}`
}

const pairs = [
  ...rowsUnder('key', 'answer', 'said').map(([key = '', answer = '', expected = '']) => [key, answer, '', expected] as const),
  ...rowsUnder('key', 'answer', 'with', 'said').map(
    ([key = '', answer = '', more = '', expected = '']) => [key, answer, more, expected] as const,
  ),
]
describe('pairs', () => {
  test('there are some of every kind', () => {
    expect(pairs.length).toBeGreaterThan(35)
    for (const kind of ['equal', 'different', 'domain differs', 'undecided: numeric', 'no-point', 'not-known'])
      expect(pairs.filter(([, , , expected]) => expected.includes(kind))).not.toEqual([])
  })
  test.each(pairs)('%s and %s %s: %s', (reference, student, more, expected) => {
    const line = `${JSON.stringify({ reference, student }).slice(0, -1)}${more === '' ? '' : `, ${more}`}}`
    const answer = judgeLine(judge, line, (thrown) => {
      throw thrown
    })
    const shown = expected.includes(' at ') && answer.verdict === 'different' && answer.witness !== undefined ? told(answer.witness) : ''
    expect(said(answer) + shown).toBe(expected)
  })
})

const isGates = (text: string): text is 'ideal' | 'exact' | 'rounded' => ['ideal', 'exact', 'rounded'].includes(text)
describe('claims', () => {
  const claims = rowsUnder('gates', 'if', 'claim', 'verdict')
  test('there are some of each verdict', () => {
    expect(new Set(claims.map(([, , , verdict]) => verdict))).toEqual(new Set(['proved', 'refuted', 'undecided']))
  })
  test.each(claims.map(([gates = '', hypothesis = '', claim = '', verdict = '']) => [gates, hypothesis, claim, verdict] as const))(
    '%s, if %s: %s is %s',
    (gates, hypothesis, claim, verdict) => {
      const [, quantifier, conclusion = ''] = /^(then|can) (.*)$/.exec(claim) ?? []
      const condition = hypothesis === '' ? {} : { if: hypothesis }
      const written = quantifier === 'can' ? { ...condition, can: conclusion } : { ...condition, then: conclusion }
      expect(isGates(gates) && decide(written, lstm, gates).verdict).toBe(verdict)
    },
  )
})

const isForm = (text: string): text is Form => ['expanded', 'factored', 'lowest-terms', 'no-sigmoid'].includes(text)
describe('forms', () => {
  const forms = rowsUnder('form', 'meets it', 'does not').map(([form = '', good = '', bad = '']) => [form, good, bad] as const)
  test('each has a row', () => expect(new Set(forms.map(([form]) => form)).size).toBe(4))
  test.each(forms)('%s: %s, and not %s', (form, good, bad) => {
    expect(isForm(form) && [good, bad].map((source) => meetsForm(expressionOf(source), form))).toEqual([true, false])
  })
})

test('the files it names are there', () => {
  const named = [...page.matchAll(/`((?:src|tests)\/[\w./-]+)`/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(8)
  expect(named.filter((name) => !existsSync(root(name)))).toEqual([])
})
test('limits are as it says', () => {
  const written = (limit: number): string => limit.toLocaleString('en')
  expect(page).toContain(`| ${written(standardBudget)}; 4,096 |`)
  expect(page).toContain(`| ${written(slotCap)}; 4,096 |`)
  expect(page).toContain(`| ${readablePoints} + 56; 6; 400 |`)
  expect(page).toContain(`within ${ulpsTrusted} units in the last place`)
})
