// What `variant` tells of one variant: the JSON of the command line's design, and the same as text.
import { mapExpr } from '../math/names.ts'
import { plain, plainSubstituted, plainValue, valueExpr } from '../math/print/plain.ts'
import { toJson } from '../math/evaluate/value.ts'
import type { Claim, Expr, Interaction, Key, Posed, Problem, RichText, ValueJson, Verdict } from '../model.ts'
import type { DrawnVariant } from '../pipeline.ts'
import type { TraceStep } from '../solve/solution.ts'

type Plain = number | string | readonly Plain[]
interface KeyReport {
  readonly value?: Plain
  readonly option?: string
  readonly options?: readonly string[]
  readonly cells?: { readonly [cell: string]: Plain }
}
interface PartReport {
  readonly id: string
  readonly kind: Key['kind']
  readonly key: KeyReport
  /** What is right as well, by the reading (or mistake) that leads to it. */
  readonly accepted?: readonly { readonly reading: string; readonly key: KeyReport }[]
  readonly options?: readonly {
    readonly id: string
    readonly text: string
    readonly right: boolean
    readonly value?: Plain
    readonly mistake?: string
    readonly claim?: string
  }[]
  readonly mistakes?: readonly { readonly mistake: string; readonly answer: Plain | { readonly [cell: string]: Plain } }[]
  readonly trace?: readonly TraceLine[]
  readonly verdicts?: readonly {
    readonly claim: string
    readonly verdict: Verdict['verdict']
    readonly how: string
    readonly witness?: unknown
  }[]
}
interface TraceLine {
  readonly row: number
  readonly name: string
  readonly equation: string
  readonly substituted: string
  readonly exact: string
  readonly value: Plain
}
export interface VariantReport {
  readonly problem: string
  readonly seed: number | null
  readonly id: string
  readonly parameters: { readonly [name: string]: Plain }
  readonly drawn?: { readonly [path: string]: Plain }
  readonly parts: readonly PartReport[]
  readonly text: string
}

/** Numbers as JSON numbers, other rationals as `"3/2"`, what is irrational as the float64 nearest, formulas as they are typed. */
function plainJson(json: ValueJson): Plain {
  if (typeof json !== 'object') return json
  if ('formula' in json) return plain(json.formula)
  return 'approx' in json ? json.approx : json.map(plainJson)
}

/** Everything that is known of a variant, as plain JSON. */
export function describe({ variant, solution, posed }: DrawnVariant): VariantReport {
  const trace = solution.trace.map(traceLine)
  const parameters = variant.draws.filter(({ path }) => path.startsWith('parameters.'))
  const others = variant.draws.filter(({ path }) => !path.startsWith('parameters.'))
  return {
    problem: variant.problem,
    seed: variant.seed,
    id: variant.id,
    parameters: Object.fromEntries(parameters.map(({ path, value }) => [path.slice('parameters.'.length), plainJson(value)])),
    ...(others.length > 0 && { drawn: Object.fromEntries(others.map(({ path, value }) => [path, plainJson(value)])) }),
    parts: posed.keys.map(({ part, key }) => describePart(part, key, posed, solution.problem, trace, (claim) => solution.verdict(claim))),
    text: posedText(posed),
  }
}

function describePart(
  id: string,
  key: Key,
  posed: Posed,
  problem: Problem,
  trace: readonly TraceLine[],
  verdict: (claim: Claim) => Verdict,
): PartReport {
  const question = problem.parts.find((part) => part.id === id)
  const claims = question?.kind === 'multi-select' && question.from.type === 'claims' ? question.from.claims : []
  const interaction = posed.public.parts.find((part) => part.id === id)?.interaction
  return {
    id,
    kind: key.kind,
    key: describeKey(key),
    ...(key.accepted && { accepted: key.accepted.map((other) => ({ reading: other.name, key: describeKey(other.key) })) }),
    ...((key.kind === 'single-choice' || key.kind === 'multi-select') && {
      options: key.options.map((note) => ({
        id: note.id,
        text: optionText(interaction, note.id),
        right: note.right,
        ...(note.value !== undefined && { value: plainJson(note.value) }),
        ...(note.mistake !== undefined && { mistake: note.mistake }),
        ...(note.claim !== undefined && { claim: note.claim }),
      })),
    }),
    ...(key.kind !== 'single-choice' &&
      key.kind !== 'multi-select' && {
        mistakes: key.mistakes.map(({ mistake, answers }) => ({ mistake, answer: describeAnswers(key, answers) })),
      }),
    ...(trace.length > 0 && { trace }),
    ...(claims.length > 0 && {
      verdicts: claims.map((claim) => {
        const decided = verdict(claim)
        const witness = decided.verdict === 'undecided' ? undefined : decided.witness
        return {
          claim: claim.id,
          verdict: decided.verdict,
          how: decided.how,
          ...(witness && {
            witness: {
              values: Object.fromEntries(witness.values.map(({ name, value }) => [name, plainJson(value)])),
              left: plainJson(witness.left),
              right: plainJson(witness.right),
            },
          }),
        }
      }),
    }),
  }
}

