// A disk that stops at a given operation, as a kill would: what is being written is left half-written, and nothing comes after.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { disk, type Files } from '../../src/cli/course/files.ts'

export class Killed extends Error {}

/** Passes on `steps` operations that change something, then stops; `count` tells how many there were. */
export function killedAfter(steps: number): { readonly files: Files; readonly count: () => number } {
  let done = 0
  const step = (half: () => void = () => undefined): void => {
    if (done > steps) throw new Killed()
    done += 1
    if (done > steps) {
      half()
      throw new Killed()
    }
  }
  const changing =
    <A extends readonly unknown[]>(work: (...args: A) => void, half?: (...args: A) => void) =>
    (...args: A): void => {
      step(() => half?.(...args))
      work(...args)
    }
  const files: Files = {
    ...disk,
    makeFolder: changing(disk.makeFolder),
    setMode: changing(disk.setMode),
    write: changing(disk.write, (file, content, mode) => disk.write(file, content.slice(0, content.length / 2), mode)),
    open(file, mode) {
      step()
      const { write, close } = disk.open(file, mode)
      return { write: changing(write, (content) => write(content.slice(0, content.length / 2))), close: changing(close) }
    },
    create(file, content, mode) {
      step(() => void disk.create(file, content.slice(0, content.length / 2), mode))
      return disk.create(file, content, mode)
    },
    rename: changing(disk.rename),
    remove: changing(disk.remove),
    removeFolder: changing(disk.removeFolder),
    removeAll: changing(disk.removeAll),
  }
  return { files, count: () => done }
}

/** Every file below a folder: path → content; folders end in `/`. */
export function treeOf(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return new Map(
    names.map((name) => {
      const file = path.join(folder, name)
      return statSync(file).isDirectory() ? [`${name}/`, ''] : [name, readFileSync(file, 'latin1')]
    }),
  )
}

/** Runs with a folder of its own, which is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quizwright-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
