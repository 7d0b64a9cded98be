// A planned course and its students in; pages, answer pages and staff files staged, or every error and nothing.
import path from 'node:path'
import { type Checked, type Diagnostic, failed, ok } from '../../diagnostic.ts'
import {
  datesOf,
  keysId,
  type ManifestEntry,
  type RosterCopy,
  type Run,
  runFormat,
  type RunProblem,
  sectionsOf,
  staffPaths,
  type VariantKeys,
  writeJson,
  writeLine,
} from '../../manifest.ts'
import { renderAnswerPage } from '../../render/graded/answers.ts'
import { renderStudentPage } from '../../render/student/page.ts'
import { version } from '../version.ts'
import { dealer, type DealtProblem, type Student } from './draw.ts'
import type { Earlier } from './earlier.ts'
import { fileName } from './file-names.ts'
import type { Files } from './files.ts'
import type { CoursePlan } from './plan.ts'
import type { CourseSeed } from './seeds.ts'
import type { Pieces, Staged } from './staged.ts'

export interface Writing {
  readonly files: Files
  readonly folder: string
  readonly staged: Staged
  readonly plan: CoursePlan
  readonly seed: CourseSeed
  readonly seedText: string
  readonly students: readonly Student[]
  readonly roster: RosterCopy
  readonly options: Run['options']
  readonly regenerate: ReadonlySet<string>
  readonly earlier: Earlier | undefined
  /** False: staff files alone, for variants that an LMS shows. */
  readonly pages?: boolean
  readonly progress: (done: number) => void
}
export interface Written {
  readonly pages: number
  /** Students who have a page for the first time. */
  readonly added: number
  /** Students who are on the roster again. */
  readonly back: number
  readonly dropped: number
}

export function writeCourse(writing: Writing): Checked<Written> {
  const { files, folder, staged, plan, students, earlier, seedText } = writing
  if (files.read(path.join(folder, staffPaths.seed)) === undefined || earlier === undefined || writing.seed.digest !== earlier.run.seed) {
    staged.write(staffPaths.seed, `${seedText}\n`, true)
  }
  if (!files.exists(path.join(folder, staffPaths.ignore))) staged.write(staffPaths.ignore, '*\n', true)
  const course = new Course(writing)
  const diagnostics: Diagnostic[] = []
  for (const [index, student] of students.entries()) {
    const written = course.student(student)
    diagnostics.push(...(written.ok ? written.warnings : written.errors))
    // one student whose variant fails stands for those that would fail likewise
    if (!written.ok) {
      course.abandon()
      return failed(...diagnostics.filter(({ severity }) => severity === 'error'))
    }
    writing.progress(index + 1)
  }
  course.finish()
  const known = new Set(earlier?.manifest.map(({ student }) => student))
  const before = new Set(earlier?.manifest.filter(({ status }) => status === 'active').map(({ student }) => student))
  const now = new Set(students.map(({ student }) => student))
  return ok(
    {
      pages: course.pages,
      added: [...now].filter((id) => !known.has(id)).length,
      back: [...now].filter((id) => known.has(id) && !before.has(id)).length,
      dropped: [...before].filter((id) => !now.has(id)).length,
    },
    [...plan.warnings, ...diagnostics],
  )
}

class Course {
  pages = 0
  private readonly writing: Writing
  private readonly everything: boolean
  private readonly deal: ReturnType<typeof dealer>['deal']
  /** By student, then problem: those of earlier students first, in their order. */
  private readonly entries = new Map<string, Map<string, ManifestEntry>>()
  private readonly keyLines: Map<string, string>
  /** Of a new course they are written as they come: a course of many variants does not stand in memory. */
  private readonly newKeys: Pieces | undefined
  private readonly writtenKeys = new Set<string>()
  private readonly posed = new Map<string, RunProblem>()
  private readonly sections: ReadonlyMap<string, string>

