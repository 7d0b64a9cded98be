// Whether every option that an author wrote is there, and none is displayed like another.
import { type Diagnostic, warning } from '../diagnostic.ts'
import { askedIn } from '../kinds/asked-in.ts'
import { plainText } from '../kinds/options.ts'
import type { Claim, Problem, Question } from '../model.ts'
import { Findings } from './findings.ts'
import type { Look, Observer } from './look.ts'

export class Options implements Observer {
  readonly findings = new Findings()
  private readonly questions: ReadonlyMap<string, Question>
  private readonly alike = new Map<string, Diagnostic>()
  constructor({ parts }: Problem) {
    this.questions = new Map(parts.map((part) => [part.id, part]))
  }

  look({ drawn: { posed, solution }, example }: Look): void {
    for (const [part, { interaction }] of askedIn(posed)) {
      const question = this.questions.get(part)
      if (question === undefined || interaction.type !== 'choice') continue
      const texts = interaction.options.map(({ text }) => plainText(text))
      const twice = texts.find((text, i) => texts.indexOf(text) < i)
      const wanted = listedOptions(question)
      if (twice !== undefined) this.findings.add(sameText(twice, question), example)
      else if (wanted !== undefined && texts.length < wanted) this.findings.add(missing(wanted - texts.length, texts, question), example)
      // where some are drawn, two that say the same are two wordings, of which a student sees one
      if (question.kind === 'multi-select' && question.from.type === 'claims' && question.show === undefined)
        for (const [one, other] of solution.alike(question.from.claims)) this.alike.set(`${one.id} ${other.id}`, alikeClaims(one, other))
    }
  }
  found({ variants }: { readonly variants: number }): readonly Diagnostic[] {
    return [...this.findings.diagnostics(variants), ...this.alike.values()]
  }
}

/** How many options an author's list has; pools leave out what is equal, and `show` takes some. */
function listedOptions(question: Question): number | undefined {
  if (question.kind === 'single-choice') return question.options.type === 'list' ? question.options.options.length : undefined
  if (question.kind !== 'multi-select' || question.show !== undefined || question.from.type !== 'values') return undefined
  return question.from.options.length
}

const hint = 'constrain the draw so that they differ, or make them from `mistakes` and `values`, where equals are left out'
const sameText = (text: string, { at }: Question): Diagnostic =>
  warning('certify/equal-options', `two options are displayed alike: ${text}`, at, hint)
const missing = (count: number, texts: readonly string[], { at }: Question): Diagnostic =>
  warning(
    'certify/equal-options',
    `${count === 1 ? 'an option has' : `${count} options have`} the value of another, so only ${texts.join(', ')} are shown`,
    at,
    hint,
  )
const alikeClaims = (one: Claim, other: Claim): Diagnostic =>
  warning(
    'certify/alike-claims',
    `the claims ${one.id} and ${other.id} say the same in other words, so ${other.id} is never shown`,
    other.at,
    'leave one out, or let it say something else',
  )
