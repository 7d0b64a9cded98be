// The author's page without a variant in it: bar, tabs, panels. The script puts in what a save changes.
import { type PageWords, pageWordsOf } from '../../words/pages-en.ts'
import { fillWord } from '../../words/fill-word.ts'
import { previewEn } from '../../words/preview-en.ts'
import type { ShownDiagnostic } from './author-view.ts'
import { fillPreview } from './fill.ts'

export interface PreviewPage {
  readonly name: string
  /** Address of the problem on this server. */
  readonly base: string
  readonly seed: number
  /** Whether there are others to go back to. */
  readonly listed: boolean
}

/** Words that the page's script says by itself. */
const scriptWords = [
  'state/current',
  'state/saved',
  'state/took',
  'state/variant',
  'state/broken',
  'state/broken-empty',
  'state/stale',
  'state/lost',
  'state/error-one',
  'state/error-other',
  'state/warning-one',
  'state/warning-other',
  'certificate/badge-sound',
  'certificate/badge-unsound',
  'variant/none',
] as const

export function renderPreviewPage({ name, base, seed, listed }: PreviewPage): string {
  const words: PageWords = pageWordsOf('en')
  return fillPreview(
    'page',
    {
      title: fillWord(previewEn['page/title'], { id: name }),
      name,
      seed,
      listed,
      keys: { after: 'n', before: 'p', error: 'e' },
      data: json({ base, name, seed, words: Object.fromEntries(scriptWords.map((code) => [code, previewEn[code]])) }),
      views: (['problem', 'student', 'graded', 'print'] as const).map((view, i) => ({
        view,
        key: String(i + 1),
        word: previewEn[`views/${view}`],
        chosen: i === 0,
      })),
    },
    words,
  )
}

export interface ListedProblem {
  readonly name: string
  readonly href: string
  /** HTML of the title, or nothing where the file is broken. */
  readonly title: string | undefined
  readonly errors: number
}

/** The problems of a folder, with links. */
export function renderListPage(shown: string, problems: readonly ListedProblem[]): string {
  const n = String(problems.length)
  const count = problems.length === 0 ? previewEn['list/empty'] : previewEn[problems.length === 1 ? 'list/count-one' : 'list/count-other']
  return fillPreview('index', {
    title: fillWord(previewEn['page/list-title'], { path: shown }),
    count: fillWord(count, { n, path: shown }),
    data: json({ words: { 'state/lost': previewEn['state/lost'] } }),
    problems: problems.map(({ name, href, title, errors }) => ({ name, href, title, errors: errors > 0 ? errorCount(errors) : undefined })),
  })
}

const errorCount = (n: number): string => fillWord(previewEn[n === 1 ? 'state/error-one' : 'state/error-other'], { n: String(n) })

/** What is wrong, each with its code frame. */
export const errorsToHtml = (diagnostics: readonly ShownDiagnostic[]): string =>
  diagnostics.length === 0
    ? ''
    : fillPreview('errors', {
        diagnostics: diagnostics.map(({ severity, code, message, hint, at, frame }, i) => ({
          id: `d${i + 1}`,
          severity,
          word: previewEn[`errors/${severity}`],
          code,
          message,
          hint,
          place: at && `${at.file}:${at.line}:${at.col}`,
          label: fillWord(previewEn['errors/frame'], { file: at?.file ?? '' }),
          frame: frame.map((line) => ({ line, tone: line.startsWith('>') ? 'at' : /^ *\| *\^+$/.test(line) ? 'carets' : 'near' })),
        })),
      })

/** `<` would end the element. */
const json = (data: Readonly<Record<string, unknown>>): string => JSON.stringify(data).replace(/</g, '\\u003c')
