// Problems, cells and sets by id or by file: in the course's `problems/` first, then in the package's. With grader's edges
// the only place that reads specs from disk.
import { createHash } from 'node:crypto'
import path from 'node:path'
import { type Checked, type Diagnostic, error, failed, ok } from '../diagnostic.ts'
import type { Cell, Problem, ProblemSet } from '../model.ts'
import { didYouMean } from '../nearest.ts'
import { type FileKind, kindOfFile, readCell, readProblem, readSet } from '../spec/read.ts'
import { Folder, onDisk, packageRoot, type SpecFiles } from './library-files.ts'

export interface SourceText {
  readonly file: string
  readonly text: string
}
export interface ProblemFile {
  readonly problem: Problem
  readonly source: string
  readonly file: string
  /** What the problem was read from: its own file, then its cell's where it names one. */
  readonly sources: readonly SourceText[]
}
export interface SetFile {
  readonly set: ProblemSet
  readonly source: string
  readonly file: string
}
export interface Library {
  problem(idOrFile: string): Checked<ProblemFile>
  set(idOrFile: string): Checked<SetFile>
  cell(idOrFile: string): Checked<Cell>
  /** Every problem of the course, then those of the package that the course has none of the same id for. */
  allProblems(): readonly { readonly id: string; readonly file: string }[]
}

/**
 * The library as seen from a folder: ids are looked up in its `problems/`, then in the package's. Reads files when asked,
 * from the disk unless said otherwise; what has been looked at is taken to stay as it is.
 */
export function openLibrary(cwd: string, from: SpecFiles = onDisk): Library {
  const opened = new Map<string, Folder>()
  const folderAt = (root: string): Folder => {
    const folder = opened.get(root) ?? new Folder(root, cwd, from)
    opened.set(root, folder)
    return folder
  }
  const roots = new Set([path.join(cwd, 'problems'), path.join(packageRoot(), 'problems')])
  const look: Look = { cwd, from, folders: [...roots].map(folderAt), folderAt }
  const cells = new Map<string, Checked<ReadCell>>()
  const cellIn = (id: string, where: readonly Folder[]): Checked<ReadCell> => {
    const key = `${where[0]?.root ?? ''}\0${id}`
    const known =
      cells.get(key) ??
      then(find({ ...look, folders: where }, id, 'cell'), ({ text, file }) =>
        then(readCell(text, file), (cell) => ok({ cell, file, text })),
      )
    cells.set(key, known)
    return known
  }
  return {
    problem: (idOrFile) => then(find(look, idOrFile, 'problem'), (found) => problemOf(found, foldersOf(found, look), cellIn)),
    set: (idOrFile) =>
      then(find(look, idOrFile, 'set'), ({ text, file }) => then(readSet(text, file), (set) => ok({ set, source: text, file }))),
    cell: (idOrFile) => then(cellIn(idOrFile, look.folders), ({ cell }) => ok(cell)),
    allProblems: () => {
      const all = look.folders.flatMap((folder) => folder.files()).filter(({ kind }) => kind === 'problem')
      return [...new Map(all.toReversed().map(({ id, file }) => [id, { id, file }])).values()].toReversed()
    },
  }
}

/** A digest of specs by their text alone, so that a moved file is the same spec: 32 hex digits of SHA-256. */
export function digestOf(sources: readonly SourceText[]): string {
  const hash = createHash('sha256')
  for (const { text } of sources) hash.update(`${text.length}:`).update(text)
  return hash.digest('hex').slice(0, 32)
}

/** Where a library looks, in this order. */
interface Look {
  readonly cwd: string
  readonly from: SpecFiles
  readonly folders: readonly Folder[]
  /** One folder is listed once, however many files of it are read. */
  folderAt(root: string): Folder
}
interface ReadCell extends SourceText {
  readonly cell: Cell
}
interface FoundFile extends SourceText {
  readonly path: string
}

/** Goes on with a value, its warnings kept. */
function then<T, V>(checked: Checked<T>, next: (value: T) => Checked<V>): Checked<V> {
  if (!checked.ok) return checked
  const result = next(checked.value)
  return result.ok ? ok(result.value, [...checked.warnings, ...result.warnings]) : result
}

function problemOf(
  { text, file }: FoundFile,
  folders: readonly Folder[],
  cellIn: (id: string, where: readonly Folder[]) => Checked<ReadCell>,
): Checked<ProblemFile> {
  const used: SourceText[] = []
  const read = readProblem(text, file, (id) =>
    then(cellIn(id, folders), ({ cell, ...source }) => {
      used.push({ file: source.file, text: source.text })
      return ok(cell)
    }),
  )
  return then(read, (problem) => ok({ problem, source: text, file, sources: [{ file, text }, ...used] }))
}

/** Where a file's cells are looked up: in the `problems/` it lies in, then as everywhere. */
function foldersOf({ path: file }: FoundFile, { folders, folderAt }: Look): readonly Folder[] {
  let folder = path.dirname(file)
  while (path.basename(folder) !== 'problems' && path.dirname(folder) !== folder) folder = path.dirname(folder)
  if (path.basename(folder) !== 'problems' || folders.some(({ root }) => root === folder)) return folders
  return [folderAt(folder), ...folders]
}

const isFile = (name: string): boolean => /\.ya?ml$|[/\\]/.test(name)
const names: Readonly<Record<FileKind, string>> = { problem: 'problem', cell: 'cell', set: 'problem set' }

function find({ cwd, from, folders }: Look, idOrFile: string, kind: FileKind): Checked<FoundFile> {
  if (isFile(idOrFile)) return fileOf(path.resolve(cwd, idOrFile), cwd, from, kind)
  for (const folder of folders) {
    const [first, ...others] = folder.named(idOrFile, kind)
    if (others.length > 0 && first !== undefined)
      return failed(
        doubled(
          idOrFile,
          kind,
          [first, ...others].map(({ file }) => file),
        ),
      )
    if (first !== undefined) return then(from.read(first.path, first.file), (text) => ok({ ...first, text }))
  }
  const known = folders.flatMap((folder) => folder.files()).filter((file) => file.kind === kind)
  const where = folders.map(({ shown }) => shown).join(' and ')
  const hint =
    didYouMean(
      idOrFile,
      known.map(({ id }) => id),
    ) ?? `looked in ${where}`
  const code = kind === 'cell' ? 'spec/unknown-cell' : 'file/not-found'
  return failed(error(code, `found no ${names[kind]} \`${idOrFile.slice(0, 80)}\``, undefined, hint))
}

function fileOf(absolute: string, cwd: string, from: SpecFiles, kind: FileKind): Checked<FoundFile> {
  const file = from.shown(absolute, cwd)
  return then(from.read(absolute, file), (text) => {
    const found = kindOfFile(text)
    // a file whose kind cannot be told is read as what was asked for, so that its errors are shown
    if (found === undefined || found === kind) return ok({ path: absolute, file, text })
    return failed(error('spec/wrong-type', `found a ${names[found]}, expected a ${names[kind]}`, { file, line: 1, col: 1 }))
  })
}

const doubled = (id: string, kind: FileKind, files: readonly string[]): Diagnostic =>
  error(
    'spec/duplicate-id',
    `found the ${names[kind]} \`${id}\` in ${files.length} files: ${files.join(', ')}`,
    { file: files[0] ?? '', line: 1, col: 1 },
    'give all but one another id',
  )
