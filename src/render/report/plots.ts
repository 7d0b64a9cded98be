// Figures in, drawings out: SVG as text, made by Observable Plot in a document that stands in no browser. Colours are the page's
// variables, so that they follow light, dark and print. Each is drawn twice, for wide and narrow columns: text keeps its size.
import { barX, barY, dot, plot, type PlotOptions, rectY, ruleX, ruleY, text, tickX } from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { reportEn as words } from '../../words/report-en.ts'
import { escapeHtml } from '../escape.ts'
import { lowDiscrimination } from './limits.ts'
import type { AttemptFigures, ProblemFigures, ScoreDistribution, TimeCourse } from './data.ts'

export type Width = 'wide' | 'narrow'
const widths = { wide: 780, narrow: 330 } as const

const { document } = parseHTML('<!doctype html><html><body></body></html>')

function drawn(width: Width, title: string, options: PlotOptions): string {
  const made = plot({ document, width: widths[width], className: 'plot', marginBottom: 42, marginTop: 26, ...options })
  // its style sheet is the page's; the table beside it says what it shows, and groups of an image have no names
  const bare = made.outerHTML.replace(/<style>[^<]*<\/style>/, '').replace(/ aria-label="[^"]*"/g, '')
  return bare.replace('<svg ', `<svg role="img" aria-label="${escapeHtml(title)}" `)
}

export function scoresPlot({ bins, quartiles }: ScoreDistribution, width: Width): string {
  const step = 100 / bins.length
  const data = bins.map((students, i) => ({ from: i * step, to: (i + 1) * step, students }))
  const median = quartiles === undefined ? [] : [{ at: quartiles[1], word: words['scores/median'] }]
  return drawn(width, words['scores/figure'], {
    height: width === 'wide' ? 270 : 220,
    x: { domain: [0, 100], label: words['scores/x'], labelArrow: 'none', labelAnchor: 'center', ticks: width === 'wide' ? 11 : 6 },
    y: { label: words['scores/y'], labelArrow: 'none', grid: true, ticks: 5, tickFormat: wholeTick },
    marks: [
      rectY(data, { x1: 'from', x2: 'to', y: 'students', fill: 'var(--bar)', insetLeft: 0.75, insetRight: 0.75, rx: 1.5 }),
      ruleY([0], { strokeOpacity: 0.6 }),
      ruleX(median, { x: 'at', stroke: 'var(--accent)', strokeWidth: 1.5, strokeDasharray: '4 3' }),
      text(median, { x: 'at', text: 'word', frameAnchor: 'top', dy: -16, fill: 'var(--accent)' }),
    ],
  })
}
/** Counts are whole. */
const wholeTick = (value: number): string => (Number.isInteger(value) ? String(value) : '')

export function problemsPlot(problems: readonly ProblemFigures[], width: Width): string {
  const data = problems.flatMap(({ facility, discrimination }, i) =>
    facility === undefined || discrimination === undefined
      ? []
      : [{ facility: 100 * facility, discrimination, n: String(i + 1), odd: discrimination < lowDiscrimination }],
  )
  const least = Math.min(0, ...data.map(({ discrimination }) => discrimination))
  const most = Math.max(0.6, ...data.map(({ discrimination }) => discrimination))
  const fill = (one: { readonly odd: boolean }): string => (one.odd ? 'var(--flag)' : 'var(--bar)')
  return drawn(width, words['problems/figure'], {
    height: width === 'wide' ? 320 : 280,
    x: { domain: [0, 100], label: words['problems/x'], labelArrow: 'none', labelAnchor: 'center', ticks: width === 'wide' ? 11 : 6 },
    y: {
      domain: [Math.floor(least * 10) / 10, Math.ceil(most * 10) / 10],
      label: words['problems/y'],
      labelArrow: 'none',
      grid: true,
      ticks: 6,
    },
    marks: [
      ruleY([0], { strokeOpacity: 0.6 }),
      ruleY([lowDiscrimination], { stroke: 'var(--muted)', strokeDasharray: '4 3' }),
      dot(data, { x: 'facility', y: 'discrimination', r: 11, fill, stroke: 'var(--paper)' }),
      text(data, { x: 'facility', y: 'discrimination', text: 'n', fill: 'var(--on-bar)', fontWeight: 600 }),
    ],
  })
}
export function timesPlot({ bins, due, unit }: TimeCourse, width: Width): string {
  const length = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 }[unit]
  const data = bins.map(({ start, attempts }) => ({ from: local(start), to: new Date(local(start).getTime() + length), attempts }))
  const [first, last] = [data[0]?.from, data.at(-1)?.to]
  const isShown = due !== undefined && first !== undefined && last !== undefined && local(due) >= first && local(due) <= last
  const dues = isShown ? [{ at: local(due), word: words['times/due'] }] : []
  return drawn(width, words['times/figure'], {
    height: width === 'wide' ? 230 : 200,
    x: { type: 'utc', label: null, ticks: width === 'wide' ? 8 : 4 },
    y: { label: words['times/y'], labelArrow: 'none', grid: true, ticks: 4, tickFormat: wholeTick },
    marginLeft: 52,
    marks: [
      rectY(data, { x1: 'from', x2: 'to', y: 'attempts', fill: 'var(--bar)', insetLeft: bins.length > 60 ? 0 : 0.75, insetRight: 0.75 }),
      ruleY([0], { strokeOpacity: 0.6 }),
      ruleX(dues, { x: 'at', stroke: 'var(--accent)', strokeWidth: 1.5, strokeDasharray: '4 3' }),
      text(dues, { x: 'at', text: 'word', frameAnchor: 'top', dy: -16, fill: 'var(--accent)' }),
    ],
  })
}
/** The clock of the time's own zone, as if it were UTC: no zone of this machine has a say. */
const local = (iso: string): Date => new Date(`${iso.slice(0, 16)}Z`)

