// Files in, an archive out, piece by piece: what was written does not stand in memory. No clock, no owner, no order but the
// given: the same files make the same bytes.
import { deflateSync, Gzip, Zip, ZipDeflate, type ZipInputFile, ZipPassThrough } from 'fflate'

export interface Archive {
  /** `name` is relative, with forward slashes, in ASCII. */
  file(name: string, content: string | Uint8Array): void
  end(): void
}

const utf8 = new TextEncoder()

/** The first moment that a zip can say: the same whenever it is made. */
const zipTime = new Date(1980, 0, 1)

/** A file of an archive that is written piece by piece. Ended before the next is begun. */
export interface Entry {
  write(content: string): void
  end(): void
}

/** An entry that comes in one piece: an archive keeps its entries to the end, and ZipDeflate its buffers with them. */
class Whole extends ZipPassThrough {
  /** Deflated (APPNOTE 4.4.5). */
  override compression = 8
  protected override process(chunk: Uint8Array, final: boolean): void {
    this.ondata(null, deflateSync(chunk, { level: 6 }), final)
  }
}

/** A zip with deflated entries. */
export function zip(put: (bytes: Uint8Array) => void): Archive & { open(name: string): Entry } {
  const made = new Zip((failure, bytes) => {
    if (failure !== null) throw failure
    put(bytes)
  })
  const begun = <E extends ZipInputFile>(entry: E): E => {
    entry.mtime = zipTime
    made.add(entry)
    return entry
  }
  return {
    file(name, content) {
      begun(new Whole(name)).push(typeof content === 'string' ? utf8.encode(content) : content, true)
    },
    open(name) {
      const entry = begun(new ZipDeflate(name, { level: 6 }))
      return {
        write(content) {
          entry.push(utf8.encode(content))
        },
        end() {
          entry.push(new Uint8Array(), true)
        },
      }
    },
    end() {
      made.end()
    },
  }
}

const block = 512
/** A gzipped tar (POSIX.1-1988 ustar: names of up to 100 characters, or 155 before a slash and 100 behind it). */
export function tarGz(put: (bytes: Uint8Array) => void): Archive {
  const gzip = new Gzip({ level: 6, mtime: 0 }, (bytes) => {
    put(bytes)
  })
  return {
    file(name, content) {
      const bytes = typeof content === 'string' ? utf8.encode(content) : content
      gzip.push(tarHeader(name, bytes.length))
      gzip.push(bytes)
      gzip.push(new Uint8Array((block - (bytes.length % block)) % block))
    },
    end() {
      gzip.push(new Uint8Array(2 * block), true)
    },
  }
}

function tarHeader(name: string, size: number): Uint8Array {
  const header = new Uint8Array(block)
  const field = (at: number, text: string): void => {
    header.set(utf8.encode(text), at)
  }
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0')
  const [prefix, last] = partedName(name)
  field(0, last)
  field(100, `${octal(0o644, 7)}\0`)
  field(108, `${octal(0, 7)}\0`)
  field(116, `${octal(0, 7)}\0`)
  field(124, `${octal(size, 11)}\0`)
  field(136, `${octal(0, 11)}\0`)
  field(148, '        ')
  field(156, '0')
  field(257, 'ustar\x0000')
  field(345, prefix)
  field(
    148,
    `${octal(
      header.reduce((sum, byte) => sum + byte, 0),
      6,
    )}\0 `,
  )
  return header
}

function partedName(name: string): readonly [prefix: string, last: string] {
  if (name.length <= 100) return ['', name]
  const slash = name.lastIndexOf('/', 155)
  const [prefix, last] = [name.slice(0, slash), name.slice(slash + 1)]
  if (slash < 0 || last.length > 100) throw new RangeError(`a name too long for an archive: ${name}`)
  return [prefix, last]
}
