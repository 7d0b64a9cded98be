// The one problem that a practice page shows: its form, the marks under it, its solution. HTML of our own renderer goes in;
// answers come out.
import type { PosedPart, RawResponse } from '../model.ts'
import { icon } from '../render/graded/icons.ts'
import { answersOf, clearPart, fillParts, isAnswered, partsOf } from '../render/student/page-script-answers.ts'
import { echoReadings } from '../render/student/page-script-echo.ts'
import type { ReadField } from '../render/student/page-script-fields.ts'
import { keepNoneApart } from '../render/student/page-script-form.ts'
import { readNumberField } from '../render/student/page-script-fields.ts'
import { readFormulaField } from '../render/student/page-script-formula-field.ts'
import { watchScrollBoxes } from '../render/student/page-script-scroll.ts'
import type { Typesetter } from '../render/typesetter.ts'
import { choiceMarks, type ControlMark, gridMarks } from './control-marks.ts'
import type { PracticeProblem } from './data.ts'
import type { Drafts } from './page-drafts.ts'
import { type Handed, type Practice, sameResponse } from './practice.ts'
import type { Turn } from './turn.ts'
import { askedToHtml, checkedToHtml, gradedOf, solvedToHtml, undrawnToHtml } from './view.ts'

const read: ReadField = (field) => (field.dataset['formula'] === undefined ? readNumberField(field) : readFormulaField(field))

/** What the rest of the page may do with the problem that is shown. */
export interface ShownProblem {
  /** Whether it can be answered: it was drawn, and its solution is not shown. */
  readonly open: boolean
  /** By part; a part that was not touched is absent. */
  answers(): Handed
  /** Says under each part how it was marked. */
  showMarks(parts: readonly string[]): void
  /** To its title, so that it is read from there. */
  focus(): void
}

export interface ProblemPlace {
  readonly box: HTMLElement
  /** Its number, from 1. */
  readonly n: number
  readonly setter: Typesetter
  readonly drafts: Drafts
}

/** Puts the problem into its place, with the marks that stand and what was typed since. */
export function showProblem(practice: Practice, problem: PracticeProblem, { box, n, setter, drafts }: ProblemPlace): ShownProblem {
  const turn = practice.turn(problem.id)
  const standing = practice.standing(problem.id)
  const solved = practice.state(problem.id).solved === true
  box.innerHTML = !turn.ok
    ? undrawnToHtml(
        problem,
        turn.errors.map(({ message }) => message),
        n,
        setter,
      )
    : solved
      ? solvedToHtml(turn.value, standing, n, setter)
      : askedToHtml(turn.value, n, setter)
  const open = turn.ok && !solved
  const parts = partsOf(document)
  if (open) {
    const { variant } = turn.value.posed
    const answers = drafts.of(variant) ?? new Map([...standing].map(([part, { response }]) => [part, response]))
    fillParts(
      parts,
      [...answers].map(([part, response]) => ({ problem: problem.id, part, response })),
    )
    echoReadings(parts, setter.words, read)()
    showMarks(turn.value, [...standing.keys()])
    for (const part of parts) {
      const id = part.dataset['part'] ?? ''
      if (standing.has(id) && !sameResponse(standing.get(id)?.response ?? '', answers.get(id) ?? '')) unmark(part)
    }
    listen(parts, () => drafts.keep(variant, given()))
  }
  watchScrollBoxes()
  const title = box.querySelector('h2')
  title?.setAttribute('tabindex', '-1')
  return {
    open,
    answers: given,
    showMarks(ids) {
      if (turn.ok) showMarks(turn.value, ids)
    },
    focus() {
      title?.focus({ preventScroll: true })
      title?.scrollIntoView({ block: 'start' })
    },
  }

  function given(): Handed {
    return new Map(answersOf(parts).map(({ part, response }): [string, RawResponse] => [part, response]))
  }

  function showMarks(of: Turn, ids: readonly string[]): void {
    for (const [i, part] of of.posed.parts.entries()) {
      const element = parts[i]
      const stands = standing.get(part.id)
      const target = element?.querySelector('[data-feedback]')
      if (element === undefined || !target || stands === undefined || !ids.includes(part.id)) continue
      target.innerHTML = checkedToHtml(of, part, stands, setter)
      markControls(element, marksOf(of, part), setter)
    }
    watchScrollBoxes()
  }

  function marksOf(of: Turn, part: PosedPart): readonly ControlMark[] {
    const graded = gradedOf(of, part, standing.get(part.id), false)
    return graded === undefined ? [] : part.interaction.type === 'grid' ? gridMarks(graded) : choiceMarks(part, graded)
  }
}

function listen(parts: readonly HTMLElement[], keep: () => void): void {
  for (const part of parts) {
    const clear = part.querySelector<HTMLElement>('[data-clear]')
    const changed = (): void => {
      unmark(part)
      keep()
      if (clear !== null) clear.hidden = !isAnswered(part, read)
    }
    if (clear !== null) clear.hidden = !isAnswered(part, read)
    part.addEventListener('input', (event) => {
      keepNoneApart(event.target)
      changed()
    })
    clear?.addEventListener('click', () => {
      clearPart(part)
      changed()
      part.querySelector('input')?.focus()
    })
  }
}

/** A sign at each control that is known to be right or wrong, with its word for those who do not see it. */
function markControls(part: HTMLElement, marks: readonly ControlMark[], setter: Typesetter): void {
  for (const old of part.querySelectorAll('[data-mark]')) old.remove()
  for (const { control, state, word } of marks) {
    const element = [...part.querySelectorAll<HTMLElement>('[data-cell], input[type=radio], input[type=checkbox]')].find((one) =>
      one.dataset['cell'] === undefined ? one instanceof HTMLInputElement && one.value === control : one.dataset['cell'] === control,
    )
    if (element === undefined) continue
    const mark = document.createElement('span')
    mark.className = `control-mark ${state}`
    mark.dataset['mark'] = ''
    mark.innerHTML = icon(state, setter.words)
    const heard = document.createElement('span')
    heard.className = 'sr'
    heard.textContent = ` ${setter.words[word]}`
    mark.append(heard)
    ;(element.closest('.option')?.querySelector('.option-text') ?? element.parentElement ?? part).append(mark)
  }
}

/** What was said of an answer is said of another one now. */
function unmark(part: HTMLElement): void {
  for (const mark of part.querySelectorAll('[data-mark]')) mark.remove()
  for (const note of part.querySelectorAll<HTMLElement>('[data-stale]')) note.hidden = false
}
