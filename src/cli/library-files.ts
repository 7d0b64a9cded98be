// The spec files under a folder, by name, and their text: from the disk, or from wherever else a `SpecFiles` has them.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Checked, error, failed, ok } from '../diagnostic.ts'
import { type FileKind, kindOfFile } from '../spec/read.ts'

/** Bytes above which a file is not even opened. */
export const largestFile = 4_000_000
/** Files under one folder that are looked at. */
export const mostFiles = 20_000

/** Where specs are read from. Paths are absolute. */
export interface SpecFiles {
  /** The YAML files under a folder, in the order of their names. */
  under(root: string): readonly string[]
  read(file: string, shown: string): Checked<string>
  /** How messages name a file. */
  shown(file: string, cwd: string): string
}
export const onDisk: SpecFiles = {
  under: yamlFiles,
  read: readTextFile,
  shown(file, cwd) {
    const relative = path.relative(cwd, file)
    return relative.startsWith('..') ? file : relative
  },
}

export interface ListedFile {
  readonly id: string
  readonly path: string
  /** As shown in messages: from the folder the command runs in, where it lies within. */
  readonly file: string
}

/** A `problems/` folder; its list of files is made when first needed, and each file is looked into once. */
export class Folder {
  readonly root: string
  readonly shown: string
  private readonly cwd: string
  private readonly from: SpecFiles
  private readonly kinds = new Map<string, FileKind | undefined>()
  private listed: ReadonlyMap<string, readonly ListedFile[]> | undefined

  constructor(root: string, cwd: string, from: SpecFiles = onDisk) {
    this.root = root
    this.cwd = cwd
    this.from = from
    this.shown = from.shown(root, cwd)
  }

  /** Files of an id that are of a kind, or of no kind that can be told. */
  named(id: string, kind: FileKind): readonly ListedFile[] {
    return (this.list().get(id) ?? []).filter(({ path: file }) => {
      const found = this.kindOf(file)
      return found === undefined || found === kind
    })
  }

  files(): readonly (ListedFile & { readonly kind: FileKind | undefined })[] {
    return [...this.list().values()].flat().map((listed) => ({ ...listed, kind: this.kindOf(listed.path) }))
  }

  private kindOf(file: string): FileKind | undefined {
    if (!this.kinds.has(file)) {
      const text = this.from.read(file, file)
      this.kinds.set(file, text.ok ? kindOfFile(text.value) : undefined)
    }
    return this.kinds.get(file)
  }

  private list(): ReadonlyMap<string, readonly ListedFile[]> {
    this.listed ??= this.scan()
    return this.listed
  }

  private scan(): ReadonlyMap<string, readonly ListedFile[]> {
    const byId = new Map<string, ListedFile[]>()
    for (const file of this.from.under(this.root)) {
      const id = path.basename(file).replace(/\.ya?ml$/, '')
      byId.set(id, [...(byId.get(id) ?? []), { id, path: file, file: this.from.shown(file, this.cwd) }])
    }
    return byId
  }
}

/** In the order of their names, links to folders not followed. */
function yamlFiles(root: string): readonly string[] {
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .slice(0, mostFiles)
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

/** A file as UTF-8 text; `shown` is its name in messages. */
export function readTextFile(file: string, shown: string): Checked<string> {
  const at = { file: shown, line: 1, col: 1 }
  try {
    const { size } = statSync(file)
    if (size > largestFile) return failed(error('file/too-large', `found ${size} bytes, expected at most ${largestFile}`, at))
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(readFileSync(file)))
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
    if (code === 'ENOENT' || code === 'ENOTDIR') return failed(error('file/not-found', `found no file ${shown}`))
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return failed(error('file/unreadable', 'found bytes that are not UTF-8 text', at, 'save the file as UTF-8'))
    if (thrown instanceof Error && 'syscall' in thrown)
      return failed(error('file/unreadable', `found a file that cannot be read (${code})`, at))
    throw thrown
  }
}

/** The folder of the package that this code is part of, bundled or not. */
export function packageRoot(): string {
  const start = path.dirname(fileURLToPath(import.meta.url))
  for (let folder = start; path.dirname(folder) !== folder; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json')
    if (existsSync(manifest) && nameIn(manifest) === 'quizwright') return folder
  }
  throw new Error(`no package.json named quizwright above ${start}`)
}

function nameIn(manifest: string): unknown {
  const parsed: unknown = JSON.parse(readFileSync(manifest, 'utf8'))
  return typeof parsed === 'object' && parsed !== null && 'name' in parsed ? parsed.name : undefined
}
