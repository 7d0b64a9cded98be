// One problem on the author's desk: read again after a save, drawn by seed; the last version that could be shown is kept.
import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Diagnostic } from '../../diagnostic.ts'
import { type DrawnVariant, drawVariant } from '../../pipeline.ts'
import { texErrors } from '../../render/check.ts'
import type { Panels, ShownDiagnostic } from '../../render/preview/author-view.ts'
import { panelsToHtml } from '../../render/preview/panels.ts'
import { codeFrame } from '../../spec/code-frame.ts'
import { openLibrary, type ProblemFile } from '../library.ts'
import { readTextFile } from '../library-files.ts'
import { authorView } from './author-view.ts'

/** A variant of one version of the file, ready to be shown. */
export interface Shown {
  readonly drawn: DrawnVariant
  readonly panels: Panels
  /** Names of the mistakes that lead to an answer anywhere. */
  readonly mistakes: readonly string[]
}
export interface View {
  /** Names the version of the file: the same text and the same errors have the same name. */
  readonly version: string
  readonly diagnostics: readonly ShownDiagnostic[]
  /** The variant, or that of the last good version; undefined where there never was one. */
  readonly shown: Shown | undefined
  /** Whether `shown` is of an earlier version. */
  readonly stale: boolean
}

export class Desk {
  readonly target: string
  private readonly cwd: string
  private mark = ''
  private read: Attempt = { diagnostics: [] }
  private good: ProblemFile | undefined
  private views = new Map<number, View>()

  constructor(target: string, cwd: string) {
    this.target = target
    this.cwd = cwd
    this.refresh()
  }

  get version(): string {
    return this.mark
  }
  /** The problem as the file is now; undefined while it is broken. */
  get problem(): ProblemFile | undefined {
    return this.read.file
  }
  /** Absolute paths of what it was last read from. */
  get files(): readonly string[] {
    return (this.read.file ?? this.good)?.sources.map(({ file }) => path.resolve(this.cwd, file)) ?? []
  }

  /** Reads the file and its cell again; whether anything is different. */
  refresh(): boolean {
    const found = openLibrary(this.cwd).problem(this.target)
    const tex = found.ok ? texErrors(found.value.problem) : []
    const diagnostics = framed(found.ok ? [...found.warnings, ...tex] : found.errors, this.cwd)
    const read = JSON.stringify([found.ok && found.value.sources, diagnostics])
    const mark = createHash('sha256').update(read).digest('hex').slice(0, 12)
    if (mark === this.mark) return false
    this.mark = mark
    this.read = { diagnostics, ...(found.ok && tex.length === 0 && { file: found.value }) }
    this.views = new Map()
    return true
  }

  view(seed: number): View {
    const known = this.views.get(seed)
    if (known !== undefined) return known
    const made = this.make(seed)
    if (this.views.size > 50) this.views.clear()
    this.views.set(seed, made)
    return made
  }

  private make(seed: number): View {
    const { file, diagnostics } = this.read
    const now = file && show(file, seed)
    if (file !== undefined && now?.shown !== undefined) {
      this.good = file
      return { version: this.mark, diagnostics: [...diagnostics, ...framed(now.found, this.cwd)], shown: now.shown, stale: false }
    }
    const before = this.good === file ? undefined : this.good && show(this.good, seed)
    return {
      version: this.mark,
      diagnostics: [...diagnostics, ...framed(now?.found ?? [], this.cwd)],
      shown: before?.shown,
      stale: before?.shown !== undefined,
    }
  }
}

interface Attempt {
  readonly file?: ProblemFile
  readonly diagnostics: readonly ShownDiagnostic[]
}

/** A variant drawn, solved, posed and typeset, with what was found on the way. */
function show(file: ProblemFile, seed: number): { readonly shown?: Shown; readonly found: readonly Diagnostic[] } {
  const drawn = drawVariant(file.problem, seed, { language: 'en' })
  if (!drawn.ok) return { found: drawn.errors }
  const view = authorView(drawn.value, seed)
  if (!view.ok) return { found: view.errors }
  const panels = panelsToHtml(view.value)
  if (!panels.ok) return { found: panels.errors.map((one) => ({ ...one, at: one.at ?? file.problem.at })) }
  const mistakes = [...new Set(view.value.mistakes.map(({ mistake }) => mistake))]
  return { shown: { drawn: drawn.value, panels: panels.value, mistakes }, found: drawn.warnings }
}

/** Each with the lines of its frame, as `check` prints them. */
function framed(diagnostics: readonly Diagnostic[], cwd: string): readonly ShownDiagnostic[] {
  const texts = new Map<string, string | undefined>()
  const textOf = (file: string): string | undefined => {
    if (!texts.has(file)) {
      const read = readTextFile(path.resolve(cwd, file), file)
      texts.set(file, read.ok ? read.value : undefined)
    }
    return texts.get(file)
  }
  return diagnostics.map(({ at, ...rest }) => {
    const text = at && textOf(at.file)
    return { ...rest, ...(at && { at }), frame: at === undefined || text === undefined ? [] : codeFrame(at, text) }
  })
}
