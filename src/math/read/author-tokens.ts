// The characters of an author's expression in, tokens with their places out. What the language refuses by its characters
// alone (`=`, `!`, `|x|`, braces …) is refused here, each with how to write it instead.
import type { DiagnosticCode } from '../../diagnostic.ts'

/** What is wrong with an expression, by 0-based offsets into its source. */
export interface Complaint {
  readonly code: DiagnosticCode
  readonly start: number
  readonly end: number
  readonly message: string
  readonly hint?: string
}

export interface Token {
  readonly type: 'number' | 'name' | 'word' | 'operator' | 'bracket' | 'comma' | 'dot'
  readonly text: string
  readonly start: number
  readonly end: number
}

const lexemes = new RegExp(
  [
    String.raw`(?<space>[ \t]+)`,
    // as mathjs reads numbers: in `2.*x` and `2./x` the point belongs to the operator
    String.raw`(?<number>(?:\d+(?:\.(?![*/^])\d*)?|\.\d+)(?:[eE][+-]?\d+)?)`,
    String.raw`(?<name>[A-Za-z][A-Za-z0-9_]*)`,
    String.raw`(?<word>"[^"\\\n]*")`,
    String.raw`(?<operator>\.\*(?!\*)|\./|==|!=|<=|>=|[<>](?![<>=])|\*(?!\*)|[-+/]|\^(?!\|))`,
    String.raw`(?<bracket>[()[\]])`,
    String.raw`(?<comma>,)`,
    String.raw`(?<dot>\.(?=\s*[A-Za-z]))`,
    String.raw`(?<other>&&|\|\||\|[^|\n]+\||\*\*|\.\^|<<|>>>?|\^\||\?\.|\?\?|\{\{[^{}\n]*(?:\}\})?|[^])`,
  ].join('|'),
  'uy',
)

/** Forms that are refused by their characters: what they are called, and what to write. */
const refusals: ReadonlyMap<string, readonly [message: string, hint: string]> = new Map([
  ['=', ['found `=`', 'write == to compare']],
  ['!', ['found `!`', 'there is no factorial; “not” is written not x, “unequal” !=']],
  ['%', ['found `%`', 'write mod(a, b) for a remainder, x/100 for a percentage']],
  ['|', ['found `|`', 'write abs(x) for an absolute value, a or b for “or”']],
  ['||', ['found `||`', 'write a or b']],
  ['&', ['found `&`', 'write a and b']],
  ['&&', ['found `&&`', 'write a and b']],
  ['~', ['found `~`', 'write not x']],
  ['^|', ['found `^|`', 'there are no operations on bits']],
  ['<<', ['found `<<`', 'there are no operations on bits; write a < b to compare']],
  ['>>', ['found `>>`', 'there are no operations on bits; write a > b to compare']],
  ['>>>', ['found `>>>`', 'there are no operations on bits; write a > b to compare']],
  ['?', ['found `?`', 'write if(condition, a, b)']],
  ['?.', ['found `?.`', 'write a name, a dot and a name']],
  ['??', ['found `??`', 'write if(condition, a, b)']],
  [':', ['found `:`', 'write if(condition, a, b) for a choice; there are no ranges, and take(list, n) gives the first n']],
  ["'", ["found `'`", 'write transpose(A); a word is written "in double quotes"']],
  ['’', ['found `’`', 'write transpose(A); a word is written "in double quotes"']],
  ['“', ['found `“`', 'a word is written in straight quotes: "word"']],
  ['”', ['found `”`', 'a word is written in straight quotes: "word"']],
  ['**', ['found `**`', 'write a^b for a power']],
  ['.^', ['found `.^`', 'write a^b: of a list it is the power of every element']],
  [';', ['found `;`', 'an expression is one value; rows of a matrix are lists: [[1, 2], [3, 4]]']],
  ['#', ['found `#`', 'an expression holds no comment']],
  ['\n', ['found a line break', 'write the expression on one line']],
  ['{', ['found `{`', 'group with ( ), write a list as [1, 2]']],
  ['}', ['found `}`', 'group with ( ), write a list as [1, 2]']],
  ['$', ['found `$`', 'this is an expression, not TeX: write it without $']],
  ['\\', ['found a backslash', 'this is an expression, not TeX: write theta, not \\theta']],
  ['_', ['found `_`', 'a name begins with a letter']],
  ['"', ['found `"` without its end', 'a word is written "word", without backslashes']],
  ['−', ['found the sign `−`', 'write the minus of the keyboard: -']],
  ['–', ['found the dash `–`', 'write the minus of the keyboard: -']],
  ['·', ['found `·`', 'write a*b']],
  ['×', ['found `×`', 'write a*b']],
  ['÷', ['found `÷`', 'write a/b']],
  ['≤', ['found `≤`', 'write <=']],
  ['≥', ['found `≥`', 'write >=']],
  ['≠', ['found `≠`', 'write !=']],
  ['<', ['found `<` beside another sign', 'comparisons are written < <= == != >= >']],
  ['>', ['found `>` beside another sign', 'comparisons are written < <= == != >= >']],
  ['.', ['found a point alone', 'numbers are written 0.5, elementwise operators .* and ./']],
])

/** All tokens of an expression; whatever is no token is complained of and left out. */
export function readTokens(source: string, complain: (complaint: Complaint) => void): readonly Token[] {
  const tokens: Token[] = []
  lexemes.lastIndex = 0
  for (let match = lexemes.exec(source); match !== null; match = lexemes.exec(source)) {
    const [text] = match
    const token = tokenOf(match.groups ?? {}, match.index, text)
    if (token) tokens.push(token)
    else if (match.groups?.['space'] === undefined) complain(refusal(text, match.index))
    if (token?.type === 'number') complainOfNumber(source, token, complain)
    if (lexemes.lastIndex >= source.length) break
  }
  return tokens
}

const tokenTypes = ['number', 'name', 'word', 'operator', 'bracket', 'comma', 'dot'] as const
function tokenOf(groups: Readonly<Record<string, string | undefined>>, start: number, text: string): Token | undefined {
  const type = tokenTypes.find((name) => groups[name] !== undefined)
  return type && { type, text: type === 'word' ? text.slice(1, -1) : text, start, end: start + text.length }
}

function refusal(text: string, start: number): Complaint {
  const place = { start, end: start + text.length }
  if (text.startsWith('{{')) {
    return {
      code: 'yaml/braces',
      ...place,
      message: `found \`${text}\` in an expression`,
      hint: `expressions need no braces: write ${text.replace(/[{}]/g, '').trim() || 'w'}`,
    }
  }
  const known = refusals.get(text) ?? refusals.get(text.slice(0, 1))
  const [message, hint] = known ?? [
    `found the character ${visible(text)}`,
    'expressions are made of letters of the English alphabet, digits and operators',
  ]
  return { code: 'expression/not-allowed', ...place, message: `${message}, which is not part of the language`, hint }
}

const visible = (text: string): string =>
  /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? `\`${text}\`` : `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

function complainOfNumber(source: string, { text, start, end }: Token, complain: (complaint: Complaint) => void): void {
  const base = /^[xXbBoO][0-9A-Fa-f]+/.exec(text === '0' ? source.slice(end) : '')
  if (base) {
    complain({
      code: 'expression/not-allowed',
      start,
      end: end + base[0].length,
      message: `found ${text}${base[0]}, expected a decimal number`,
      hint: 'numbers are written 12, 0.5, 1e-3 or 1/2',
    })
  }
}
