// What was answered in, its tables with bars out.
import type { RichText } from '../../model.ts'
import { reportEn as words } from '../../words/report-en.ts'
import { fillWord } from '../../words/fill-word.ts'
import { escapeHtml } from '../escape.ts'
import type { View } from '../templates.ts'
import type { Typesetter } from '../typesetter.ts'
import type { OptionCount, PartAnswers, Report } from './data.ts'
import { fewProblems } from './limits.ts'
import { counted, percent } from './numbers.ts'

export function answersView({ problems }: Report, setter: Typesetter): View[] {
  const shown = problems.flatMap((problem, place) => (problem.parts.some(hasAnswers) ? [{ problem, place }] : []))
  return shown.map(({ problem, place }) => ({
    n: String(place + 1),
    title: setter.inline(problem.title),
    open: shown.length <= fewProblems,
    parts: problem.parts.filter(hasAnswers).map((part) => ({
      part: problem.parts.length > 1 ? fillWord(words['answers/part'], { part: part.part }) : undefined,
      rows: rowsOf(part, setter),
    })),
  }))
}

const hasAnswers = ({ options, mistakes, readings }: PartAnswers): boolean => options.length + mistakes.length + readings.length > 0

function rowsOf({ graded, options, mistakes, readings }: PartAnswers, setter: Typesetter): View[] {
  // an option that stands for a mistake says that it was made
  const offered = new Set(options.flatMap(({ by, name }) => (by === 'mistake' ? [name] : [])))
  const code = (name: string): string => `<code>${escapeHtml(name)}</code>`
  return [
    ...options.map((option) =>
      row(optionName(option, setter), whatOf(option), option.right ? 'right' : 'wrong', option.chosen, option.shown),
    ),
    ...mistakes
      .filter(({ name }) => !offered.has(name))
      .map(({ name, count }) => row(code(name), words['answers/recognised'], 'wrong', count, graded)),
    ...readings.map(({ name, count }) => row(code(name), words['answers/reading'], 'right', count, graded)),
  ]
}

function row(name: string, what: string, state: 'right' | 'wrong', count: number, of: number): View {
  const share = of === 0 ? 0 : count / of
  return {
    name,
    what,
    state,
    width: (100 * share).toFixed(1),
    share: percent(share),
    count: fillWord(words['answers/of'], { count: counted(count), of: counted(of) }),
  }
}

function optionName({ by, name }: OptionCount, setter: Typesetter): string {
  switch (by) {
    case 'mistake':
    case 'claim':
      return `<code>${escapeHtml(name)}</code>`
    case 'key':
      return escapeHtml(words['answers/key'])
    case 'value':
      return name === '' ? escapeHtml(words['answers/others']) : setter.inline(richOf(name))
    default:
      throw by satisfies never
  }
}

const whatOf = ({ by, right }: OptionCount): string =>
  `${by === 'key' || by === 'value' ? words['answers/option'] : words[`answers/${by}`]}, ${words[right ? 'answers/right' : 'answers/wrong']}`

/** An option's plain text, in which formulas stand between dollars; where one was cut it is left as it stands. */
function richOf(plain: string): RichText {
  const pieces = plain.split('$')
  if (pieces.length % 2 === 0) return [{ type: 'text', text: plain }]
  return pieces.flatMap((piece, i): RichText =>
    piece === '' ? [] : [i % 2 === 0 ? { type: 'text', text: piece } : { type: 'math', tex: piece, display: false }],
  )
}
