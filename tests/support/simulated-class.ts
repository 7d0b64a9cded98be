// A class that never sat an exam: students of known ability, problems of known difficulty, answers as score lines. Integers alone
// decide, drawn in an order that tests/oracle/make-statistics.py follows too, so that both compute on the same answers.
import type { StatisticsCourse } from '../../grader/statistics/statistics.ts'
import type { PartLine, ProblemLine, ScoreLine } from '../../grader/score-line.ts'
import { ok } from '../../src/diagnostic.ts'
import { runFormat, type RunProblem, type VariantKeys } from '../../src/manifest.ts'
import type { Key, PosedPart } from '../../src/model.ts'

/** `x ← 1664525 x + 1013904223 mod 2³²` (Knuth's choice in Numerical Recipes); a draw below n takes its upper 16 bits. */
export class Draws {
  private state: number
  constructor(seed: number) {
    this.state = seed >>> 0
  }
  below(n: number): number {
    this.state = (Math.imul(1_664_525, this.state) + 1_013_904_223) >>> 0
    return Math.floor(((this.state >>> 16) * n) / 65_536)
  }
}

export interface ClassSettings {
  readonly seed: number
  readonly variants: number
  readonly perVariant: number
  /** One variant that is right 300 times less in 1000. */
  readonly planted?: { readonly problem: string; readonly variant: number }
  /** A student who hands in the key of another's page; `apart`: of the next one with whom no variant is shared. */
  readonly copied?: { readonly student: number; readonly from: number; readonly apart?: boolean }
  /** Keys in {−1, 0, 1} in the place of three decimals. */
  readonly coarse?: boolean
  /** Attempts are not told: most of the work. */
  readonly untold?: boolean
  /** Of the problems below; all where absent. */
  readonly problems?: readonly string[]
}
export interface SimulatedClass {
  readonly course: StatisticsCourse
  readonly lines: readonly ScoreLine[]
}

interface Asked {
  readonly id: string
  /** Right so many times in 1000 by a student of middling ability. */
  readonly ease: readonly number[]
  readonly kind: 'number' | 'choice'
}
export const asked: readonly Asked[] = [
  { id: 'p1', ease: [780], kind: 'number' },
  { id: 'p2', ease: [650], kind: 'number' },
  { id: 'p3', ease: [600], kind: 'number' },
  { id: 'p4', ease: [550], kind: 'number' },
  { id: 'p5', ease: [720, 500], kind: 'number' },
  { id: 'p6', ease: [600], kind: 'choice' },
]
const partIds = ['a', 'b']
const start = Date.UTC(2027, 0, 3, 23, 0)

export function simulate(settings: ClassSettings): SimulatedClass {
  const draws = new Draws(settings.seed)
  const problems = asked.filter(({ id }) => settings.problems?.includes(id) ?? true)
  const count = settings.variants * settings.perVariant
  const keys = problems.map(({ ease }) =>
    Array.from({ length: settings.variants }, () => ease.map(() => ({ key: number(draws, settings), slip: number(draws, settings) }))),
  )
  const variants = problems.map(() => shuffled(count, draws).map((place) => place % settings.variants))
  const from = copiedFrom(settings, variants)
  const lines = Array.from({ length: count }, (_, student): ScoreLine => {
    const ability = draws.below(21) + draws.below(21) - 20
    const handedIn = student % 250 !== 9
    const own = problems.map((problem, i): ProblemLine => {
      const variant = variants[i]?.[student] ?? 0
      const other = settings.copied?.student === student ? (variants[i]?.[from] ?? 0) : undefined
      const parts = problem.ease.map((ease, k) => {
        const planted = settings.planted?.problem === problem.id && settings.planted.variant === variant ? 300 : 0
        const chance = Math.max(20, Math.min(980, ease + 15 * ability - planted))
        const numbers = (keys[i] ?? []).map((of) => of[k] ?? { key: 0, slip: 0 })
        return handedIn
          ? answer({ problem, student, variant, chance, numbers, copiedFrom: other, draws, untold: settings.untold }, k)
          : blank(problem, k)
      })
      return problemLine(problem, student, variant, parts)
    })
    const total = (of: (line: ProblemLine) => string): number => own.reduce((sum, line) => sum + halves(of(line)), 0)
    return {
      student: `s${student}`,
      active: true,
      handedIn,
      earned: inHalves(total(({ earned }) => earned)),
      of: inHalves(total(({ of }) => of)),
      problems: own,
    }
  })
  return { course: courseOf(problems, keys, settings), lines }
}

