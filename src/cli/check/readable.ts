// A report in, what an author reads of it on the terminal out: a line or two of each of many problems, the whole
// certificate of a single one.
import { checkNames, certificateEn as words } from '../../words/certificate-en.ts'
import { fillWord } from '../../words/fill-word.ts'
import type { Certificate, MistakeRow, PartCertificate, ReadingRow } from '../../model.ts'
import * as phrase from '../../render/certificate/phrases.ts'
import { visible, widthOf } from '../../spec/code-frame.ts'
import { columns, cut, type Side } from './columns.ts'
import type { Report } from './report.ts'

const { count, percentOf } = phrase
/** Characters of an entry that a table shows. */
const [longName, longText] = [34, 72]

/** `file: sound`, and what is to be said of a problem in one line. */
export function shortText({ file, diagnostics, certificate }: Report): string {
  const verdict = `${file}: ${phrase.verdictPhrase(diagnostics)}`
  if (certificate === undefined) return visible(verdict)
  const { space, parts, mistakes, readings } = certificate
  if (space.variants === 0) return visible(`${verdict}; ${phrase.spacePhrase(space)}`)
  const [first] = parts
  const open = phrase.unsettled(readings).length
  const said = [
    ...(first === undefined ? [] : [`${label(first, parts)} ${phrase.distributionPhrase(first.keys, 1)}`]),
    ...(mistakes.length === 0 ? [] : [mostlyShown(mistakes, space.variants)]),
    ...(open === 0 ? [] : [fillWord(words[open === 1 ? 'reading/flip-one' : 'reading/flip-other'], { n: count(open) })]),
  ]
  const differ = space.variants === 1 ? [] : [phrase.distinctPhrase(space)]
  const looked = [verdict, phrase.spacePhrase(space), ...differ].join('; ')
  return [looked, `    ${said.join('; ')}`].map((line) => visible(cut(line, 160))).join('\n')
}

const label = ({ part }: PartCertificate, parts: Certificate['parts']): string => (parts.length > 1 ? `key of ${part}` : 'key')

function mostlyShown(mistakes: readonly MistakeRow[], variants: number): string {
  const shows = mistakes.filter((row) => 2 * row.shows > variants).length
  return fillWord(words['mistake/most'], { shows: count(shows), all: count(mistakes.length) })
}

/** The verdict, then the whole certificate. */
export function fullText(report: Report): string {
  const verdict = `${report.file}: ${phrase.verdictPhrase(report.diagnostics)}`
  if (report.certificate === undefined) return visible(verdict)
  const sections = sectionsOf(report.certificate).filter(({ lines }) => lines.length > 0)
  const width = Math.max(...sections.map(({ head }) => widthOf(head)))
  const body = sections.flatMap(({ head, lines, apart }) => [
    ...(apart ? [''] : []),
    ...lines.map((line, i) => `  ${(i === 0 ? head : '').padEnd(width)}  ${line}`.trimEnd()),
  ])
  return [verdict, '', ...body].map(visible).join('\n')
}

interface Section {
  readonly head: string
  readonly lines: readonly string[]
  /** A table, which has a line of air above. */
  readonly apart: boolean
}

function sectionsOf(certificate: Certificate): readonly Section[] {
  const { space, parts, mistakes, readings, published, effort, digest } = certificate
  const line = (head: keyof typeof words, ...lines: readonly string[]): Section => ({ head: words[head], lines, apart: false })
  const table = (head: keyof typeof words, lines: readonly string[]): Section => ({ head: words[head], lines, apart: true })
  const bound = phrase.boundPhrase(space)
  const looked = space.variants > 0
  return [
    line(
      'head/space',
      ...[phrase.spacePhrase(space), ...(space.variants > 1 ? [phrase.distinctPhrase(space)] : [])],
      ...(bound === undefined ? [] : [bound]),
      ...(looked && space.draws !== 1 ? [phrase.classPhrase(space)] : []),
    ),
    line('head/acceptance', ...acceptance(certificate)),
    line('head/checks', ...checks(certificate)),
    ...parts.flatMap((part) => keys(part, parts)),
    table('head/mistakes', mistakeTable(mistakes, space.variants, parts.length > 1)),
    table('head/readings', readingTable(readings)),
    ...(published.length === 0
      ? []
      : [
          line(
            'head/published',
            phrase.publishedPhrase(published),
            ...published
              .filter((one) => !one.met)
              .map((one) => fillWord(words['published/not'], { with: one.with || words['published/as-declared'] })),
          ),
        ]),
    ...(looked ? [line('head/effort', phrase.effortPhrase(effort))] : []),
    line('head/digest', digest),
  ]
}

