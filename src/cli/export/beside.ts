// A file written piece by piece beside its place, and put there when it is whole and wanted: whatever happens on the way, what was
// there before stays.
import path from 'node:path'
import type { Files } from '../course/files.ts'

/** Where the file goes, and who may read it: only the one who makes it where it holds keys. */
export interface Place {
  readonly out: string
  readonly mode: 0o600 | 0o666
}

/** What `make` returns; the file stays out where that is not `wanted`, and where something is thrown. */
export function writeBeside<T>(
  files: Files,
  { out, mode }: Place,
  make: (put: (bytes: Uint8Array) => void) => T,
  wanted: (made: T) => boolean,
): T {
  const beside = `${out}.unfinished`
  files.makeFolder(path.dirname(out), 0o777)
  const file = files.open(beside, mode)
  try {
    const made = closing(file, make)
    if (wanted(made)) files.rename(beside, out)
    return made
  } finally {
    files.remove(beside)
  }
}

function closing<T>(file: ReturnType<Files['open']>, make: (put: (bytes: Uint8Array) => void) => T): T {
  try {
    return make((bytes) => {
      file.write(bytes)
    })
  } finally {
    file.close()
  }
}
