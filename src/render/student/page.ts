// A student's page: public types in, one self-contained file out. Nothing here knows a key.
import type { Checked } from '../../diagnostic.ts'
import { fillWord } from '../../words/fill-word.ts'
import { pick, timeText } from '../labels.ts'
import type { StudentPage } from '../pages.ts'
import { headToHtml, pageToHtml, plainTitle } from '../shell.ts'
import { fillTemplate } from '../templates.ts'
import { typesetter } from '../typesetter.ts'
import { controlToHtml } from './controls.ts'
import { formulaWords } from './page-words.ts'
import { type PageData, scriptWords } from './page-data.ts'
import { problemToHtml } from './problem.ts'

/** The whole page as text, or the TeX errors of its problems. */
export function renderStudentPage(page: StudentPage): Checked<string> {
  const setter = typesetter(page.language)
  const { words } = setter
  const sections = page.problems.map((posed, i) =>
    problemToHtml(posed, i + 1, setter, (part, place) => controlToHtml(part.interaction, place, setter)),
  )
  const notes = (['due', 'closes'] as const).flatMap((date) => {
    const time = page[date]
    return time === undefined ? [] : [fillWord(words[`page/${date}`], { time: timeText(time, words) })]
  })
  const hasFormulas = page.problems.some(({ parts }) => parts.some(({ interaction }) => interaction.type === 'formula'))
  const data: PageData = {
    set: page.set.id,
    token: page.token,
    file: `${fileName(page.student?.id ?? page.set.id)}.answers.json`,
    words: pick(words, hasFormulas ? [...scriptWords, ...formulaWords] : scriptWords),
  }
  const body = fillTemplate('student', words, {
    head: headToHtml(page.set, page.student, notes, setter),
    contents: page.problems.length > 1 ? contents(page, setter.inline) : [],
    problems: sections,
    total: String(page.problems.reduce((sum, posed) => sum + posed.parts.length, 0)),
  })
  return pageToHtml({ title: titleOf(page), data: { ...data }, body, ...(hasFormulas && { script: 'formulas' }) }, setter)
}

const contents = (page: StudentPage, inline: (rich: StudentPage['set']['title']) => string): { id: string; title: string }[] =>
  page.problems.map((posed, i) => ({ id: `p${i + 1}`, title: inline(posed.title) }))

const titleOf = (page: StudentPage): string =>
  [plainTitle(page.set.title), page.student?.name ?? page.student?.id].filter(Boolean).join(' · ')

/** An id as part of a file name: percent-encoded where it could mean anything else. */
const fileName = (id: string): string => encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\uFFFD'))