function acceptance({ acceptance: found }: Certificate): readonly string[] {
  const turnedDown = found.turnedDown.map((one) => [
    count(one.count),
    fillWord(words['accept/turned-down'], { count: '' }).trim(),
    one.code,
    one.example.with === '' ? '' : `--with ${cut(one.example.with, longText)}`,
  ])
  const met = found.constraints.map(({ constraint, tried, met: times }) => [
    percentOf(times, tried),
    fillWord(words['accept/constraint'], { met: '', tried: count(tried) }).trim(),
    cut(constraint, longText),
    '',
  ])
  return [phrase.acceptancePhrase(found), ...columns([...met, ...turnedDown], ['right', 'left', 'left', 'left'])]
}

function checks({ checks: all }: Certificate): readonly string[] {
  const failed = all.filter((one) => one.failed > 0)
  if (failed.length === 0) return all.length === 0 ? [] : [fillWord(words['checks/passed'], { n: count(all.length) })]
  return failed.map(({ check, looked, failed: times }) =>
    fillWord(words['checks/failed'], { name: checkNames[check], failed: count(times), looked: count(looked) }),
  )
}

function keys(part: PartCertificate, parts: Certificate['parts']): readonly Section[] {
  const { keys: found, positions, guess } = part
  if (found.values.length === 0) return []
  const sum = positions?.reduce((all, one) => all + one, 0) ?? 0
  const stood =
    sum === 0 ? [] : [`${words['head/positions'].toLowerCase()} ${(positions ?? []).map((one) => percentOf(one, sum)).join(' · ')}`]
  return [
    {
      head: parts.length > 1 ? `Key of ${part.part}` : words['head/keys'],
      lines: [cut(phrase.distributionPhrase(found), 2 * longText), phrase.guessPhrase(guess), ...stood],
      apart: false,
    },
  ]
}

function mistakeTable(mistakes: readonly MistakeRow[], variants: number, withParts: boolean): readonly string[] {
  if (mistakes.length === 0) return []
  const choices = mistakes.some(({ offered }) => offered !== undefined)
  const numbers = mistakes.some(({ margin }) => margin !== undefined)
  const figure = (n: number): string => (n === 0 ? '·' : count(n))
  const pick = (
    row: (name: 'name' | 'part' | 'offered' | 'margin') => readonly string[],
    figures: readonly string[],
    rest: string,
  ): string[] => [
    ...row('name'),
    ...(withParts ? row('part') : []),
    ...figures,
    ...(choices ? row('offered') : []),
    ...(numbers ? row('margin') : []),
    rest,
  ]
  const head = pick(
    (name) => [name === 'name' ? fillWord(words['mistake/in'], { variants: count(variants) }) : words[`head/${name}`].toLowerCase()],
    [words['head/shows'], words['head/hidden'], words['head/within'], words['head/none']],
    words['head/answer'],
  )
  const rows = mistakes.map((one) => {
    const entries = {
      name: cut(one.mistake, longName),
      part: one.part,
      offered: one.offered === undefined ? '' : figure(one.offered),
      margin: one.margin === undefined ? '' : String(Number(one.margin.toPrecision(3))),
    }
    return pick((name) => [entries[name]], [one.shows, one.hidden, one.within, one.none].map(figure), usual(one))
  })
  const sides = pick((name) => [name === 'name' || name === 'part' ? 'left' : 'right'], ['right', 'right', 'right', 'right'], 'left').map(
    (side): Side => (side === 'left' ? 'left' : 'right'),
  )
  return columns([head, ...rows], sides)
}

const usual = ({ answers }: MistakeRow): string => cut(phrase.distributionPhrase(answers, 1), longName)

function readingTable(readings: readonly ReadingRow[]): readonly string[] {
  if (readings.length === 0) return []
  const head = ['', words['head/flips'], words['head/none'], words['head/settled'], '']
  const rows = readings.map((one) => {
    const open = one.settled === undefined && one.flips + one.none > 0
    const [example] = one.examples
    const published = one.published.some(({ flips }) => flips)
      ? `${words['head/published'].toLowerCase()}: ${words['reading/published-flips']}`
      : ''
    const more = open ? (example === undefined || example.with === '' ? '' : `--with ${example.with}`) : (one.by ?? '')
    return [
      cut(one.reading, longName),
      one.flips === 0 ? '·' : count(one.flips),
      one.none === 0 ? '·' : count(one.none),
      phrase.settledPhrase(one),
      cut([more, published].filter((text) => text !== '').join('; '), longText),
    ]
  })
  return columns([head, ...rows], ['left', 'right', 'right', 'left', 'left'])
}
