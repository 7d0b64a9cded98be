// A variant's keys in, the little that statistics keep of them out: what each option stands for, the numbers of the key,
// what guessing earns. Keys are read once a variant, when its first answer comes.
import type { ManifestEntry, Run, VariantKeys } from '../../src/manifest.ts'
import { chanceOf } from '../../src/kinds/chance.ts'
import { kinds } from '../../src/kinds/index.ts'
import { type Rational, toFloat } from '../../src/math/exact/rational.ts'
import { fromJson, isScalar, scalarToFloat } from '../../src/math/evaluate/value.ts'
import type { Interaction, Key, NumberKey, OptionNote, ValueJson } from '../../src/model.ts'
import type { OptionCount } from '../../src/render/report/data.ts'
import type { KeysIndex } from '../keys.ts'

/** What is kept of one variant. */
export interface Sheet {
  readonly parts: ReadonlyMap<string, PartSheet>
}
export interface PartSheet {
  readonly asked: AskedFor
  /** Credit on average of answers at random; undefined where it is not known. */
  readonly chance: number | undefined
}
export type AskedFor =
  | { readonly type: 'options'; readonly options: readonly OptionSense[]; chosen(raw: unknown): readonly string[] }
  | { readonly type: 'numbers'; readonly cells: readonly NumberCell[]; read(raw: unknown): readonly Rational[] | undefined }
  | { readonly type: 'other' }
/** An option by what it stands for: ids differ from variant to variant. */
export type OptionSense = Pick<OptionCount, 'name' | 'by' | 'right'> & {
  readonly id: string
  /** The same for options that stand for the same. */
  readonly sense: string
}
export interface NumberCell {
  readonly key: NumberKey
  /** The key's value. */
  readonly value: number
}

export interface Sheets {
  /** `place`: of the problem in the run. Undefined where the keys cannot be read, or where more variants are asked for than are read. */
  of(place: number, problem: string, variant: string): Sheet | undefined
  /** Whether some were not read for their number. */
  readonly tooMany: boolean
}

/** Variants whose keys are read, of all problems together: reading one costs some 50 µs. */
export const mostSheets = 20_000

export function sheets(course: { readonly run: Run; readonly manifest: readonly ManifestEntry[]; readonly keys: KeysIndex }): Sheets {
  const specs = new Map(course.run.problems.map(({ problem, spec }) => [problem, spec]))
  const older = new Map(
    course.manifest.flatMap(({ problem, variant: { id }, spec }) => (specs.get(problem) === spec ? [] : [[`${problem}\0${id}`, spec]])),
  )
  const read = course.run.problems.map(() => new Map<string, Sheet | undefined>())
  let [count, tooMany] = [0, false]
  return {
    get tooMany() {
      return tooMany
    },
    of(place, problem, variant) {
      const known = read[place]
      const found = known?.get(variant)
      if (found !== undefined || known?.has(variant) === true) return found
      if (count >= mostSheets) {
        tooMany = true
        return undefined
      }
      const spec = older.get(`${problem}\0${variant}`) ?? specs.get(problem) ?? ''
      const keys = course.keys.read({ problem, variant, spec })
      const sheet = keys.ok ? sheetOf(keys.value) : undefined
      known?.set(variant, sheet)
      count += 1
      return sheet
    },
  }
}

function sheetOf({ posed, keys }: VariantKeys): Sheet {
  const byPart = new Map(keys.map(({ part, key }) => [part, key]))
  return {
    parts: new Map(
      posed.parts.flatMap(({ id, interaction }): (readonly [string, PartSheet])[] => {
        const key = byPart.get(id)
        return key === undefined ? [] : [[id, { asked: askedFor(interaction, key), chance: chance(interaction, key) }]]
      }),
    ),
  }
}

function chance(interaction: Interaction, key: Key): number | undefined {
  const exact = chanceOf(interaction, key)
  return exact === undefined ? undefined : toFloat(exact)
}

function askedFor(interaction: Interaction, key: Key): AskedFor {
  switch (key.kind) {
    case 'single-choice':
    case 'multi-select':
      return interaction.type === 'choice' ? optionsOf(interaction, key) : { type: 'other' }
    case 'number': {
      const cell = cellOf(key)
      if (interaction.type !== 'text' || cell === undefined) return { type: 'other' }
      return { type: 'numbers', cells: [cell], read: (raw) => firstOf(kinds.number.read(raw, interaction)) }
    }
    case 'vector':
    case 'table': {
      const cells = key.cells.flatMap((cell) => (cell.type === 'number' ? (cellOf(cell) ?? []) : []))
      if (interaction.type !== 'grid' || cells.length < key.cells.length) return { type: 'other' }
      const { read } = kinds[key.kind]
      return {
        type: 'numbers',
        cells,
        read(raw) {
          const entries = read(raw, interaction)
          if (entries.status !== 'read') return undefined
          const values = entries.response.flatMap((entry) => (entry.type === 'number' ? [entry.value] : []))
          return values.length === cells.length ? values : undefined
        },
      }
    }
    case 'expression':
      return { type: 'other' }
    default:
      throw key satisfies never
  }
}

const firstOf = (reading: ReturnType<typeof kinds.number.read>): readonly Rational[] | undefined =>
  reading.status === 'read' ? [reading.response] : undefined

function cellOf({ value, precision }: NumberKey): NumberCell | undefined {
  const float = floatOfJson(value)
  return float === undefined ? undefined : { key: { value, precision }, value: float }
}
function floatOfJson(json: ValueJson): number | undefined {
  const value = fromJson(json)
  return isScalar(value) ? scalarToFloat(value) : undefined
}

type Choice = Extract<Interaction, { readonly type: 'choice' }>
type ChoiceKey = Extract<Key, { readonly kind: 'single-choice' | 'multi-select' }>

function optionsOf(interaction: Choice, key: ChoiceKey): AskedFor {
  const notes = new Map(key.options.map((note) => [note.id, note]))
  const options = interaction.options.map(({ id, plain }) => senseOf(id, plain, notes.get(id), key))
  return {
    type: 'options',
    options,
    chosen(raw) {
      if (key.kind === 'single-choice') {
        const reading = kinds['single-choice'].read(raw, interaction)
        return reading.status === 'read' ? [reading.response] : []
      }
      const reading = kinds['multi-select'].read(raw, interaction)
      return reading.status === 'read' ? reading.response : []
    },
  }
}

/** Characters of an option's text that are shown. */
const longestName = 60
function senseOf(id: string, plain: string, note: OptionNote | undefined, key: ChoiceKey): OptionSense {
  const right = note?.right ?? false
  const [by, name] = nameOf(id, plain, note, key)
  return { id, name, by, right, sense: `${by} ${String(right)} ${name}` }
}
function nameOf(id: string, plain: string, note: OptionNote | undefined, key: ChoiceKey): readonly [OptionCount['by'], string] {
  if (note?.claim !== undefined) return ['claim', note.claim]
  if (note?.mistake !== undefined) return ['mistake', note.mistake]
  // the key is another value in each variant
  if (key.kind === 'single-choice' && key.option === id) return ['key', '']
  const characters = Array.from(plain)
  return ['value', characters.length > longestName ? `${characters.slice(0, longestName - 1).join('')}…` : plain]
}
