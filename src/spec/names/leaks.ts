// Tags in what students read before answering that would show them the key, or something computed from it.
import { type Diagnostic, error } from '../../diagnostic.ts'
import { childrenOf, mapExpr, namesIn, visitExpr } from '../../math/names.ts'
import type { Expr, Location, Question, Sourced } from '../../model.ts'
import { type Graph, graphOf, nameOf, type Node } from './depends.ts'
import { keysOf, type Names } from './scope.ts'
import { columnOf, publicTexts, tagsOf } from './uses.ts'

/** What a part asks for. */
interface Asked {
  /** With names as nodes and each `let` put in: two ways of writing a value have one form. */
  readonly form: Expr
  /** The computed value that is asked for by name (of `h[end]` it is `h`). */
  readonly node?: Node
  /** Of `h[end]` what is in the brackets: other entries may be shown. */
  readonly at?: Expr
}
/** Something shown. */
interface Shown {
  readonly of: Sourced
  readonly what: string
  readonly at: Location
}

/** Tags and columns that show a key; `key`, `parts.`, `mistakes.` and `{{trace}}` do so in any case. */
export function checkLeaks(names: Names): readonly Diagnostic[] {
  const { problem } = names
  const tags = publicTexts(problem).flatMap(tagsOf)
  const own = new Set([...problem.parameters, ...problem.let].map(({ name }) => name))
  const shown = tags.flatMap((tag): readonly Shown[] => {
    // A formula shows the values of parameters and `let`, one by one; what they come to stays the student's to compute.
    if (tag.type === 'tex')
      return [
        ...[...namesIn(tag.of.expr)].filter((name) => own.has(name)).map((name): Expr => ({ type: 'name', name })),
        ...(problem.symbols.length > 0 ? rowsIn(tag.of.expr, own) : []),
      ].map((expr): Shown => ({ of: { ...tag.of, expr }, what: 'this tag shows', at: whole(tag.of) }))
    if ('of' in tag)
      return [
        { of: tag.of, what: tag.type === 'if' || tag.type === 'plural' ? 'this text depends on' : 'this tag shows', at: whole(tag.of) },
      ]
    return tag.type === 'table'
      ? tag.names.map((name) => ({ of: columnOf(name, tag.at), what: `the column “${name}” shows`, at: tag.at }))
      : []
  })
  const columns = problem.parts.flatMap((part) =>
    part.kind === 'table'
      ? part.show.map(({ name, at }): Shown => ({ of: columnOf(name, at), what: `the column “${name}” shows`, at }))
      : [],
  )
  const direct = new Set(shown.filter(({ of }) => speaksOfAnswers(of.expr)))
  return [
    ...tags.flatMap((tag) => (tag.type === 'block' && tag.name === 'trace' ? [leak('this tag shows', 'the worked solution', tag.at)] : [])),
    ...[...direct].map(({ what, at }) => leak(what, 'answers', at)),
    ...names.scenes.flatMap(({ lines }) => {
      const graph = graphOf(names, lines)
      const asked = problem.parts.flatMap((part) => askedOf(names, graph, part))
      const given = new Set(columns.flatMap(({ of }) => graph.nodesOf(of.expr)))
      return [
        ...shown.filter((tag) => !direct.has(tag)).flatMap((tag) => leaksOf(names, graph, tag, asked, given)),
        ...columns.flatMap((tag) => leaksOf(names, graph, tag, asked, given)),
      ]
    }),
  ]
}

/** Rows of a run, which a formula shows by what they are where letters are left; in derivative(…) and at(…) they stay names. */
function rowsIn(expr: Expr, own: ReadonlySet<string>): readonly Expr[] {
  if (expr.type === 'call' && (expr.name === 'derivative' || expr.name === 'at')) return []
  const isRow = expr.type === 'index' && ((expr.of.type === 'name' && !own.has(expr.of.name)) || expr.of.type === 'member')
  return isRow ? [expr] : childrenOf(expr).flatMap((child) => rowsIn(child, own))
}

const whole = (of: Sourced): Location => ({ ...of.at, length: of.source.length })
const leak = (what: string, whose: string, at: Location): Diagnostic =>
  error('spec/key-in-text', `${what} ${whose} before the question is answered`, at, 'leave it to `solution`, where it is read afterwards')

