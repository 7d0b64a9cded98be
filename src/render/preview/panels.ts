// One variant in, the panels of the author's page out: the problem with its key in place, the key, mistakes, the trace.
import { type Checked, failed, ok } from '../../diagnostic.ts'
import { keyPartToHtml } from '../graded/answers.ts'
import { partReasons } from '../graded/reasons.ts'
import { valueToHtml } from '../graded/values.ts'
import { letterOf } from '../labels.ts'
import { problemToHtml } from '../student/problem.ts'
import type { View } from '../templates.ts'
import { type Typesetter, typesetter } from '../typesetter.ts'
import type { AuthorView, Panels } from './author-view.ts'
import { keyLineToHtml } from './key-line.ts'
import { mistakeToView } from './mistakes.ts'
import { fillPreview } from './fill.ts'

/** The panels, or the TeX errors of what they show. Secret. */
export function panelsToHtml(view: AuthorView): Checked<Panels> {
  const setter = typesetter('en')
  const panels: Panels = {
    title: setter.inline(view.title),
    draws: drawsToHtml(view, setter),
    problem: problemPanel(view, setter),
    key: keyPanel(view, setter),
    mistakes: mistakesPanel(view, setter),
    trace: tracePanel(view, setter),
  }
  const errors = setter.errors()
  return errors.length > 0 ? failed(...errors) : ok(panels)
}

function drawsToHtml({ draws, posed, seed }: AuthorView, setter: Typesetter): string {
  return fillPreview('draws', {
    variant: posed.public.variant,
    seed,
    draws: draws.map(({ path, value }) => ({ path: path.replace(/^parameters\./, ''), value: valueToHtml(value, setter) })),
  })
}

/** The statement as students read it; in the place of each form what is right, and what every option stands for. */
function problemPanel({ posed }: AuthorView, setter: Typesetter): string {
  const { reasons } = partReasons(posed.solution)
  return problemToHtml(posed.public, 1, setter, (part, { name }) => {
    const key = posed.keys.find((one) => one.part === part.id)?.key
    if (key === undefined) return ''
    // what mistakes lead to has a panel of its own
    const alone = 'mistakes' in key ? { ...key, mistakes: [] } : key
    return keyPartToHtml(part, alone, reasons.get(part.id), name, setter)
  })
}

function keyPanel({ posed }: AuthorView, setter: Typesetter): string {
  const several = posed.public.parts.length > 1
  return fillPreview('key', {
    parts: posed.public.parts.flatMap((part, i): View[] => {
      const key = posed.keys.find((one) => one.part === part.id)?.key
      return key === undefined
        ? []
        : [{ several, letter: letterOf(i), part: part.id, kind: key.kind, html: keyLineToHtml(part, key, setter) }]
    }),
  })
}

function mistakesPanel({ mistakes, posed }: AuthorView, setter: Typesetter): string {
  const parts = new Map(posed.public.parts.map((part, i) => [part.id, { part, letter: letterOf(i) }]))
  const keys = new Map(posed.keys.map(({ part, key }) => [part, key]))
  return fillPreview('mistakes', {
    several: parts.size > 1,
    rows: mistakes.flatMap((mistake, i): View[] => {
      const [place, key] = [parts.get(mistake.part), keys.get(mistake.part)]
      if (place === undefined || key === undefined) return []
      // its name and what is said of it stand once for all parts
      const isFirst = mistakes[i - 1]?.mistake !== mistake.mistake
      const span = isFirst ? mistakes.filter((one) => one.mistake === mistake.mistake).length : undefined
      return [{ letter: place.letter, span, ...mistakeToView(mistake, place.part, key, setter) }]
    }),
  })
}

const tracePanel = ({ worked, authored }: AuthorView, setter: Typesetter): string =>
  fillPreview('trace', {
    worked: setter.block(worked),
    authored: authored === undefined ? undefined : setter.block(authored),
  })