function describeKey(key: Key): KeyReport {
  switch (key.kind) {
    case 'single-choice':
      return { value: plainJson(key.value), option: key.option }
    case 'multi-select':
      return { options: key.right }
    case 'number':
      return { value: plainJson(key.value) }
    case 'vector':
      return { value: key.cells.map(({ value }) => plainJson(value)) }
    case 'expression':
      return { value: plainFormulas(key.expr) }
    case 'table':
      return { cells: Object.fromEntries(key.cells.map((cell) => [cell.id, plainJson(cell.value)])) }
    default:
      return key satisfies never
  }
}
/** A formula as it is typed; a list of them as a list. */
const plainFormulas = (expr: Expr): Plain => (expr.type === 'list' ? expr.items.map(plainFormulas) : plain(expr))
function describeAnswers(
  key: Extract<Key, { kind: 'number' | 'vector' | 'table' | 'expression' }>,
  answers: readonly ValueJson[],
): Plain | { readonly [cell: string]: Plain } {
  if (key.kind === 'table') return Object.fromEntries(key.cells.map(({ id }, i) => [id, plainJson(answers[i] ?? '')]))
  const isOne = key.kind === 'number' || (key.kind === 'expression' && key.expr.type !== 'list')
  return isOne ? plainJson(answers[0] ?? '') : answers.map(plainJson)
}

/** A step of the trace: `exact` is what is rounded or evaluated last, `sigmoid(6)`, or the exact value itself. */
function traceLine(step: TraceStep): TraceLine {
  const substituted = plainSubstituted(step.equation, (name) => step.reads.get(name))
  return {
    row: step.row,
    name: step.name,
    equation: `${step.name} = ${plain(step.equation)}`,
    substituted,
    exact: step.calls.length > 0 ? reduced(step) : plainValue(step.exact),
    value: plainJson(toJson(step.value)),
  }
}
/** The equation with every function's arguments worked out: `1*tanh(2)`. */
function reduced(step: TraceStep): string {
  let next = 0
  const expr = mapExpr(step.equation, (inner) => {
    if (inner.type === 'name') return valueExpr(step.reads.get(inner.name) ?? inner.name)
    if (inner.type !== 'call' || inner.name === 'if' || inner.name === 'distinct') return inner
    const call = step.calls[next++]
    return call === undefined || call.name !== inner.name
      ? inner
      : { ...inner, args: call.arguments.map((argument) => valueExpr(argument)) }
  })
  return plain(expr)
}

// ── As text ────────────────────────────────────────────────────────────────────────────────────────────────

const richText = (rich: RichText): string =>
  rich
    .map((segment) => {
      switch (segment.type) {
        case 'markdown':
        case 'text':
          return segment.text
        case 'math':
          return segment.display ? `\n$$${segment.tex}$$\n` : `$${segment.tex}$`
        case 'table':
          return `\n${[segment.head, ...segment.rows].map((row) => `| ${row.map(richText).join(' | ')} |`).join('\n')}\n`
        case 'steps':
          return segment.groups
            .map(({ heading, lines }) => `${richText(heading)}\n${lines.map((line) => `  ${richText(line)}`).join('\n')}`)
            .join('\n')
        default:
          return segment satisfies never
      }
    })
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const posedText = ({ public: posed }: Posed): string =>
  [richText(posed.stem), ...posed.parts.map(({ text }) => richText(text))].filter((text) => text !== '').join('\n\n')

function optionText(interaction: Interaction | undefined, id: string): string {
  const option = interaction?.type === 'choice' ? interaction.options.find((candidate) => candidate.id === id) : undefined
  return option === undefined ? '' : richText(option.text)
}

/** The same as text, for people. */
export function asText(report: VariantReport): string {
  const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
  const lines = [`${report.problem}  variant ${report.id}${report.seed === null ? '' : `  seed ${report.seed}`}`, '']
  for (const [name, value] of [...Object.entries(report.parameters), ...Object.entries(report.drawn ?? {})])
    lines.push(`  ${name} = ${show(value)}`)
  lines.push('', report.text, '')
  for (const part of report.parts) {
    lines.push(`Key of ${part.id} (${part.kind}): ${show(part.key.value ?? part.key.options ?? part.key.cells)}`)
    for (const { reading, key } of part.accepted ?? [])
      lines.push(`  accepted as well (${reading}): ${show(key.value ?? key.options ?? key.cells)}`)
    for (const option of part.options ?? [])
      lines.push(
        `  ${option.right ? '✓' : '·'} ${option.id}  ${option.text}${option.mistake === undefined ? '' : `  [${option.mistake}]`}${option.claim === undefined ? '' : `  [${option.claim}]`}`,
      )
    for (const { mistake, answer } of part.mistakes ?? []) lines.push(`  mistake ${mistake}: ${show(answer)}`)
    for (const { claim, verdict, how } of part.verdicts ?? []) lines.push(`  claim ${claim}: ${verdict} (${how})`)
  }
  const trace = report.parts[0]?.trace ?? []
  if (trace.length > 0) lines.push('', 'Trace:')
  for (const { row, equation, substituted, exact, value } of trace)
    lines.push(`  ${row > 0 ? `${row}: ` : ''}${equation} = ${substituted}${exact === substituted ? '' : ` = ${exact}`} → ${show(value)}`)
  return `${lines.join('\n')}\n`
}
