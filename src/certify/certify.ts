// certify(): every variant of a problem (or a sample of them) drawn, solved, posed and looked at: the certificate.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Diagnostic } from '../diagnostic.ts'
import type { Certificate, Check, Problem, Space } from '../model.ts'
import { posedErrors, texErrors } from '../render/check.ts'
import { Efforts } from './effort.ts'
import { Findings } from './findings.ts'
import { Floats } from './floats.ts'
import { Keys } from './keys.ts'
import { openLints } from './lints/index.ts'
import type { Look } from './look.ts'
import { tryMarks } from './marking.ts'
import { Options } from './options.ts'
import { Pages } from './pages.ts'
import { checkPublished } from './published.ts'
import { Sensitivity } from './sensitivity.ts'
import { Separation } from './separation.ts'
import { acceptanceOf, unasked } from './turned-down.ts'
import { walk, type Walked } from './walk.ts'

export interface CertifyOptions {
  /** The file it was read from, as it is to be called. */
  readonly file: string
  /** Digest of the texts it was read from (`digestOf` of src/cli/library.ts). */
  readonly spec: string
  readonly engine: string
  /**
   * At most so many variants are looked at: all of a problem that has no more draws than this, else those of as many seeds.
   * By default every variant of up to 20,000 draws, else 1,000 seeds.
   */
  readonly variants?: number
  /** Students in a class, for what of it shares a variant; 100 where nothing is said. */
  readonly class?: number
  /** Called now and then with the number of candidates tried so far. */
  readonly progress?: (candidates: number) => void
}
const mostDraws = 20_000
const usualSeeds = 1000
const usualClass = 100
const confidence = 0.95

/** The certificate of a problem: pure, and the same on every machine. */
export function certify(problem: Problem, options: CertifyOptions): Certificate {
  const measures = openMeasures(problem)
  const walked = walk(
    problem,
    { limit: options.variants ?? mostDraws, seeds: options.variants ?? usualSeeds, progress: options.progress },
    {
      look: (variant) => measures.look(variant),
      rearranged: (drawn) => measures.keys.arranged(drawn),
      failed: (errors, values) => errors.forEach((one) => measures.failures.add(one, { with: values })),
      warned: (warnings) => warnings.forEach((one) => measures.failures.add(one, { with: '' })),
    },
  )
  const acceptance = acceptanceOf(problem, walked.tally)
  const published = checkPublished(problem, (solution, values) => measures.sensitivity.published(solution, values))
  const all = { variants: measures.variants, how: walked.how, acceptance }
  const mistakes = measures.separation.rows()
  const linted = measures.observers.map((observer) => observer.found(all))
  const diagnostics = inOrder([
    ...measures.tex,
    ...measures.failures.diagnostics(measures.variants),
    ...unasked(problem, acceptance),
    ...linted.flat(),
    ...published.diagnostics,
  ])
  const certificate = {
    problem: problem.id,
    file: options.file,
    spec: options.spec,
    engine: options.engine,
    space: spaceOf(walked, measures, options.class ?? usualClass),
    acceptance,
    checks: checksOf(measures, mistakes, diagnostics, published.rows),
    parts: measures.keys.certificates(),
    mistakes,
    readings: measures.sensitivity.rows(),
    published: published.rows,
    effort: measures.efforts.effort(),
    diagnostics,
    sound: diagnostics.every(({ severity }) => severity !== 'error'),
  }
  return { ...certificate, digest: bytesToHex(sha256(utf8ToBytes(JSON.stringify(certificate)))).slice(0, 32) }
}

/** Everything that is measured, told of one variant after another. */
function openMeasures(problem: Problem) {
  const [keys, options, floats] = [new Keys(problem), new Options(problem), new Floats(problem)]
  const [separation, sensitivity] = [new Separation(problem), new Sensitivity(problem)]
  const observers = [options, keys, separation, sensitivity, floats, ...openLints(problem)]
  const [pages, efforts, failures] = [new Pages(), new Efforts(), new Findings()]
  const tex = texErrors(problem)
  const formulas = new Set<string>()
  const counted = { variants: 0, thorough: 0 }
  return {
    keys,
    options,
    floats,
    separation,
    sensitivity,
    observers,
    pages,
    efforts,
    failures,
    tex, // prettier-ignore
    get variants() {
      return counted.variants
    },
    get thorough() {
      return counted.thorough
    },
    look(variant: Look): void {
      counted.variants++
      pages.add(variant.drawn.posed.public, variant.weight)
      for (const observer of observers) observer.look(variant)
      if (!variant.thorough) return
      counted.thorough++
      efforts.look(variant)
      tryMarks(variant)
      if (tex.length === 0) for (const one of posedErrors(problem, variant.drawn.posed, formulas)) failures.add(one, variant.example)
    },
  }
}
type Measures = ReturnType<typeof openMeasures>

function spaceOf({ how, draws }: Walked, { pages, variants }: Measures, size: number): Space {
  // with n independent variants without a fault: (1 − share)^n = 1 − confidence
  const share = variants === 0 ? 1 : 1 - (1 - confidence) ** (1 / variants)
  return {
    ...(draws !== undefined && { draws }),
    how,
    variants,
    distinct: pages.distinct,
    ...(how === 'sampled' && { bound: { confidence, share: Number(share.toPrecision(2)) } }),
    class: { size, sharing: pages.sharing(size, how) },
  }
}

function checksOf(
  measures: Measures,
  mistakes: Certificate['mistakes'],
  diagnostics: readonly Diagnostic[],
  published: Certificate['published'],
): readonly Check[] {
  const { variants, thorough, failures, options, floats } = measures
  const failed = (...prefixes: readonly string[]): number => failures.count((code) => prefixes.some((prefix) => code.startsWith(prefix)))
  const found = (code: string): number => diagnostics.filter((one) => one.code === code).length
  const within = mistakes.reduce((sum, row) => sum + row.within, 0)
  const tried = variants + failures.count((code) => code !== 'solve/irrational')
  return [
    { check: 'key-is-offered', looked: tried, failed: failed('pose/key-not-offered') },
    { check: 'options-differ', looked: variants, failed: options.findings.count(() => true) + failed('pose/too-few') },
    { check: 'claims-decided', looked: tried, failed: failed('claim/') },
    { check: 'no-ties', looked: tried, failed: failed('solve/tie', 'solve/undefined', 'solve/undecided') },
    { check: 'mistakes-outside-tolerance', looked: variants, failed: within },
    { check: 'marks-as-promised', looked: thorough, failed: 0 },
    { check: 'float-agrees', looked: floats.looked, failed: floats.findings.count(() => true) },
    { check: 'numbers-are-known', looked: thorough, failed: found('lint/unknown-number') },
    { check: 'formulas-typeset', looked: thorough, failed: found('spec/tex') },
    { check: 'published-met', looked: published.length, failed: published.filter(({ met }) => !met).length },
  ]
}

/** In the order of the file; each once. */
function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const once = [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()]
  return once.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.col ?? 0) - (b.at?.col ?? 0))
}
