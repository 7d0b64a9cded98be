// One certificate in, its HTML out: what a page of certificates and the author's live page show of a problem.
import type { Diagnostic } from '../../diagnostic.ts'
import type { Certificate } from '../../model.ts'
import { certificateEn as words, checkNames } from '../../words/certificate-en.ts'
import { pageWordsOf } from '../../words/pages-en.ts'
import { escapeHtml } from '../escape.ts'
import { fillTemplate, type View } from '../templates.ts'
import { mistakesView, readingsView } from './matrix.ts'
import { boundPhrase, classPhrase, count, distinctPhrase, effortPhrase, guessPhrase, percentOf, spacePhrase } from './phrases.ts'
import { barsOf, distributionBars, publishedRows, shareBar } from './parts.ts'

/** A template of certificates, with their fixed words as `c`. */
export const fillCertificate = (name: string, view: View): string => fillTemplate(name, pageWordsOf('en'), { ...view, c: words })

/** Everything of a certificate but its heading. Its own headings are of the third level. */
export const certificateSection = (certificate: Certificate): string => fillCertificate('certificate/body', bodyView(certificate))

function bodyView(certificate: Certificate): View {
  const { space, mistakes, readings, parts, published, diagnostics } = certificate
  const several = parts.length > 1
  return {
    diagnostics: diagnostics.map(diagnosticView),
    figures: figuresOf(certificate).map(([name, figure, says]) => ({ name, figure, says: says.map((text) => ({ text })) })),
    checks: certificate.checks.map((one) => ({
      name: checkNames[one.check],
      looked: count(one.looked),
      failed: count(one.failed),
      state: one.failed > 0 ? 'failed' : one.looked === 0 ? 'skipped' : 'passed',
      word: words[one.failed > 0 ? 'checks/state-failed' : one.looked === 0 ? 'checks/state-skipped' : 'checks/state-passed'],
    })),
    acceptance: acceptanceView(certificate),
    parts: parts.map((part) => ({
      name: several ? part.part : undefined,
      keys: distributionBars(part.keys),
      positions: part.positions === undefined ? undefined : barsOf(part.positions.map((times, i) => [String(i + 1), times])),
      guess: guessPhrase(part.guess),
    })),
    mistakes: mistakes.length === 0 ? undefined : mistakesView(mistakes, space.variants, several),
    readings: readings.length === 0 ? undefined : readingsView(readings, space.variants),
    published: published.length === 0 ? undefined : publishedRows(published),
  }
}

function figuresOf({
  space,
  acceptance,
  effort,
}: Certificate): readonly (readonly [name: string, figure: string, says: readonly string[]])[] {
  const bound = boundPhrase(space)
  if (space.variants === 0) return [[words['head/space'], '0', [spacePhrase(space)]]]
  const sharing = `${count(Math.round(space.class.sharing))} / ${count(space.class.size)}`
  return [
    [words['head/space'], count(space.variants), [spacePhrase(space), ...(bound === undefined ? [] : [bound])]],
    [words['head/different'], count(space.distinct), [distinctPhrase(space)]],
    ...(space.draws === 1 ? [] : [[words['head/class'], sharing, [classPhrase(space)]] as const]),
    [words['head/effort'], count(effort.steps.median), [effortPhrase(effort)]],
    [words['head/acceptance'], percentOf(acceptance.accepted, acceptance.candidates), [acceptanceText(acceptance)]],
  ]
}
const acceptanceText = ({ accepted, candidates }: Certificate['acceptance']): string => `${count(accepted)} / ${count(candidates)}`

function acceptanceView({ acceptance }: Certificate): View | undefined {
  const { constraints, turnedDown, candidates } = acceptance
  if (constraints.length === 0 && turnedDown.length === 0) return undefined
  return {
    constraints: constraints.map(({ constraint, tried, met }) => ({
      constraint,
      tried: count(tried),
      bar: shareBar(met, tried),
      text: percentOf(met, tried),
    })),
    turnedDown: turnedDown.map((one) => ({
      code: one.code,
      count: count(one.count),
      share: percentOf(one.count, candidates),
      message: codeToHtml(one.message),
      example: one.example.with === '' ? undefined : `--with ${one.example.with}`,
    })),
  }
}

function diagnosticView({ code, severity, message, hint, at }: Diagnostic): View {
  return {
    code,
    severity,
    message: codeToHtml(message),
    hint: hint === undefined ? undefined : codeToHtml(hint),
    place: at === undefined ? undefined : `${at.file}:${at.line}:${at.col}`,
  }
}

/** Text in which what stands in backticks is code. */
function codeToHtml(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((piece) => (/^`[^`]+`$/.test(piece) ? `<code>${escapeHtml(piece.slice(1, -1))}</code>` : escapeHtml(piece)))
    .join('')
}