  constructor(writing: Writing) {
    const { plan, seed, earlier, options, regenerate } = writing
    this.writing = writing
    this.sections = sectionsOf(writing.roster)
    this.everything = regenerate.has('all') || regenerate.has(plan.set.id)
    this.keyLines = new Map(earlier?.keys)
    this.newKeys = earlier === undefined ? writing.staged.open(staffPaths.keys, true) : undefined
    for (const entry of earlier?.manifest ?? []) {
      const problems = this.entries.get(entry.student) ?? new Map<string, ManifestEntry>()
      this.entries.set(entry.student, problems.set(entry.problem, entry))
    }
    const shared = options.roster ? options.variants : undefined
    this.deal = dealer(plan.problems, {
      seed,
      shared,
      redraw: regenerate,
      poseAll: this.everything,
      earlierKeys: new Map(earlier?.keys),
    }).deal
  }

  /** Stages what the student's pages lack; a page that is there and still right is left alone. */
  student(student: Student): Checked<undefined> {
    const before = this.entries.get(student.student) ?? new Map<string, ManifestEntry>()
    const hand = this.deal(student, before)
    if (!hand.ok) return hand
    const entries = this.entriesOf(student, hand.value, before)
    const returns = [...before.values()].some(({ status }) => status === 'inactive')
    const isNew = this.everything || before.size === 0 || returns || hand.value.some((one) => one.isNew)
    for (const { keys } of hand.value) this.noteKeys(keys)
    for (const one of hand.value) this.noteProblem(one)
    this.removeOldPages(before, entries)
    this.entries.set(student.student, new Map(entries.map((entry) => [entry.problem, entry])))
    return this.writing.pages === false ? ok(undefined, hand.warnings) : this.writePages(student, hand.value, entries, isNew, hand.warnings)
  }

  private entriesOf({ student }: Student, hand: readonly DealtProblem[], before: ReadonlyMap<string, ManifestEntry>): ManifestEntry[] {
    const { plan, seed, options } = this.writing
    const page = options.privateLinks ? seed.privateName(plan.set.id, student) : fileName(student)
    const token = seed.token(plan.set.id, student)
    return hand.map(({ planned, variant, isNew }) => {
      const engine = isNew ? version : (before.get(planned.problem.id)?.engine ?? version)
      return { student, problem: planned.problem.id, variant, spec: planned.spec, engine, page, token, status: 'active' }
    })
  }

  private noteKeys(keys: VariantKeys): void {
    const id = keysId(keys)
    if (this.newKeys === undefined) this.keyLines.set(id, writeLine(keys))
    else if (!this.writtenKeys.has(id)) this.newKeys.write(writeLine(keys))
    this.writtenKeys.add(id)
  }

  private noteProblem({ planned, keys: { posed }, isNew }: DealtProblem): void {
    const id = planned.problem.id
    const before = this.writing.earlier?.run.problems.find(({ problem }) => problem === id)
    if (this.posed.has(id)) return
    if (before !== undefined && !isNew) this.posed.set(id, before)
    else {
      const parts = posed.parts.map(({ id: part, points, attempts = posed.attempts }) => ({
        id: part,
        points,
        ...(attempts !== undefined && { attempts }),
      }))
      this.posed.set(id, { problem: id, title: posed.title, spec: planned.spec, points: posed.points, asked: planned.entry, parts })
    }
  }

