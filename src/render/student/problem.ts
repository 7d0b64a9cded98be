// One problem in, its section of the page out. What stands under each part is the caller's: controls, or what happened.
import { type Checked, failed, ok } from '../../diagnostic.ts'
import type { PosedPart, PosedProblem } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'
import { attemptsText, letterOf, worthText } from '../labels.ts'
import { fillTemplate } from '../templates.ts'
import { type Typesetter, typesetter } from '../typesetter.ts'
import { type ControlPlace, controlToHtml } from './controls.ts'
import { closeText, schemeText } from './scheme-text.ts'

/** Problem number `n` (1-based) of a page. `below` gives the HTML under a part's text, `after` what follows all parts. */
export function problemToHtml(
  posed: PosedProblem,
  n: number,
  setter: Typesetter,
  below: (part: PosedPart, place: ControlPlace) => string,
  after = '',
): string {
  const { words } = setter
  const several = posed.parts.length > 1
  const limits = posed.parts.map((part) => part.attempts ?? posed.attempts)
  const common = limits.every((limit) => limit === limits[0]) ? limits[0] : undefined
  const schemes = posed.parts.map((part) => schemeText(part, words))
  const scheme = schemes.every((one) => one === schemes[0]) ? schemes[0] : undefined
  const closeness = posed.parts.map((part) => closeText(part, words))
  const close = closeness.every((one) => one === closeness[0]) ? closeness[0] : undefined
  return fillTemplate('problem', words, {
    id: `p${n}`,
    n,
    name: fillWord(words['page/problem'], { n: String(n) }),
    problem: posed.problem,
    title: setter.inline(posed.title),
    points: told(worthText(posed.points, words), scheme, close),
    attempts: common === undefined ? undefined : attemptsText(common, words),
    stem: setter.block(posed.stem),
    variant: posed.variant,
    after,
    parts: posed.parts.map((part, i) => {
      const id = `p${n}-${i + 1}`
      const letter = letterOf(i)
      const name = several ? fillWord(words['page/part'], { n: String(n), letter }) : fillWord(words['page/problem'], { n: String(n) })
      const limit = limits[i]
      return {
        id,
        part: part.id,
        several,
        letter,
        label: fillWord(words['page/part-label'], { letter }),
        points: told(
          worthText(part.points, words),
          scheme === undefined ? schemes[i] : undefined,
          close === undefined ? closeness[i] : undefined,
        ),
        attempts: common !== undefined || limit === undefined ? undefined : attemptsText(limit, words),
        line: several || part.text.length > 0,
        text: setter.block(part.text),
        below: below(part, { id, name, described: part.text.length > 0 }),
      }
    }),
  })
}

/** “1 point · each answer counts · 1/2 of the credit within 5 %”. */
const told = (...texts: readonly (string | undefined)[]): string => texts.filter((text) => text !== undefined).join(' · ')

/** A problem as on a student's page, form and all, without the page: what the budget of typeset bodies counts. */
export function renderProblemBody(posed: PosedProblem, n = 1, language = 'en'): Checked<string> {
  const setter = typesetter(language)
  const html = problemToHtml(posed, n, setter, (part, place) => controlToHtml(part.interaction, place, setter))
  const errors = setter.errors()
  return errors.length > 0 ? failed(...errors) : ok(html)
}
