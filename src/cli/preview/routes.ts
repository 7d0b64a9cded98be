// Addresses of the preview: the list, each problem's page, what is in it, and the pages it shows in frames.
import { css, katexCss, katexFonts, previewScript } from '../../generated/assets.js'
import type { Checked } from '../../diagnostic.ts'
import type { DrawnVariant } from '../../pipeline.ts'
import { errorsToHtml, renderListPage, renderPreviewPage } from '../../render/preview/page.ts'
import { fillWord } from '../../words/fill-word.ts'
import { previewEn } from '../../words/preview-en.ts'
import type { Desk } from './desk.ts'
import { gradedHtml, mistakePrefix, printHtml, studentHtml } from './pages.ts'
import type { Room } from './room.ts'
import { type Answer, notFound, type Route } from './server.ts'

const styles = `${katexCss}${css['page'] ?? ''}${css['graded'] ?? ''}${css['certificate'] ?? ''}${css['preview'] ?? ''}`

export function routes(room: Room): Route {
  return (url, response) => {
    const [first, name, ...rest] = segmentsOf(url.pathname) ?? ['?']
    if (first === undefined) return home(room)
    if (first === 'events' && name === undefined) {
      room.listen(url.searchParams.get('problem'), response)
      return undefined
    }
    if (name === undefined) return first === 'preview.css' ? styleSheet : first === 'preview.js' ? script : notFound
    if (first === 'fonts' && rest.length === 0) return font(name)
    const desk = first === 'p' ? room.desk(name) : undefined
    if (desk === undefined) return notFound
    const [what, ...more] = rest
    return more.length > 0 ? notFound : problemAnswer(what, name, desk, url.searchParams, room)
  }
}

/** Decoded, without the empty ones at the ends; undefined where an escape is none. */
function segmentsOf(pathname: string): readonly string[] | undefined {
  try {
    return pathname
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent)
  } catch {
    return undefined
  }
}
const hrefOf = (name: string): string => `/p/${encodeURIComponent(name)}`

function home(room: Room): Answer {
  const { only, shown } = room.shelf
  if (only !== undefined) return { status: 302, type: 'text', body: '', headers: { Location: hrefOf(only) } }
  const problems = [...room.shelf.problems().keys()].flatMap((name) => {
    const desk = room.desk(name)
    if (desk === undefined) return []
    const { shown: variant, diagnostics } = desk.view(0)
    return [
      {
        name,
        href: hrefOf(name),
        title: variant?.panels.title,
        errors: diagnostics.filter(({ severity }) => severity === 'error').length,
      },
    ]
  })
  return { type: 'html', policy: 'page', body: renderListPage(shown, problems) }
}

const styleSheet: Answer = { type: 'css', body: styles }
const script: Answer = { type: 'js', body: previewScript }
function font(name: string): Answer {
  const data = Object.hasOwn(katexFonts, name) ? katexFonts[name] : undefined
  return data === undefined ? notFound : { type: 'woff2', body: Buffer.from(data, 'base64'), kept: true }
}

function problemAnswer(what: string | undefined, name: string, desk: Desk, query: URLSearchParams, room: Room): Answer {
  const seed = seedOf(query.get('seed'))
  if (what === undefined) {
    const page = { name, base: hrefOf(name), seed, listed: room.shelf.only === undefined }
    return { type: 'html', policy: 'page', body: renderPreviewPage(page) }
  }
  switch (what) {
    case 'view':
      return { type: 'json', body: JSON.stringify(viewOf(desk, seed)) }
    case 'student':
      return framed(desk, seed, studentHtml)
    case 'print':
      return framed(desk, seed, printHtml)
    case 'graded':
      return framed(desk, seed, (drawn) =>
        gradedHtml(drawn, { answer: query.get('answer') ?? 'key', released: query.get('released') !== '0' }),
      )
    default:
      return notFound
  }
}

/** A whole number from 0 that a float64 holds; 0 for anything else. */
function seedOf(text: string | null): number {
  const seed = text !== null && /^\d{1,16}$/.test(text) ? Number(text) : 0
  return Number.isSafeInteger(seed) ? seed : 0
}

function framed(desk: Desk, seed: number, render: (drawn: DrawnVariant) => Checked<string>): Answer {
  const { shown } = desk.view(seed)
  const page = shown && render(shown.drawn)
  if (page?.ok === true) return { type: 'html', policy: 'framed', body: page.value }
  const why = page?.errors.map(({ message }) => message).join('\n') ?? previewEn['variant/none']
  return { status: 404, type: 'text', policy: 'framed', body: `${why}\n` }
}

/** What the page's script puts in its places. */
function viewOf(desk: Desk, seed: number): Readonly<Record<string, unknown>> {
  const { version, diagnostics, shown, stale } = desk.view(seed)
  return {
    version,
    seed,
    stale,
    errors: diagnostics.filter(({ severity }) => severity === 'error').length,
    warnings: diagnostics.filter(({ severity }) => severity === 'warning').length,
    diagnostics: errorsToHtml(diagnostics),
    variant: shown?.drawn.variant.id,
    panels: shown?.panels,
    answers: [
      { value: 'key', label: previewEn['answer/key'] },
      ...(shown?.mistakes ?? []).map((mistake) => ({
        value: `${mistakePrefix}${mistake}`,
        label: fillWord(previewEn['answer/mistake'], { mistake }),
      })),
      { value: 'blank', label: previewEn['answer/blank'] },
    ],
  }
}