export function attemptsPlot(attempts: readonly AttemptFigures[], width: Width): string {
  const data = attempts.map(({ attempt, credit }) => ({ attempt: String(attempt), credit: 100 * credit }))
  return drawn(width, words['attempts/figure'], {
    height: 210,
    width: width === 'wide' ? 460 : 330,
    x: { label: words['attempts/x'], labelArrow: 'none', labelAnchor: 'center', domain: data.map(({ attempt }) => attempt) },
    y: { domain: [0, 100], label: words['attempts/y'], labelArrow: 'none', grid: true, ticks: 5 },
    marks: [barY(data, { x: 'attempt', y: 'credit', fill: 'var(--bar)', inset: 1, rx: 1.5 }), ruleY([0], { strokeOpacity: 0.6 })],
  })
}

/** Flagged variants that are named in the drawing. */
const mostNamed = 12
export function variantsPlot(problems: readonly ProblemFigures[], width: Width): string {
  const rows = problems.flatMap(({ variants }, i) =>
    variants.rows.length < 2
      ? []
      : variants.rows.map(({ variant, difference, shrunk, error, flag }) => ({
          problem: String(i + 1),
          variant,
          flag,
          at: 100 * shrunk,
          seen: 100 * difference,
          low: 100 * (shrunk - 1.96 * error),
          high: 100 * (shrunk + 1.96 * error),
        })),
  )
  const flagged = rows.filter(({ flag }) => flag !== undefined)
  const reach = Math.ceil(Math.max(10, ...rows.flatMap(({ low, high, seen }) => [Math.abs(low), Math.abs(high), Math.abs(seen)])) / 5) * 5
  const domain = [...new Set(rows.map(({ problem }) => problem))]
  return drawn(width, words['variants/figure'], {
    height: 70 + 30 * domain.length,
    marginLeft: 34,
    x: {
      domain: [-reach, reach],
      label: words['variants/x'],
      labelArrow: 'none',
      labelAnchor: 'center',
      grid: true,
      ticks: width === 'wide' ? 9 : 5,
    },
    y: { domain, label: words['problems/problem'].toLowerCase(), labelArrow: 'none', labelAnchor: 'top', tickSize: 0, padding: 0.3 },
    marks: [
      ruleX([0], { strokeOpacity: 0.6 }),
      tickX(rows, { x: 'seen', y: 'problem', stroke: 'var(--bar)', strokeOpacity: 0.35 }),
      barX(flagged, { x1: 'low', x2: 'high', y: 'problem', fill: 'var(--flag)', fillOpacity: 0.25, inset: 3 }),
      tickX(
        rows.filter(({ flag }) => flag === undefined),
        { x: 'at', y: 'problem', stroke: 'var(--bar)', strokeWidth: 2, strokeOpacity: 0.7 },
      ),
      dot(flagged, { x: 'at', y: 'problem', r: 5, fill: 'var(--flag)' }),
      text(flagged.slice(0, mostNamed), { x: 'at', y: 'problem', text: 'variant', dx: 10, textAnchor: 'start', fill: 'var(--flag-text)' }),
    ],
  })
}
