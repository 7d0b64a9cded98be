import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openChunk } from '../../../src/cli/grade/chunk.ts'
import { inFolder } from '../killing.ts'

/** What a chunk gives: its text and how many lines it counts. */
function readChunk(file: string, from: number, to: number): readonly [string, number] {
  const chunk = openChunk(file, from, to)
  // a copy of each as it comes: the buffer is used again
  const pieces = Array.from(chunk.pieces, (piece) => Buffer.from(piece))
  return [Buffer.concat(pieces).toString(), chunk.lines()]
}

const texts = ['a\n', 'ab\n\ncde\nf\n', '\n\nxyz', 'one long line without an end', 'ä\nöü\n€\n']

describe('parts of a file of lines', () => {
  test.each(texts.map((text) => [text]))('%j cut at every byte: each line is in the part where it begins', (text) =>
    inFolder((folder) => {
      const file = path.join(folder, 'lines')
      writeFileSync(file, text)
      const size = Buffer.byteLength(text)
      const lines = text.split(/(?<=\n)/).filter((line) => line !== '')
      const starts = lines.map((_, i) => Buffer.byteLength(lines.slice(0, i).join('')))
      for (let cut = 1; cut < size; cut += 1) {
        const isFirst = (_: string, i: number): boolean => (starts[i] ?? 0) < cut
        const isSecond = (_: string, i: number): boolean => (starts[i] ?? 0) >= cut
        const [first, second] = [lines.filter(isFirst), lines.filter(isSecond)]
        expect(readChunk(file, 0, cut)).toEqual([first.join(''), first.length])
        expect(readChunk(file, cut, size)).toEqual([second.join(''), second.length])
      }
    }),
  )

  test('a line longer than several parts is in the first of them alone', () =>
    inFolder((folder) => {
      const file = path.join(folder, 'lines')
      const long = 'x'.repeat(3_000_000)
      writeFileSync(file, `a\n${long}\nb\n`)
      const [text, lines] = readChunk(file, 0, 1_000_000)
      expect([text === `a\n${long}\n`, lines]).toEqual([true, 2])
      expect(readChunk(file, 1_000_000, 2_000_000)).toEqual(['', 0])
      expect(readChunk(file, 2_000_000, 3_000_000)).toEqual(['', 0])
      expect(readChunk(file, 3_000_000, 3_000_005)).toEqual(['b\n', 1])
    }))
})