  private writePages(
    student: Student,
    hand: readonly DealtProblem[],
    entries: readonly ManifestEntry[],
    isNew: boolean,
    warnings: readonly Diagnostic[],
  ): Checked<undefined> {
    const { plan, options } = this.writing
    const [{ page, token } = { page: '', token: '' }] = entries
    const { id, title, text, language } = plan.set
    const dates = datesOf(plan.set, this.sections.get(student.student))
    const set = { id, title, ...(text !== undefined && { text }) }
    const shown = options.names && student.name !== undefined ? { id: student.student, name: student.name } : { id: student.student }
    const common = { set, language, ...(options.roster && { student: shown }) }
    const posed = hand.map(({ keys }) => keys.posed)
    const studentPage = (problems: typeof posed): Checked<string> => renderStudentPage({ ...common, token, problems, ...dates })
    const wanted: (readonly [place: string, secret: boolean, render: () => Checked<string>])[] = [
      [`pages/${page}.html`, false, () => studentPage(posed)],
    ]
    if (options.split) for (const one of posed) wanted.push([splitPage(page, one.problem), false, () => studentPage([one])])
    wanted.push([staffPaths.answers(fileName(student.student)), true, () => answerPage(common, hand)])
    for (const [place, secret, render] of wanted) {
      if (!isNew && this.writing.files.exists(path.join(this.writing.folder, place))) continue
      const html = render()
      if (!html.ok) return html
      this.writing.staged.write(place, html.value, secret)
      if (!secret) this.pages += 1
    }
    return ok(undefined, warnings)
  }

  /** Pages whose names are no longer used would stay published. */
  private removeOldPages(before: ReadonlyMap<string, ManifestEntry>, entries: readonly ManifestEntry[]): void {
    const { staged, earlier, options } = this.writing
    const places = (some: Iterable<ManifestEntry>, split: boolean): string[] =>
      [...some].flatMap(({ page, problem }) => [`pages/${page}.html`, ...(split ? [splitPage(page, problem)] : [])])
    const kept = new Set(places(entries, options.split))
    for (const place of new Set(places(before.values(), earlier?.run.options.split === true))) if (!kept.has(place)) staged.remove(place)
  }

  /** Staff files last, the manifest as the very last: what it names is there. */
  finish(): void {
    const { plan, seed, students, roster, options, earlier } = this.writing
    const active = new Set(students.map(({ student }) => student))
    const manifest = [...this.entries.values()].flatMap((problems) =>
      [...problems.values()].map((entry): ManifestEntry => (active.has(entry.student) ? entry : { ...entry, status: 'inactive' })),
    )
    const named = new Set(manifest.map(({ problem, variant, spec }) => keysId({ problem, variant: variant.id, spec })))
    const problems = plan.problems.flatMap(({ problem }) => this.posed.get(problem.id) ?? [])
    const asBefore = earlier !== undefined && JSON.stringify(problems) === JSON.stringify(earlier.run.problems)
    const engine = asBefore ? earlier.run.engine : version
    const run: Run = { format: runFormat, engine, seed: seed.digest, set: plan.set, options, problems }
    for (const { spec, copy } of plan.problems)
      if (!this.writing.files.exists(path.join(this.writing.folder, staffPaths.spec(spec))))
        this.writing.staged.write(staffPaths.spec(spec), writeJson(copy), true)
    if (this.newKeys === undefined)
      this.stage(staffPaths.keys, [...this.keyLines].flatMap(([id, line]) => (named.has(id) ? [line] : [])).join(''))
    else this.newKeys.end()
    this.stage(staffPaths.roster, writeJson(roster))
    this.stage(staffPaths.run, writeJson(run))
    this.stage(staffPaths.manifest, manifest.map(writeLine).join(''))
  }
  /** Where a student's pages cannot be made: nothing is put in its place. */
  abandon(): void {
    this.newKeys?.end()
  }
  private stage(place: string, text: string): void {
    if (this.writing.earlier?.texts.get(place) !== text) this.writing.staged.write(place, text, true)
  }
}

const splitPage = (page: string, problem: string): string => `pages/${page}/${fileName(problem)}.html`

function answerPage(common: Omit<Parameters<typeof renderAnswerPage>[0], 'problems'>, hand: readonly DealtProblem[]): Checked<string> {
  const problems = []
  for (const { posed, variant } of hand) {
    const made = posed()
    if (!made.ok) return made
    problems.push({ posed: made.value, seed: variant.seed, draws: variant.draws })
  }
  return renderAnswerPage({ ...common, problems })
}
