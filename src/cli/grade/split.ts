// Files in; their rows written as one part, put by the shards in which their students are, and those that cannot be read
// as another.
import { readJsonLines } from '../../../grader/submission/jsonl.ts'
import { noTime, unknownStudent } from '../../../grader/receive.ts'
import type { Intake, NotASubmission, Origin, Rejection } from '../../../grader/submission/submission.ts'
import type { SubmissionFile } from '../../../grader/submission/submission-files.ts'
import { timeOf } from '../../../grader/time.ts'
import { type Diagnostic, warning } from '../../diagnostic.ts'
import type { Submission } from '../../model.ts'
import { openChunk } from './chunk.ts'
import { rejectedText } from './rejected.ts'
import { rowText } from './rows.ts'
import type { Store } from './store.ts'
import { partNames, type Received, type SplitResult, type SplitTask } from './tasks.ts'

/** What a split needs to know of the course. */
export interface Splitting {
  readonly files: readonly SubmissionFile[]
  /** The shard of a student. */
  readonly shardOf: ReadonlyMap<string, number>
  readonly shards: number
  /** Parts of each problem of the set. */
  readonly partsOf: ReadonlyMap<string, ReadonlySet<string>>
  /** Reads a whole file. */
  read(file: SubmissionFile, intake: Intake): void
}

/** Characters that are gathered before they are written. */
const mostHeld = 12 << 20
/** Warnings of one task that are kept: a file may have a million columns. */
const mostWarnings = 100

/** `content` is the digest of what is read, where it may be asked for by a later run. */
export function split(task: SplitTask, splitting: Splitting, store: Store, content: string | undefined): SplitResult {
  if (task.known !== undefined && content !== undefined && task.known.content === content) return task.known
  const intake = new Splitter(splitting, store, task.index)
  let lines = 0
  for (let index = task.first; index < task.end; index += 1) {
    const file = splitting.files[index]
    if (file === undefined) throw new RangeError(`there is no file ${index}`)
    intake.begin(index)
    if (task.chunk === undefined) splitting.read(file, intake)
    else lines = readChunk(file, task.chunk, intake)
  }
  return { ...intake.end(), lines, content }
}

function readChunk(file: SubmissionFile, { from, to }: { readonly from: number; readonly to: number }, intake: Intake): number {
  const chunk = openChunk(file.path, from, to)
  try {
    readJsonLines(chunk.pieces, { file: file.path, name: file.name, foreign: false, format: 'jsonl' }, intake)
  } catch (thrown) {
    if (!(thrown instanceof Error && 'syscall' in thrown)) throw thrown
    const hint = 'See whether it is a file that you may read'
    intake.reject({
      code: 'file/unreadable',
      message: `the file cannot be read (${thrown.message})`,
      hint,
      file: file.path,
      line: 1,
      text: '',
    })
  }
  return chunk.lines()
}

class Splitter implements Intake {
  private readonly splitting: Splitting
  private readonly index: number
  private readonly rows: Spill
  private readonly rejections: ReturnType<Store['create']>
  private readonly origins: Origin[] = []
  private readonly fileOf: number[] = []
  private readonly originOf = new Map<string, number>()
  private lastOrigin: Origin | undefined
  private origin = 0
  private seq = 0
  private readonly counts = new Map<number, { rows: number; rejected: number }>()
  private file = 0
  private current = { rows: 0, rejected: 0 }
  private rejected = 0
  private latest: Received | undefined
  private readonly warnings: Diagnostic[] = []

  constructor(splitting: Splitting, store: Store, index: number) {
    this.splitting = splitting
    this.index = index
    this.rows = new Spill(store, partNames.rows(index), splitting.shards)
    this.rejections = store.create(partNames.splitRejected(index))
  }

  begin(file: number): void {
    this.file = file
    this.lastOrigin = undefined
    this.current = { rows: 0, rejected: 0 }
    this.counts.set(file, this.current)
  }
  accept(submission: Submission, origin: Origin, line: number, text: string): void {
    const shard = this.splitting.shardOf.get(submission.student)
    if (shard === undefined) {
      this.refuse(unknownStudent(submission.student), origin, line, text)
      return
    }
    if (submission.at !== undefined) {
      const time = timeOf(submission.at)
      if (time === undefined) {
        this.refuse(noTime, origin, line, text)
        return
      }
      if (time > (this.latest?.time ?? -Infinity) && this.isPlaced(submission)) this.latest = { time, at: submission.at }
    }
    this.current.rows += 1
    if (origin !== this.lastOrigin) this.noteOrigin(origin)
    this.seq = Math.max(this.seq + 1, line)
    this.rows.add(shard, rowText({ origin: this.origin, seq: this.seq, line }, origin, submission, text))
  }
  reject(rejection: Rejection): void {
    this.current.rejected += 1
    this.rejected += 1
    this.seq = Math.max(this.seq + 1, rejection.line)
    this.rejections.write(rejectedText(this.index, this.seq, rejection))
  }
  warn(file: string, line: number, message: string): void {
    if (this.warnings.length < mostWarnings) this.warnings.push(warning('submission/malformed', message, { file, line, col: 1 }))
  }
  end(): Omit<SplitResult, 'lines' | 'content'> {
    const segments = this.rows.end()
    this.rejections.end()
    const counts = [...this.counts].map(([file, of]) => ({ file, ...of })).filter(({ rows, rejected }) => rows + rejected > 0)
    return {
      origins: this.origins,
      fileOf: this.fileOf,
      counts,
      rejected: this.rejected,
      latest: this.latest,
      warnings: this.warnings,
      segments,
    }
  }

  private refuse({ code, wrong }: NotASubmission, { file }: Origin, line: number, text: string): void {
    this.reject({ code, message: wrong, file, line, text })
  }
  /** A row that goes nowhere does not tell what time it is. */
  private isPlaced({ problem, part }: Submission): boolean {
    const parts = this.splitting.partsOf.get(problem)
    return parts !== undefined && (part === undefined ? parts.size === 1 : parts.has(part))
  }
  private noteOrigin(origin: Origin): void {
    const { file, name, format, foreign } = origin
    const id = JSON.stringify([this.file, file, name, format, foreign])
    let known = this.originOf.get(id)
    if (known === undefined) {
      known = this.origins.push({ file, name, format, foreign }) - 1
      this.fileOf.push(this.file)
      this.originOf.set(id, known)
    }
    this.lastOrigin = origin
    this.origin = known
  }
}

/** Rows by shard, written as one part: whenever enough are held, those of each shard behind each other. */
class Spill {
  private readonly part: ReturnType<Store['create']>
  private held: string[]
  private size = 0
  private written = 0
  private readonly segments: (readonly number[])[] = []
  constructor(store: Store, name: string, shards: number) {
    this.part = store.create(name)
    this.held = Array.from({ length: shards }, () => '')
  }
  add(shard: number, text: string): void {
    this.held[shard] = (this.held[shard] ?? '') + text
    this.size += text.length
    if (this.size >= mostHeld) this.flush()
  }
  end(): readonly (readonly number[])[] {
    if (this.size > 0) this.flush()
    this.part.end()
    return this.segments
  }
  private flush(): void {
    const ends = [this.written]
    for (const [shard, text] of this.held.entries()) {
      const bytes = Buffer.from(text)
      this.part.write(bytes)
      this.written += bytes.length
      ends.push(this.written)
      this.held[shard] = ''
    }
    this.segments.push(ends)
    this.size = 0
  }
}
