// A file's text in; a diagnostic out where it is larger or more deeply nested than is read. Linear, and before anything
// recursive sees the text: 20 KB of `[` stop the process inside the YAML parser on some versions of Node.
import { CST, Lexer } from 'yaml'
import { type Diagnostic, error } from '../diagnostic.ts'
import { placeAt, type Source } from './locate.ts'

/** What is read at most: characters and tokens of a file, levels of brackets and indentation, anchors and tags (all refused later). */
const largestFile = 1_000_000
const mostTokens = 100_000
const deepest = 40
const mostProperties = 50

export function checkSize({ text, file }: Source): Diagnostic | undefined {
  if (text.length <= largestFile) return undefined
  return error('file/too-large', `found ${text.length} characters, expected at most ${largestFile}`, { file, line: 1, col: 1 })
}

/** Walks the lexer's tokens, which come flat, with the columns that block collections opened and a count of open brackets. */
export function checkNesting(source: Source): Diagnostic | undefined {
  const columns: number[] = []
  let [offset, lineStart, brackets, startsNode, tokens, properties] = [0, 0, 0, true, 0, 0]
  for (const lexeme of new Lexer().lex(source.text)) {
    const type = CST.tokenType(lexeme)
    tokens += 1
    if (tokens > mostTokens) return error('file/too-large', `found more than ${mostTokens} words and signs`, placeAt(source, offset))
    switch (type) {
      case 'doc-mode':
      case 'scalar':
      case 'flow-error-end':
        // markers of the lexer, not characters of the file; an error ends every open bracket
        if (type === 'flow-error-end') brackets = 0
        continue
      case 'flow-map-start':
      case 'flow-seq-start':
        brackets += 1
        break
      case 'flow-map-end':
      case 'flow-seq-end':
        brackets = Math.max(0, brackets - 1)
        break
      case 'newline':
        startsNode = true
        break
      case 'space':
      case 'comment':
        break
      case 'anchor':
      case 'tag':
      case 'alias':
        properties += 1
        if (properties > mostProperties)
          return error('yaml/anchor', `found more than ${mostProperties} anchors, aliases and tags`, placeAt(source, offset))
        break
      default:
        if (startsNode && brackets === 0) open(columns, offset - lineStart)
        startsNode = type === 'seq-item-ind' || type === 'explicit-key-ind'
    }
    if (columns.length + brackets > deepest) {
      return error(
        'yaml/too-deep',
        `found more than ${deepest} levels of brackets and indentation`,
        placeAt(source, offset),
        'no spec needs more than ten',
      )
    }
    const lineBreak = lexeme.lastIndexOf('\n')
    offset += lexeme.length
    if (lineBreak >= 0) lineStart = offset - (lexeme.length - lineBreak - 1)
  }
  return undefined
}

/** A block collection at this column: those further right are over. */
function open(columns: number[], column: number): void {
  while ((columns.at(-1) ?? -1) >= column) columns.pop()
  columns.push(column)
}