function copiedFrom({ copied }: ClassSettings, variants: readonly (readonly number[])[]): number {
  let from = copied?.from ?? 0
  if (copied?.apart === true) while (variants.some((of) => of[from] === of[copied.student])) from += 1
  return from
}

/** In thousandths. */
const number = (draws: Draws, { coarse }: ClassSettings): number =>
  coarse === true ? 1000 * (draws.below(3) - 1) : draws.below(4001) - 2000

/** Fisher and Yates, from the end. */
function shuffled(count: number, draws: Draws): number[] {
  const places = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i -= 1) {
    const j = draws.below(i + 1)
    ;[places[i], places[j]] = [places[j] ?? 0, places[i] ?? 0]
  }
  return places
}

interface Sitting {
  readonly problem: Asked
  readonly student: number
  readonly variant: number
  readonly chance: number
  readonly numbers: readonly { readonly key: number; readonly slip: number }[]
  readonly copiedFrom: number | undefined
  readonly untold: boolean | undefined
  readonly draws: Draws
}

function answer({ problem, student, variant, chance, numbers, copiedFrom, draws, untold }: Sitting, k: number): PartLine {
  const of = String(points(problem))
  const part = partIds[k] ?? ''
  const isBlank = draws.below(100) < 3
  const isRight = draws.below(1000) < chance
  const kind = draws.below(100)
  const own = numbers[variant] ?? { key: 0, slip: 0 }
  const guess = problem.kind === 'choice' ? wrongOption(kind, variant) : wrongNumber(kind, own, draws)
  const used = 1 + draws.below(2)
  const minutes = draws.below(20_160)
  const copied =
    copiedFrom !== undefined && copiedFrom !== variant
      ? problem.kind === 'choice'
        ? option(0, copiedFrom)
        : text(numbers[copiedFrom]?.key ?? 0)
      : undefined
  const right = problem.kind === 'choice' ? option(0, variant) : text(own.key)
  const response = copied ?? (copiedFrom !== undefined || isRight ? right : guess)
  const credit = response === right ? '1' : '0'
  if (isBlank && copiedFrom === undefined) return blank(problem, k)
  if (problem.id === 'p1' && student % 500 === 7) return { part, earned: '0', of, state: 'pending', used: 0 }
  const mistakes =
    problem.kind === 'choice' && credit === '0' && response !== option(3, variant)
      ? [response === option(1, variant) ? 'sign' : 'square']
      : []
  const at = (i: number): string => new Date(start + (minutes + 1440 * i) * 60_000).toISOString()
  return {
    part,
    earned: problem.id === 'p3' && student % 10 === 3 && credit === '1' ? '1/2' : credit === '1' ? of : '0',
    of,
    state: 'graded',
    used,
    response,
    credit,
    ...(mistakes.length > 0 && { mistakes }),
    ...(untold !== true && { tries: Array.from({ length: used }, (_, i) => ({ credit: i === used - 1 ? credit : '0', at: at(i) })) }),
  }
}

/** A slip, the variant's own common slip, a round number, anything. */
function wrongNumber(kind: number, { key, slip }: { readonly key: number; readonly slip: number }, draws: Draws): string {
  const [size, round, any] = [1 + draws.below(60), 1000 * (draws.below(3) - 1), draws.below(4001) - 2000]
  const wrong = kind < 50 ? key + (kind % 2 === 0 ? size : -size) : kind < 70 ? slip : kind < 85 ? round : any
  return text(wrong === key ? wrong + 1 : wrong)
}
const wrongOption = (kind: number, variant: number): string => option(kind < 60 ? 1 : kind < 90 ? 2 : 3, variant)
/** Where a candidate (0: the key, 1 and 2: mistakes, 3: a value) stands in a variant. */
const option = (candidate: number, variant: number): string => `o${((candidate + variant) % 4) + 1}`
const text = (thousandths: number): string => (thousandths / 1000).toFixed(3)
const points = ({ kind }: Asked): number => (kind === 'choice' ? 2 : 1)
const blank = (problem: Asked, k: number): PartLine => ({
  part: partIds[k] ?? '',
  earned: '0',
  of: String(points(problem)),
  state: 'blank',
  used: 0,
})

