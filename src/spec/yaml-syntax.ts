// An error of the YAML parser in, a diagnostic out that says what the author probably meant: the traps of YAML that end
// in a syntax error have codes and hints of their own.
import { type Diagnostic, error } from '../diagnostic.ts'
import { placeAt, type Source } from './locate.ts'

/** What the parser reports, without its own prose. */
export interface SyntaxError {
  readonly code: string
  readonly pos: readonly [number, number]
  readonly message: string
}

/** Errors that are looked at, and characters around each that say what was meant. */
const mostErrors = 200
const nearby = 400

/** One diagnostic a line: what follows an error on its line is mostly its consequence. */
export function syntaxDiagnostics(source: Source, errors: readonly SyntaxError[]): readonly Diagnostic[] {
  const byLine = new Map<number, Diagnostic>()
  const [first, ...others] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]).slice(0, mostErrors)
  if (first === undefined) return []
  // what is left over behind an error is not one of its own
  for (const one of [first, ...others.filter(({ message }) => !message.includes('in YAML stream'))]) {
    const found = diagnosticOf(source, one)
    const line = found.at?.line ?? 0
    if (!byLine.has(line)) byLine.set(line, found)
  }
  return [...byLine.values()]
}

function diagnosticOf(source: Source, found: SyntaxError): Diagnostic {
  const { text } = source
  const [start, end] = found.pos
  const lineStart = Math.max(text.slice(0, start).lastIndexOf('\n') + 1, start - nearby)
  const line = text.slice(lineStart, start + nearby).split('\n', 1)[0] ?? ''
  const braces = /(?<=^|[:[{,-]\s+|[[{,])\{\{/.exec(line)
  if (braces && lineStart + braces.index <= start) {
    const hint = 'an expression needs no braces: key: w; a text that begins with {{ is put in quotes'
    return error(
      'yaml/braces',
      'found a value that begins with {{',
      placeAt(source, lineStart + braces.index, lineStart + braces.index + 2),
      hint,
    )
  }
  const [message, hint] = describe(found, line, text.slice(start, start + 1))
  const colon = found.code === 'BLOCK_AS_IMPLICIT_KEY' ? line.slice(start - lineStart).search(/:(\s|$)/) : -1
  return error('yaml/syntax', message, colon < 0 ? placeAt(source, start, end) : placeAt(source, start + colon, start + colon + 1), hint)
}

/** An expression with an index, as offsets into the file. */
export interface CutExpression {
  readonly start: number
  readonly end: number
  readonly diagnostic: (source: Source) => Diagnostic
}

/** `{ x: h[1] }` and `[h[1], 2]`: an index ends a plain scalar inside brackets. The first that an error is about. */
export function cutByBracket(text: string, errors: readonly SyntaxError[]): CutExpression | undefined {
  const [first] = errors.toSorted((a, b) => a.pos[0] - b.pos[0])
  if (first === undefined) return undefined
  const [at] = first.pos
  const lineStart = Math.max(text.slice(0, at).lastIndexOf('\n') + 1, at - nearby)
  const line = text.slice(lineStart, at + nearby).split('\n', 1)[0] ?? ''
  const opened = line.search(/(?<=^|[\s:,-])[[{]/)
  for (const { 0: found, index } of line.matchAll(/(?<=[[{,:]\s*)[A-Za-z(-][^[\]{},:'"#]*(?:\[[^[\]{},:'"#]*\][^[\]{},:'"#]*)+/g)) {
    const start = lineStart + index
    const end = start + found.trimEnd().length
    if (opened < 0 || index <= opened || at < start || at > end) continue
    const hint = 'inside { } and [ ] quote it, or give it a line of its own'
    return {
      start,
      end,
      diagnostic: (source) =>
        error('yaml/cut-by-comma', `found \`${found.trimEnd()}\` cut at its bracket`, placeAt(source, start, end), hint),
    }
  }
  return undefined
}

/** The parser's error in our words: what was found, and how to mend it. */
function describe({ code, message }: SyntaxError, line: string, character: string): readonly [string, string | undefined] {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return ['found a second `:` in a value', 'put a text with `: ` in quotes; a map starts on the next line']
    case 'TAB_AS_INDENT':
      return ['found a tab as indentation', 'indent with spaces']
    case 'BAD_DQ_ESCAPE':
      return ['found a backslash that is no escape, in double quotes', "write TeX in single quotes, '$\\tanh$', or behind |"]
    case 'BAD_SCALAR_START':
      return [`found a value that begins with ${character}`, `put a text that begins with ${character} in quotes`]
    case 'MULTIPLE_DOCS':
      return ['found a second document (---), expected one a file', 'one problem, cell or set a file']
    case 'BAD_INDENT':
      return /[[{]/.test(line) || /Flow/.test(message)
        ? ['found brackets that do not end where they should', 'close [ ] and { }, and indent the lines between']
        : ['found a line that is indented differently from its neighbours', 'keys of one map stand in one column']
    case 'MULTILINE_IMPLICIT_KEY':
      return ['found a key that runs over two lines', 'is a `:` missing, or a quote?']
    case 'MISSING_CHAR':
      return [
        /quote/.test(message) ? 'found a quote that is never closed' : 'found a value without what parts it from its neighbour',
        missingHint(message),
      ]
    default:
      return unexpected(message, character)
  }
}

const missingHint = (message: string): string =>
  /quote/.test(message)
    ? "inside '…' a single quote is written ''"
    : /map value|map keys/.test(message)
      ? 'write key: value; a text that begins with - is put in quotes'
      : 'put , between the entries of [ ] and { }'

function unexpected(message: string, character: string): readonly [string, string] {
  if (/Block scalar header/.test(message))
    return [
      'found | or > with more on its line',
      'write abs(x) for |x|; quote a text that begins with | or >; the lines of a block begin below its |',
    ]
  if (character === '-') return ['found `- ` behind a key', 'a list starts on the next line; a text that begins with - is put in quotes']
  if (/at node end/.test(message))
    return [
      'found more behind a value that has ended',
      "inside '…' a single quote is written ''; a text with quotes, brackets or braces at its start is quoted whole",
    ]
  return ['found something that is not YAML here', 'quote the text, or look for a bracket or quote that is not closed']
}
