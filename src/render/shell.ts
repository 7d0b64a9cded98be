// The frame of every page: one file with its styles, fonts and script inside, and a policy that keeps the network out.
import { sha256 } from '@noble/hashes/sha2.js'
import { type Checked, failed, ok } from '../diagnostic.ts'
import { css, formulaScript, pageScript } from '../generated/assets.js'
import type { RichText } from '../model.ts'
import { fillWord } from '../words/fill-word.ts'
import { escapeHtml } from './escape.ts'
import { formulaCss } from './fonts.ts'
import type { PageSet, PageStudent } from './pages.ts'
import { stylesToClasses } from './styles.ts'
import { fillTemplate } from './templates.ts'
import type { Typesetter } from './typesetter.ts'

export interface PageFrame {
  readonly title: string
  /** Which of templates/*.css the page takes besides page.css. */
  readonly styles?: readonly string[]
  /** What the page's script is told, in JSON. */
  readonly data?: Readonly<Record<string, unknown>>
  readonly body: string
  /** The script that reads typed formulas too; by default the one that reads numbers. */
  readonly script?: 'formulas'
}

/** The whole page, or the TeX errors that were met while its parts were typeset. */
export function pageToHtml(frame: PageFrame, setter: Typesetter): Checked<string> {
  const errors = setter.errors()
  if (errors.length > 0) return failed(...errors)
  const script = frame.script === 'formulas' ? formulaScript : pageScript
  const body = stylesToClasses(frame.body)
  const styles = ['page', ...(frame.styles ?? [])].map((name) => css[name] ?? '').join('')
  return ok(
    fillTemplate('page', setter.words, {
      language: setter.language,
      title: frame.title,
      policy: policyOf(script),
      css: formulaCss(frame.body) + styles + body.css,
      body: body.html,
      // `<` would end the element
      data: frame.data === undefined ? undefined : JSON.stringify(frame.data).replace(/</g, '\\u003c'),
      script,
    }),
  )
}

/** Nothing from outside, and of scripts only the one that is in the page. Styles stand in KaTeX's attributes too. */
export function policyOf(script: string): string {
  const known = policies.get(script)
  if (known !== undefined) return known
  const made = [
    "default-src 'none'",
    `script-src 'sha256-${base64(sha256(new TextEncoder().encode(script)))}'`,
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  policies.set(script, made)
  return made
}
const policies = new Map<string, string>()

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

/** A title for the browser's tab: the text without its markup. */
export const plainTitle = (rich: RichText): string =>
  rich
    .map((segment) => (segment.type === 'markdown' || segment.type === 'text' ? segment.text : segment.type === 'math' ? segment.tex : ''))
    .join('')
    .trim()

/** The head of a page: the set, whose page it is, and a line of whatever else is to be said. */
export function headToHtml(
  set: PageSet,
  student: PageStudent | undefined,
  notes: readonly string[],
  setter: Typesetter,
  eyebrow = '',
): string {
  return fillTemplate('head', setter.words, {
    eyebrow,
    title: setter.inline(set.title),
    text: set.text === undefined ? '' : setter.block(set.text),
    student: student?.id,
    name: student?.name,
    notes: [...notes],
  })
}

/** A word that goes into HTML with values that are text. */
export const wordToHtml = (word: string, values: Readonly<Record<string, string>>): string =>
  fillWord(escapeHtml(word), Object.fromEntries(Object.entries(values).map(([name, value]) => [name, escapeHtml(value)])))
