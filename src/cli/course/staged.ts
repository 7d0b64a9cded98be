// An output folder that changes as a whole: files are written beside their places, then renamed into them. A kill
// before `commit` has begun leaves the folder as it was; one after it is carried on by the next run.
import path from 'node:path'
import type { Files } from './files.ts'

export interface Staged {
  /** `place` is relative to the folder, with forward slashes. Secret files are for their owner alone. */
  write(place: string, content: string, secret: boolean): void
  /** A file that is written piece by piece; `end` before `commit`. */
  open(place: string, secret: boolean): Pieces
  /** A file that lies in the staging folder already, at `staged`, and is to be put in its place. */
  adopt(place: string, staged: string): void
  /** Takes a file away once everything is in its place. */
  remove(place: string): void
  /** Whether there is anything to put in its place. */
  readonly isEmpty: boolean
  /** Puts everything in its place, in the order it was written. */
  commit(): void
  /** Leaves the folder as it was. */
  discard(): void
}

/** A file in pieces: texts are gathered until it is worth a call of the system. */
export interface Pieces {
  write(content: string | Uint8Array): void
  end(): void
}

const list = 'commit.json'
const pieceSize = 1 << 20

/**
 * Stages files for `root` in `root/work`; carries on what an earlier run had begun to commit. `work` is `.unfinished`
 * or lies in a folder of its own that only the owner may enter. What else lies there is taken away, but for `kept`.
 */
export function openStaged(files: Files, root: string, work: string, kept: readonly string[] = []): Staged {
  const staging = path.join(root, work)
  const clear = (): void => {
    if (kept.length === 0) files.removeAll(staging)
    else for (const name of ['new', list, `${list}.new`]) files.removeAll(path.join(staging, name))
  }
  finishEarlier(files, root, work)
  clear()
  const made = makeFolders(files, root, work)
  const places: string[] = []
  const adopted: (readonly [staged: string, place: string])[] = []
  const removals: string[] = []
  const stage = (place: string): string => {
    checkPlace(place)
    places.push(place)
    const staged = path.join(staging, 'new', place)
    files.makeFolder(path.dirname(staged), 0o700)
    return staged
  }
  return {
    write(place, content, secret) {
      files.write(stage(place), content, mode(secret))
    },
    open(place, secret) {
      return inPieces(files.open(stage(place), mode(secret)))
    },
    adopt(place, staged) {
      for (const one of [place, staged]) checkPlace(one)
      adopted.push([staged, place])
    },
    remove(place) {
      checkPlace(place)
      removals.push(place)
    },
    get isEmpty() {
      return places.length === 0 && adopted.length === 0 && removals.length === 0
    },
    commit() {
      files.write(path.join(staging, `${list}.new`), JSON.stringify({ places, adopted, removals }), 0o600)
      files.rename(path.join(staging, `${list}.new`), path.join(staging, list))
      finishEarlier(files, root, work)
      clear()
    },
    discard() {
      // what was begun to be put in its place is the next run's to finish
      if (isUnfinished(files, root, work)) return
      clear()
      // only what this run made, and only while it is empty
      for (const folder of made.reverse()) files.removeFolder(folder)
    },
  }
}

/** Whether a run was cut short while it put files in their places. */
export const isUnfinished = (files: Files, root: string, work: string): boolean => files.read(path.join(root, work, list)) !== undefined

function finishEarlier(files: Files, root: string, work: string): void {
  const staging = path.join(root, work)
  const plan = files.read(path.join(staging, list))
  if (plan === undefined) return
  const { moves, removals } = readPlan(plan)
  for (const [from, place] of moves) {
    const staged = path.join(staging, from)
    if (!files.exists(staged)) continue
    files.makeFolder(path.dirname(path.join(root, place)), 0o777)
    files.rename(staged, path.join(root, place))
  }
  for (const place of removals) files.remove(path.join(root, place))
  files.remove(path.join(staging, list))
}

interface Plan {
  /** From below the staging folder to below the root. */
  readonly moves: readonly (readonly [from: string, place: string])[]
  readonly removals: readonly string[]
}
function readPlan(bytes: Uint8Array): Plan {
  const plan: unknown = JSON.parse(new TextDecoder().decode(bytes))
  const members = new Map<string, unknown>(typeof plan === 'object' && plan !== null ? Object.entries(plan) : [])
  const listOf = (name: string): readonly unknown[] => {
    const value = members.get(name)
    return Array.isArray(value) ? value : []
  }
  const isText = (place: unknown): place is string => typeof place === 'string'
  const places = listOf('places').filter(isText)
  const removals = listOf('removals').filter(isText)
  const adopted = listOf('adopted').flatMap((pair): (readonly [string, string])[] => {
    const names: readonly unknown[] = Array.isArray(pair) ? pair : []
    const [from, place] = names
    return isText(from) && isText(place) ? [[from, place]] : []
  })
  for (const place of [...places, ...removals, ...adopted.flat()]) checkPlace(place)
  return { moves: [...places.map((place) => [`new/${place}`, place] as const), ...adopted], removals }
}

/** Makes root/work and what is above it; gives the folders that were not there. */
export function makeFolders(files: Files, root: string, work: string): string[] {
  const made: string[] = []
  const inside = work.split('/').map((_, index, names) => path.join(root, ...names.slice(0, index + 1)))
  for (const folder of [...parents(root), ...inside]) {
    if (files.exists(folder)) continue
    files.makeFolder(folder, inside.includes(folder) ? 0o700 : 0o777)
    made.push(folder)
  }
  return made
}

function parents(folder: string): string[] {
  const above = path.dirname(path.resolve(folder))
  return above === path.resolve(folder) ? [] : [...parents(above), path.resolve(folder)]
}

const mode = (secret: boolean): number => (secret ? 0o600 : 0o666)

/** Names come encoded (file-names.ts): a place that leaves the folder is a bug, and stops here. */
function checkPlace(place: string): void {
  const names = place.split('/')
  if (place.includes('\\') || place.includes('\0') || names.some((name) => name === '' || name === '.' || name === '..')) {
    throw new RangeError(`a file outside the output folder: ${place}`)
  }
}

export function inPieces(file: { write(content: string | Uint8Array): void; close(): void }): Pieces {
  let [waiting, size] = ['', 0]
  const flush = (): void => {
    if (size > 0) file.write(waiting)
    ;[waiting, size] = ['', 0]
  }
  return {
    write(content) {
      if (typeof content === 'string') {
        waiting += content
        size += content.length
        if (size >= pieceSize) flush()
      } else {
        flush()
        if (content.length > 0) file.write(content)
      }
    },
    end() {
      flush()
      file.close()
    },
  }
}
