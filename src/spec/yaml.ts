// YAML text in, a tree of maps, lists and characters out, or everything about the text that is not YAML as we read it:
// sizes first, then syntax, then what YAML allows and the language does not (anchors, tags, merge keys, keys twice).
import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument, type Scalar, type YAMLMap } from 'yaml'
import { type Diagnostic, error } from '../diagnostic.ts'
import { placeAt, type Source } from './locate.ts'
import { controlCharacters, mendBraces, mendEntries, mendList } from './traps.ts'
import type { Entry, ScalarNode, SpecNode } from './tree.ts'
import { checkNesting, checkSize } from './yaml-caps.ts'
import { refuseAlias, refuseKey, refuseProperties, type Refusing, uniqueKeys } from './yaml-refused.ts'
import { cutByBracket, type CutExpression, syntaxDiagnostics } from './yaml-syntax.ts'

/** Characters of one scalar that are read at most. */
const longestScalar = 100_000

/** `root` is absent where the text cannot be read on; with it there may be errors all the same. */
export interface ReadYaml {
  readonly root?: SpecNode
  readonly errors: readonly Diagnostic[]
}
interface Conversion extends Refusing {
  /** Places whose text was mended before it was parsed. */
  readonly mended: readonly number[]
}

/** Reads one document; scalars stay characters (YAML's failsafe schema), so `y`, `no`, `1e3`, `~` and `1.10` surprise no one. */
export function readYaml(source: Source): ReadYaml {
  const capped = checkSize(source) ?? checkNesting(source)
  if (capped) return { errors: [capped] }
  const { document, errors: syntax, mended } = parse(source)
  const reading: Conversion = { source, mended, errors: [], anchors: new Map(), isBroken: false }
  if (document.contents === null) {
    const empty = error('spec/missing-key', 'found an empty file, expected problem, cell or set', placeAt(source, 0))
    return { errors: syntax.length > 0 ? syntax : [empty] }
  }
  const root = nodeOf(reading, document.contents, 0)
  const isTold = ({ code, at }: Diagnostic): boolean => syntax.some((told) => told.code === code && told.at?.line === at?.line)
  const errors = [...syntax, ...reading.errors.filter((found) => !isTold(found))]
  return syntax.length > mended.length || reading.isBroken ? { errors } : { root, errors }
}

/** Expressions cut at a bracket that are mended one after the other, to find what else is wrong; each costs a parse. */
const mostMended = 12
const largestMended = 50_000

/** Parses, and where an index inside { } or [ ] stops the parser, parses again with ( ) in its place: offsets stay. */
function parse(source: Source): {
  readonly document: Document
  readonly errors: readonly Diagnostic[]
  readonly mended: readonly number[]
} {
  const cuts: CutExpression[] = []
  for (let { text } = source; ;) {
    const document = parseDocument(text, { schema: 'failsafe', version: '1.2', uniqueKeys: false, prettyErrors: false, logLevel: 'error' })
    const found = [...document.errors, ...document.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED')]
    const cut = cuts.length < mostMended && text.length < largestMended ? cutByBracket(text, found) : undefined
    if (cut === undefined) {
      return {
        document,
        errors: [...cuts.map(({ diagnostic }) => diagnostic(source)), ...syntaxDiagnostics({ ...source, text }, found)],
        mended: cuts.map(({ start }) => start),
      }
    }
    cuts.push(cut)
    const { start, end } = cut
    text = text.slice(0, start) + text.slice(start, end).replaceAll('[', '(').replaceAll(']', ')') + text.slice(end)
  }
}

/** `behind` is the offset to point at where there is nothing. */
function nodeOf(reading: Conversion, node: unknown, behind: number): SpecNode {
  if (isAlias(node)) {
    const [start = behind, end = behind] = node.range ?? []
    refuseAlias(reading, node.source, start, end)
    return empty(start)
  }
  if (isScalar(node)) return scalarOf(reading, node, behind)
  if (isMap(node)) return mapOf(reading, node)
  if (isSeq(node)) {
    refuseProperties(reading, node)
    const [start = behind, end = behind] = node.range ?? []
    const items = node.items.map((item) => nodeOf(reading, item, start))
    return mendList(reading, { type: 'list', items, flow: node.flow === true, start, end })
  }
  return empty(behind)
}
const empty = (start: number): ScalarNode => ({ type: 'scalar', text: '', style: 'plain', start, end: start })

const styles: ReadonlyMap<string | null | undefined, ScalarNode['style']> = new Map([
  ['QUOTE_DOUBLE', 'double'],
  ['QUOTE_SINGLE', 'single'],
  ['BLOCK_LITERAL', 'literal'],
  ['BLOCK_FOLDED', 'folded'],
])
function scalarOf(reading: Conversion, node: Scalar, behind: number): ScalarNode {
  refuseProperties(reading, node)
  const [start = behind, end = behind] = node.range ?? []
  const isMended = reading.mended.some((place) => place >= start && place < end)
  const text = isMended ? reading.source.text.slice(start, end) : typeof node.value === 'string' ? node.value : ''
  if (text.length > longestScalar) {
    const message = `found a value of ${text.length} characters, expected at most ${longestScalar}`
    reading.errors.push(error('file/too-large', message, placeAt(reading.source, start)))
    reading.isBroken = true
    return empty(start)
  }
  const scalar: ScalarNode = { type: 'scalar', text, style: styles.get(node.type) ?? 'plain', start, end }
  reading.errors.push(...controlCharacters(reading.source, scalar).slice(0, 20))
  return scalar
}

function mapOf(reading: Conversion, node: YAMLMap): SpecNode {
  refuseProperties(reading, node)
  const [start = 0, end = 0] = node.range ?? []
  const braced = mendBraces(reading, start, end)
  if (braced) return braced
  const entries: Entry[] = []
  for (const { key, value } of node.items) {
    const keyNode = nodeOf(reading, key, start)
    if (keyNode.type === 'scalar') entries.push({ key: keyNode, value: nodeOf(reading, value, keyNode.end) })
    else refuseKey(reading, keyNode)
  }
  const mended = node.flow === true ? mendEntries(reading, entries) : entries
  return { type: 'map', entries: uniqueKeys(reading, mended), flow: node.flow === true, start, end }
}
