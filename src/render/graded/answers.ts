// The answer page for staff: for each problem what was drawn, the key with what every option stands for, the answers
// that known mistakes lead to, and the worked solution.
import type { Checked } from '../../diagnostic.ts'
import type { Key, MistakeAnswer, OptionNote, PosedPart, ValueJson, Verdict } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'
import type { PageWords } from '../../words/pages-en.ts'
import { escapeHtml, withMinus } from '../escape.ts'
import { cellLabels, gridToHtml } from '../grid.ts'
import type { AnsweredProblem, AnswerPage } from '../pages.ts'
import { headToHtml, pageToHtml, plainTitle } from '../shell.ts'
import { problemToHtml } from '../student/problem.ts'
import { fillTemplate, type View } from '../templates.ts'
import { type Typesetter, typesetter } from '../typesetter.ts'
import { expressionToHtml } from './expression-key.ts'
import { cellKeyToHtml } from './grid.ts'
import { icon } from './icons.ts'
import { partReasons, type Reasons, whyOf } from './reasons.ts'
import { keyToHtml, valueToHtml } from './values.ts'

/** The whole page as text, or the TeX errors of its problems. Secret. */
export function renderAnswerPage(page: AnswerPage): Checked<string> {
  const setter = typesetter(page.language)
  const { words } = setter
  const body = fillTemplate('answers', words, {
    head: headToHtml(page.set, page.student, [], setter, `${words['answers/title']} · ${words['answers/staff']}`),
    problems: page.problems.map((problem, i) => answeredToHtml(problem, i + 1, setter)),
  })
  const title = [words['answers/title'], plainTitle(page.set.title), page.student?.id].filter(Boolean).join(' · ')
  return pageToHtml({ title, styles: ['graded'], body }, setter)
}

function answeredToHtml({ posed, seed, draws }: AnsweredProblem, n: number, setter: Typesetter): string {
  const { words } = setter
  const drawn = fillTemplate('answers/drawn', words, {
    id: `p${n}`,
    seed: seed === null ? undefined : String(seed),
    draws: draws.map(({ path, value }) => ({ path, value: valueToHtml(value, setter) })),
  })
  const { reasons, rest } = partReasons(posed.solution)
  const solution = rest.length === 0 ? '' : fillTemplate('graded/solution', words, { id: `p${n}`, solution: setter.block(rest) })
  return problemToHtml(
    posed.public,
    n,
    setter,
    (part, { name }) => {
      const key = posed.keys.find((one) => one.part === part.id)?.key
      return key === undefined ? '' : keyPartToHtml(part, key, reasons.get(part.id), name, setter)
    },
    drawn + solution,
  )
}

/** The key of one part in its place: what is right, what every option stands for, what known mistakes lead to. */
export function keyPartToHtml(part: PosedPart, key: Key, reasons: Reasons | undefined, name: string, setter: Typesetter): string {
  const { words } = setter
  switch (key.kind) {
    case 'single-choice':
    case 'multi-select':
      return optionsToHtml(part, key, reasons, name, setter)
    case 'number':
      return fillTemplate('answers/number', words, { key: keyToHtml(key, setter), mistakes: mistakesToHtml(key.mistakes, [], setter) })
    case 'expression': {
      const { interaction } = part
      if (interaction.type !== 'formula') throw new TypeError(`a ${key.kind} that is asked as ${interaction.type}`)
      return expressionToHtml(key, interaction, (mistakes, labels, toHtml) => mistakesToHtml(mistakes, labels, setter, toHtml), setter)
    }
    case 'vector':
    case 'table': {
      const { interaction } = part
      if (interaction.type !== 'grid') throw new TypeError(`a ${key.kind} that is asked as ${interaction.type}`)
      const keys = new Map(key.cells.map((cell) => [cell.id, cell]))
      const labels = cellLabels(interaction, words)
      return fillTemplate('answers/grid', words, {
        table: gridToHtml(interaction, setter, name, (cell) => {
          const own = keys.get(cell.id)
          return own === undefined ? '' : `<span class="key">${cellKeyToHtml(cell, own, setter)}</span>`
        }),
        scheme: words[`answers/${key.scheme}`],
        mistakes: mistakesToHtml(
          key.mistakes,
          key.cells.map((cell) => labels.get(cell.id) ?? cell.id),
          setter,
        ),
      })
    }
    default:
      throw key satisfies never
  }
}

type OptionsKey = Extract<Key, { readonly options: unknown }>
function optionsToHtml(part: PosedPart, key: OptionsKey, reasons: Reasons | undefined, name: string, setter: Typesetter): string {
  const { words } = setter
  const options = part.interaction.type === 'choice' ? part.interaction.options : []
  const notes = new Map(key.options.map((note) => [note.id, note]))
  const rows = options.map((option) => {
    const note = notes.get(option.id)
    const right = note?.right === true
    const why = whyOf(note, reasons)
    return {
      icon: icon(right ? 'right' : 'wrong', words),
      right,
      word: words[right ? 'answers/right' : 'answers/wrong'],
      html: setter.inline(option.text),
      note: [standsFor(note, words), creditText(note, words), verdictText(note?.verdict, words)].filter(Boolean).join(' · '),
      says: note?.says === undefined ? '' : setter.inline(note.says),
      why: why === undefined ? '' : setter.inline(why),
    }
  })
  return fillTemplate('answers/options', words, {
    name,
    rows,
    scheme: key.kind === 'multi-select' ? words[`answers/${key.scheme}`] : undefined,
  })
}

/** The claim or mistake behind an option, and what was found of it: HTML. */
function standsFor(note: OptionNote | undefined, words: PageWords): string {
  if (note?.claim !== undefined) return `${escapeHtml(words['answers/claim'])} <code>${escapeHtml(note.claim)}</code>`
  return note?.mistake === undefined ? '' : `${escapeHtml(words['answers/mistake'])} <code>${escapeHtml(note.mistake)}</code>`
}
const creditText = (note: OptionNote | undefined, words: PageWords): string =>
  note?.credit === undefined ? '' : escapeHtml(fillWord(words['answers/credit'], { credit: withMinus(note.credit) }))
const verdictText = (verdict: Verdict | undefined, words: PageWords): string =>
  verdict === undefined
    ? ''
    : escapeHtml(fillWord(words['answers/verdict-how'], { verdict: words[`answers/${verdict.verdict}`], how: verdict.how }))

/** Each mistake with its answers: one, or one a cell, under the cells' labels. */
function mistakesToHtml(
  mistakes: readonly MistakeAnswer[],
  labels: readonly string[],
  setter: Typesetter,
  toHtml = (answer: ValueJson): string => valueToHtml(answer, setter),
): string {
  if (mistakes.length === 0) return ''
  const rows: View[] = mistakes.map(({ mistake, answers, says }) => ({
    mistake,
    answers: answers.map(toHtml),
    says: says === undefined ? '' : setter.inline(says),
  }))
  return fillTemplate('answers/mistakes', setter.words, {
    labels: [...labels],
    rows,
    hasSays: mistakes.some(({ says }) => says !== undefined),
  })
}