function speaksOfAnswers(expr: Expr): boolean {
  let found = false
  visitExpr(expr, (inner) => {
    found ||=
      (inner.type === 'name' && (inner.name === 'key' || inner.name === 'mistakes')) || (inner.type === 'member' && inner.of !== 'cell')
  })
  return found
}

function askedOf(names: Names, graph: Graph, part: Question): readonly Asked[] {
  return keysOf(part).map(({ expr }): Asked => {
    const form = formOf(names, graph, expr)
    const base = expr.type === 'index' ? expr.of : expr
    const [node] = base.type === 'name' || base.type === 'member' ? graph.nodesOf(base) : []
    if (node === undefined || !isComputed(names, graph, node)) return { form }
    return { form, node, ...(expr.type === 'index' && { at: formOf(names, graph, expr.at) }) }
  })
}
const isComputed = (names: Names, graph: Graph, node: Node): boolean =>
  node.startsWith('cell:')
    ? graph.lines.equations.some(({ name }) => name === nameOf(node))
    : !names.parameters.has(nameOf(node)) && !names.symbols.has(nameOf(node))

/** An expression with each name as its node and each `let` as what it stands for; the start `h[0]` as `h_prev` is before the run. */
function formOf(names: Names, graph: Graph, expr: Expr, open: readonly Node[] = []): Expr {
  return mapExpr(expr, (inner) => {
    if (inner.type === 'index' && inner.of.type === 'name' && inner.of.name.startsWith('cell:') && isNumber(inner.at, '0'))
      return { type: 'name', name: `start:${nameOf(inner.of.name)}` }
    if (inner.type !== 'name' && inner.type !== 'member') return inner
    const [node = ''] = graph.nodesOf(inner)
    const definition =
      node.startsWith('own:') && !open.includes(node) ? graph.lines.let.find(({ name }) => name === nameOf(node)) : undefined
    return definition === undefined ? { type: 'name', name: node } : formOf(names, graph, definition.expr, [...open, node])
  })
}
const isNumber = (expr: Expr, value: string): boolean => expr.type === 'number' && expr.value === value
const same = (a: Expr, b: Expr): boolean => JSON.stringify(a) === JSON.stringify(b)

function leaksOf(names: Names, graph: Graph, shown: Shown, asked: readonly Asked[], given: ReadonlySet<Node>): readonly Diagnostic[] {
  const form = formOf(names, graph, shown.of.expr)
  if (asked.some((one) => showsKey(form, one))) return [leak(shown.what, 'the key', shown.at)]
  const from = asked.find((one) => occurrences(form).some((place) => followsFrom(graph, place, one, given)))
  return from?.node === undefined ? [] : [leak(shown.what, `something computed from “${nameOf(from.node)}”, which is asked for,`, shown.at)]
}

/** Whether the key is shown, by itself or (where it is computed, not just drawn) as part of an expression. */
function showsKey(form: Expr, { form: key, node, at }: Asked): boolean {
  if (occurrences(key).length === 0) return false
  if (same(form, key)) return true
  if (key.type === 'name' && key.name.startsWith('own:')) return false
  let found = at !== undefined && occurrences(form).some((place) => place.node === node && place.at === undefined)
  visitExpr(form, (inner) => {
    found ||= same(inner, key)
  })
  return found
}

/** Whether what is shown is computed from what is asked for, and not the other way round. */
function followsFrom(graph: Graph, place: Occurrence, { node: asked, at }: Asked, given: ReadonlySet<Node>): boolean {
  if (asked === undefined || place.node === asked || place.node.startsWith('start:') || given.has(place.node)) return false
  if (at !== undefined && place.at !== undefined && !same(at, place.at)) return false
  // Over rows, h_prev is h but for its last entry.
  const isShifted = asked.startsWith('cell:') && graph.lines.run !== undefined && at === undefined && place.node === `${asked}_prev`
  return isShifted || (graph.reach(place.node).has(asked) && !graph.reach(asked).has(place.node))
}

/** A name's occurrence in a form, with the brackets behind it. */
interface Occurrence {
  readonly node: Node
  readonly at?: Expr
}
function occurrences(form: Expr): readonly Occurrence[] {
  if (form.type === 'name') return [{ node: form.name }]
  if (form.type === 'index' && form.of.type === 'name') return [{ node: form.of.name, at: form.at }, ...occurrences(form.at)]
  return childrenOf(form).flatMap(occurrences)
}
