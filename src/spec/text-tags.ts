// The inside of one tag, `{{…}}`: what it is and what it holds, or what is wrong with it.
import { type Checked, error, failed, ok } from '../diagnostic.ts'
import { readExpression } from '../math/read/author.ts'
import { nearest } from '../nearest.ts'
import type { Location, Piece, Sourced } from '../model.ts'

/** A tag that stands for a piece of text, or one of the three that open, part and close an `if`. */
export type Tag =
  | { readonly type: 'piece'; readonly piece: Exclude<Piece, { readonly type: 'markdown' | 'math' | 'if' }> }
  | { readonly type: 'open'; readonly condition: Sourced }
  | { readonly type: 'else' }
  | { readonly type: 'close' }

/** Where a character of the text stands, by its offset. */
export type Locate = (offset: number, length?: number) => Location

const forms =
  'tags are {{name}}, {{value "…"}}, {{tex "…"}}, {{equations}}, {{given}}, {{conventions}}, {{table "…"}}, {{trace}}, ' +
  '{{part "…"}}, {{plural n "one" "many"}} and {{#if "…"}}…{{else}}…{{/if}}'
const blocks = ['equations', 'given', 'conventions', 'trace'] as const
const withArguments = ['value', 'tex', 'table', 'part', 'plural', '#if'] as const

/** A word or a quoted text of a tag, with the offset of its first character (inside the quotes). */
interface Token {
  readonly text: string
  readonly quoted: boolean
  readonly from: number
}

/** Reads what stands between the braces; `from` is the offset of its first character, `at` the place of the whole tag. */
export function readTag(content: string, from: number, at: Location, locate: Locate): Checked<Tag> {
  const tokens = tokensOf(content, from)
  const [head, ...rest] = tokens
  if (head === undefined) return failed(error('spec/text-tag', 'found an empty tag', at, forms))
  if (head.quoted)
    return failed(error('spec/text-tag', `found {{"${head.text}"}}, expected a name or a tag`, at, `write {{value "${head.text}"}}`))
  const wrong = (message: string, hint: string): Checked<Tag> => failed(error('spec/text-tag', message, at, hint))
  const piece = (made: Checked<Extract<Tag, { type: 'piece' }>['piece']>): Checked<Tag> =>
    made.ok ? ok({ type: 'piece', piece: made.value }, made.warnings) : made
  const block = blocks.find((name) => name === head.text)
  if (block !== undefined && rest.length === 0) return ok({ type: 'piece', piece: { type: 'block', name: block, at } })
  const [first, second, third] = rest
  switch (head.text) {
    case 'value':
    case 'tex':
      if (first === undefined || second !== undefined)
        return wrong(`{{${head.text}}} takes one expression`, `write {{${head.text} "w*x + b"}}`)
      return piece(sourced(head.text, first, locate))
    case '#if': {
      if (first === undefined || second !== undefined) return wrong('{{#if}} takes one condition', 'write {{#if "T > 2"}}…{{/if}}')
      const condition = expression(first, locate)
      return condition.ok ? ok({ type: 'open', condition: condition.value }, condition.warnings) : condition
    }
    case 'else':
      return first === undefined ? ok({ type: 'else' }) : wrong('{{else}} takes nothing', 'put another {{#if}}…{{/if}} inside of the else')
    case '/if':
      return first === undefined ? ok({ type: 'close' }) : wrong('{{/if}} takes nothing', 'write {{/if}}')
    case 'table': {
      const names = rest.flatMap(({ text }) => text.split(/[\s,]+/).filter((name) => name !== ''))
      const bad = names.find((name) => !/^[A-Za-z]\w*$/.test(name))
      if (names.length === 0 || bad !== undefined)
        return wrong(
          bad === undefined ? '{{table}} takes the names of its columns' : `\`${bad}\` is no name of a column`,
          'write {{table "x y"}}',
        )
      return ok({ type: 'piece', piece: { type: 'table', names, at } })
    }
    case 'part':
      if (first === undefined || second !== undefined) return wrong('{{part}} takes the id of a part', 'write {{part "a"}}')
      return ok({ type: 'piece', piece: { type: 'part', id: first.text, at } })
    case 'plural': {
      if (first === undefined || second?.quoted !== true || third?.quoted !== true || rest.length > 3)
        return wrong('{{plural}} takes a number and two words in quotes', 'write {{plural n "point" "points"}}')
      const of = expression(first, locate)
      return of.ok ? ok({ type: 'piece', piece: { type: 'plural', of: of.value, one: second.text, other: third.text } }, of.warnings) : of
    }
    default:
      return nameTag(head, rest, content, at, locate)
  }
}

/** `{{w}}`, `{{cell.h}}`; anything else is a tag that does not exist, or an expression without its `value`. */
function nameTag(head: Token, rest: readonly Token[], content: string, at: Location, locate: Locate): Checked<Tag> {
  const isName = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/.test(head.text)
  if (isName && rest.length === 0) {
    const made = sourced('value', head, locate)
    return made.ok ? ok({ type: 'piece', piece: made.value }, made.warnings) : made
  }
  if (rest.some(({ quoted }) => quoted) || /^[#/^>!&@*~]/.test(head.text)) {
    const near = nearest(head.text, [...blocks, ...withArguments, 'else', '/if'])
    return failed(
      error(
        'spec/text-tag',
        `found {{${head.text}}}, which is no tag`,
        at,
        near === undefined ? forms : `did you mean {{${near}}}? ${forms}`,
      ),
    )
  }
  const written = content.trim()
  return failed(error('spec/text-tag', `found {{${written}}}, expected a name`, at, `write {{value "${written}"}} for an expression`))
}

function sourced(type: 'value' | 'tex', token: Token, locate: Locate): Checked<{ readonly type: 'value' | 'tex'; readonly of: Sourced }> {
  const of = expression(token, locate)
  return of.ok ? ok({ type, of: of.value }, of.warnings) : of
}

function expression(token: Token, locate: Locate): Checked<Sourced> {
  const at = locate(token.from, token.text.length)
  // a tag may be wrapped where its line is long, an expression may not
  const expr = readExpression(token.text.replaceAll('\n', ' '), at)
  return expr.ok ? ok({ expr: expr.value, source: token.text, at }, expr.warnings) : expr
}

/** Words and texts in single or double quotes. */
const tokensOf = (content: string, from: number): readonly Token[] =>
  [...content.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g)].map((match) => {
    const quoted = match[1] ?? match[2]
    return quoted === undefined
      ? { text: match[0], quoted: false, from: from + match.index }
      : { text: quoted, quoted: true, from: from + match.index + 1 }
  })
