// Problems and a script with the kernel in it in, one HTML file out: the page in which students practise. It asks nothing of
// the network and makes no code from text.
import { css } from '../../generated/assets.js'
import type { PracticeData } from '../../practice/data.ts'
import { everyFormulaCss } from '../../render/fonts.ts'
import { headToHtml, plainTitle, policyOf } from '../../render/shell.ts'
import { fillTemplate } from '../../render/templates.ts'
import { typesetter } from '../../render/typesetter.ts'

/** `script` is one of the generated practice scripts. */
export function practicePage(data: PracticeData, script: string): string {
  const { set, problems } = data
  const setter = typesetter(set.language)
  const { words } = setter
  const body = fillTemplate('practice', words, {
    head: headToHtml(set, undefined, [], setter, words['practice/eyebrow']),
    problems: problems.map(({ title }, i) => ({ n: String(i + 1), title: setter.inline(title) })),
  })
  return fillTemplate('page', words, {
    language: set.language,
    title: [words['practice/eyebrow'], plainTitle(set.title)].join(' · '),
    policy: policyOf(script),
    css: everyFormulaCss() + ['page', 'graded', 'practice'].map((name) => css[name] ?? '').join(''),
    body,
    // `<` would end the element
    data: JSON.stringify(data, fileAlone).replace(/</g, '\\u003c'),
    script,
  })
}

/** Where a problem’s text stands is told by the file alone: folders are nobody else's business. */
const fileAlone = (name: string, value: unknown): unknown =>
  name === 'file' && typeof value === 'string' ? value.replace(/^.*[/\\]/, '') : value