function problemLine(problem: Asked, student: number, variant: number, parts: readonly PartLine[]): ProblemLine {
  const id = `${problem.id}v${variant}`
  if (problem.id === 'p4' && student % 700 === 11)
    return { problem: problem.id, variant: id, earned: '0', of: '0', state: 'blank', excused: true, parts: [] }
  const earned = parts.reduce((sum, part) => sum + halves(part.earned), 0)
  const of = parts.reduce((sum, part) => sum + halves(part.of), 0)
  const some = (state: PartLine['state']): boolean => parts.some((part) => part.state === state)
  const state = some('pending') ? 'pending' : !some('graded') ? 'blank' : earned >= of ? 'full' : earned > 0 ? 'partial' : 'zero'
  return { problem: problem.id, variant: id, earned: inHalves(earned), of: inHalves(of), state, parts }
}
const halves = (text: string): number => inHalvesOf.get(text) ?? NaN
const inHalvesOf = new Map(Array.from({ length: 50 }, (_, n) => [n % 2 === 0 ? String(n / 2) : `${n}/2`, n]))
const inHalves = (n: number): string => (n % 2 === 0 ? String(n / 2) : `${n}/2`)

function courseOf(
  problems: readonly Asked[],
  keys: readonly (readonly (readonly { readonly key: number }[])[])[],
  settings: ClassSettings,
): StatisticsCourse {
  const run = problems.map((problem): RunProblem => ({
    problem: problem.id,
    title: [{ type: 'text', text: `Problem ${problem.id}` }],
    spec: 'd',
    points: String(points(problem) * problem.ease.length),
    asked: {},
    parts: problem.ease.map((_, k) => ({ id: partIds[k] ?? '', points: String(points(problem)) })),
  }))
  return {
    run: {
      format: runFormat,
      engine: '0',
      seed: 'd',
      set: {
        id: 'sim',
        mode: 'exam',
        language: 'en',
        counts: 'last',
        title: [{ type: 'text', text: 'Simulated' }],
        due: '2027-01-17T23:59:00+01:00',
      },
      options: { roster: true, names: false, privateLinks: false, split: false },
      problems: run,
    },
    manifest: [],
    keys: {
      read({ problem, variant }) {
        const place = problems.findIndex(({ id }) => id === problem)
        const one = problems[place]
        const number = Number(variant.slice(variant.indexOf('v') + 1))
        if (one === undefined) throw new Error(`no problem ${problem}`)
        return ok(
          keysOf(
            one,
            variant,
            number,
            (keys[place]?.[number] ?? []).map(({ key }) => key),
            settings,
          ),
        )
      },
    },
  }
}

function keysOf(problem: Asked, variant: string, number: number, own: readonly number[], { coarse }: ClassSettings): VariantKeys {
  const precision = coarse === true ? {} : { decimals: 3 }
  const parts = own.map((key, k): { readonly posed: PosedPart; readonly key: Key } => {
    const common = { id: partIds[k] ?? '', text: [], points: String(points(problem)) }
    if (problem.kind === 'number')
      return {
        posed: { ...common, interaction: { type: 'text', format: { fractions: false, precision } } },
        key: { kind: 'number', value: coarse === true ? key / 1000 : `${key}/1000`, precision, mistakes: [] },
      }
    const senses = [
      { right: true, value: 7 },
      { right: false, mistake: 'sign' },
      { right: false, mistake: 'square' },
      { right: false, value: 3 },
    ]
    const notes = senses.map((sense, candidate) => ({ id: option(candidate, number), ...sense })).sort((a, b) => (a.id < b.id ? -1 : 1))
    return {
      posed: {
        ...common,
        interaction: {
          type: 'choice',
          multiple: false,
          options: notes.map(({ id, value = -1 }) => ({ id, text: [], plain: `is ${value}` })),
        },
      },
      key: { kind: 'single-choice', option: option(0, number), value: 7, options: notes },
    }
  })
  return {
    problem: problem.id,
    variant,
    spec: 'd',
    posed: { problem: problem.id, variant, title: [], stem: [], points: '1', parts: parts.map(({ posed }) => posed) },
    keys: parts.map(({ posed, key }) => ({ part: posed.id, key })),
  }
}
