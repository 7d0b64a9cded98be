// Where in an authored expression a name stands, found again in its source: the AST has no places.
import type { Location, Sourced } from '../../model.ts'

const token = /"[^"]*"|\d+\.?\d*(?:[eE][+-]?\d+)?|[A-Za-z]\w*(?:\s*\.\s*[A-Za-z]\w*)*(?=(\s*\()?)/g

/** The place of the first `name` (or `cell.h`, `mistakes.m.b`) in a source, with its length; the whole source where it is not found. */
export function placeOf(of: Sourced, name: string): Location {
  const { file, line, col } = of.at
  for (const { 0: text, 1: call, index } of of.source.matchAll(token)) {
    if (text.startsWith('"') || call !== undefined || text.replaceAll(/\s/g, '') !== name) continue
    const before = of.source.slice(0, index).split('\n')
    const last = before.at(-1) ?? ''
    // A list is its source as it stands in the file; of a text over several lines the indentation is gone.
    const start = before.length > 1 && of.source.startsWith('[') ? 1 : col
    return { file, line: line + before.length - 1, col: start + last.length, length: text.length }
  }
  const [firstLine = ''] = of.source.split('\n')
  return { ...of.at, length: Math.max(1, firstLine.length) }
}
