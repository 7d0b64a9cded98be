// Variants that a student cannot tell apart: with different keys nobody can know the answer; with all alike nothing drawn is shown.
import { type Diagnostic, error, warning } from '../../diagnostic.ts'
import { fromJson, sameValue } from '../../math/evaluate/value.ts'
import type { Example, Interaction, Key, Posed, PosedPart, Problem, ValueJson } from '../../model.ts'
import { inVariants, type Look, type Observer } from '../look.ts'

/** What is kept of a part: what may be chosen, and what is right. */
interface Asked {
  /** Each option with whether it is right; of claims and names, which are right or wrong by themselves. */
  readonly claims?: ReadonlyMap<string, boolean>
  /** The options shown, in no order. */
  readonly options?: string
  /** What is right: of choices their texts, else the values. */
  readonly right: readonly ValueJson[]
}
interface Kept {
  readonly asked: readonly Asked[]
  readonly example: Example
  readonly draws: string
}
interface Conflict {
  readonly one: Example
  readonly other: Example
  count: number
}

/** An error at each part with two keys for one text; else a warning where all variants look alike. */
export function sameText(problem: Problem): Observer {
  const kept = new Map<string, Kept>()
  const conflicts = new Map<number, Conflict>()
  let differ = false
  let isShown = false
  return {
    look({ drawn: { posed, variant }, example }: Look) {
      const text = fingerprint(JSON.stringify(textOf(posed)))
      const asked = posed.keys.map(({ key }, i) => askedOf(posed.public.parts[i], key))
      const before = kept.get(text)
      if (before === undefined) {
        isShown ||= kept.size > 0
        kept.set(text, { asked, example, draws: JSON.stringify(variant.draws) })
        return
      }
      differ ||= before.draws !== JSON.stringify(variant.draws)
      for (const [i, one] of asked.entries()) {
        const other = before.asked[i]
        if (other === undefined) continue
        isShown ||= one.options !== other.options
        if (!contradict(one, other)) continue
        const conflict = conflicts.get(i) ?? { one: before.example, other: example, count: 0 }
        conflict.count += 1
        conflicts.set(i, conflict)
      }
    },
    found({ variants }) {
      if (conflicts.size > 0) return [...conflicts].map(([i, conflict]) => contradiction(problem, i, conflict, variants))
      return differ && !isShown ? [nothingShown(problem)] : []
    },
  }
}

function contradiction(problem: Problem, i: number, { one, other, count }: Conflict, variants: number): Diagnostic {
  const than = one.with === '' ? '' : ` than that of --with ${one.with}`
  const often = inVariants(count, variants, other)
  return error(
    'lint/same-text',
    `the key is another${than}, and the text is the same: the answer cannot be known${often === '' ? '' : ` (${often})`}`,
    problem.parts[i]?.at ?? problem.at,
    'show in `text` what the key depends on: {{name}}, {{given}}, {{equations}} or {{conventions}}',
  )
}
const nothingShown = (problem: Problem): Diagnostic =>
  warning(
    'lint/same-text',
    'nothing of what is drawn is shown: text and key are the same in every variant',
    problem.parameters[0]?.at ?? problem.at,
    'show the values in `text`, or draw nothing',
  )

// ── What a student sees, but for options ───────────────────────────────────────────────────────────────────

const textOf = ({ public: { title, stem, parts } }: Posed): unknown => [
  title,
  stem,
  parts.map(({ text, interaction }) => [text, withoutOptions(interaction)]),
]
function withoutOptions(interaction: Interaction): unknown {
  switch (interaction.type) {
    case 'choice':
      return interaction.type
    case 'text':
    case 'formula':
      return interaction
    case 'grid':
      return { ...interaction, columns: interaction.columns.map((column) => ({ ...column, cells: column.cells.map(cellOf) })) }
    default:
      return interaction satisfies never
  }
}
type Cell = Extract<Interaction, { readonly type: 'grid' }>['columns'][number]['cells'][number]
const cellOf = (cell: Cell): unknown => (cell.type === 'choice' ? [cell.id, plainOptions(cell.options)] : cell)
const plainOptions = (options: readonly { readonly plain: string }[]): readonly string[] => options.map(({ plain }) => plain).sort()

/** 64 bits of FNV-1a in two halves: texts are long and variants many. */
function fingerprint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ (code + i), 0x85ebca6b) ^ (b >>> 15)
  }
  return `${a >>> 0}-${b >>> 0}-${text.length}`
}

// ── What is right ──────────────────────────────────────────────────────────────────────────────────────────

function askedOf(part: PosedPart | undefined, key: Key): Asked {
  const options = part?.interaction.type === 'choice' ? part.interaction.options : []
  const plain = (id: string): string => options.find((option) => option.id === id)?.plain ?? id
  const shown = plainOptions(options).join('\n')
  switch (key.kind) {
    case 'single-choice':
      return { options: shown, right: [plain(key.option)] }
    case 'multi-select': {
      if (key.options.every(({ claim }) => claim !== undefined))
        return { claims: new Map(key.options.map(({ id, right }) => [plain(id), right])), right: [] }
      return { options: shown, right: key.right.map(plain).sort() }
    }
    case 'number':
      return { right: [key.value] }
    case 'vector':
    case 'table':
      return { right: key.cells.map(({ value }) => value) }
    case 'expression':
      return { right: [{ formula: key.expr }] }
    default:
      return key satisfies never
  }
}

/** Whether no student could be right in both: what is chosen from is the same, and something else is right. */
function contradict(a: Asked, b: Asked): boolean {
  if (a.claims !== undefined && b.claims !== undefined) return [...a.claims].some(([claim, right]) => b.claims?.get(claim) === !right)
  if (a.options !== b.options) return false
  return a.right.length !== b.right.length || a.right.some((value, i) => differ(value, b.right[i] ?? ''))
}
/** Clearly: what was added up in another order may differ in its last digits. */
function differ(a: ValueJson, b: ValueJson): boolean {
  const [x, y] = [approximate(a), approximate(b)]
  if (x !== undefined && y !== undefined) return Math.abs(x - y) > 1e-9 * Math.max(1, Math.abs(x))
  return JSON.stringify(a) !== JSON.stringify(b) && sameValue(fromJson(a), fromJson(b)) === false
}
const approximate = (value: ValueJson): number | undefined =>
  typeof value === 'number' ? value : typeof value === 'object' && 'approx' in value ? value.approx : undefined
