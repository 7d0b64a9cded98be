// A question as data of the schema in, as the model has it out. Which keys it has was told apart by its kind.
import { error, warning } from '../diagnostic.ts'
import type {
  Claim,
  DeclaredSymbol,
  ExpressionQuestion,
  MultiSelect,
  OptionItem,
  OptionSource,
  Precision,
  Question,
  SingleChoice,
  TableColumn,
  TableQuestion,
} from '../model.ts'
import { divide, readRational, toText } from '../math/exact/rational.ts'
import { amount, characterLocation, count, expression, text } from './leaves.ts'
import { entries, field, items, locationOf, type Named, type Placed, placedAs } from './reading.ts'
import type * as Spec from './schema-types.ts'
import { typedSymbols } from './shape-symbols.ts'

/** A question under its part's id; `ask` has the id `answer`. `symbols` are the problem's. */
export function question(placed: Placed<Spec.Question>, id: string, symbols: readonly DeclaredSymbol[]): Question {
  const { data } = placed
  switch (data.kind) {
    case 'single-choice':
      return singleChoice(placedAs(placed, data), id)
    case 'multi-select':
      return multiSelect(placedAs(placed, data), id)
    case 'number': {
      const asks = placedAs(placed, data)
      warnOfFollowThrough(asks)
      return { kind: 'number', ...asked(asks, id), key: required(asks, 'key'), precision: precision(asks) }
    }
    case 'vector': {
      const asks = placedAs(placed, data)
      warnOfFollowThrough(asks)
      return {
        kind: 'vector',
        ...asked(asks, id),
        key: required(asks, 'key'),
        precision: precision(asks),
        scheme: data.scheme ?? 'all-or-nothing',
      }
    }
    case 'table':
      return table(placedAs(placed, data), id)
    case 'expression':
      return expressionQuestion(placedAs(placed, data), id, symbols)
    default:
      return data satisfies never
  }
}

function expressionQuestion(placed: Placed<Spec.ExpressionQuestion>, id: string, symbols: readonly DeclaredSymbol[]): ExpressionQuestion {
  const { data } = placed
  const names = field(placed, 'names')
  return {
    kind: 'expression',
    ...asked(placed, id),
    key: required(placed, 'key'),
    symbols: typedSymbols(field(placed, 'symbols'), symbols),
    ...(names && { names: items(names).map((name) => ({ name: name.data, at: characterLocation(name) })) }),
    ...(data.constants && { constants: data.constants }),
    ...(data.decimal && { decimal: data.decimal }),
    precision: precision(placed),
    ...(data.form && { form: data.form }),
    witness: data.witness ?? 'hidden',
    scheme: data.scheme ?? 'all-or-nothing',
  }
}

/** What every question may have. */
function asked(
  placed: Placed<{ text?: Spec.Text; points?: Spec.Amount; attempts?: Spec.Count; accept?: Spec.Name[] }>,
  id: string,
): Pick<Question, 'id' | 'text' | 'points' | 'attempts' | 'accept' | 'at'> {
  const { wording, points, attempts, accept } = {
    accept: field(placed, 'accept'),
    wording: field(placed, 'text'),
    points: field(placed, 'points'),
    attempts: field(placed, 'attempts'),
  }
  return {
    id,
    ...(wording && { text: text(wording) }),
    ...(points && { points: amount(points) }),
    ...(attempts && { attempts: count(attempts) }),
    ...(accept && { accept: items(accept).map((name) => ({ name: name.data, at: characterLocation(name) })) }),
    at: locationOf(placed),
  }
}

/** The expression of a key that the schema requires. */
function required<K extends string>(placed: Placed<{ [key in K]: Spec.Expression }>, key: K): SingleChoice['key'] {
  const found = field(placed, key)
  if (found === undefined) throw new Error(`the schema requires ${key}`)
  return expression(found)
}

function warnOfFollowThrough(placed: Placed<{ 'follow-through'?: string | number }>): void {
  const found = field(placed, 'follow-through')
  if (found === undefined) return
  const message = 'found `follow-through`, which this version reads but does not credit yet'
  placed.reading.found.push(warning('spec/unsupported', message, locationOf(found), 'answers are compared with the key alone'))
}

/** At most one of the three; none is exact. */
function precision(placed: Placed<{ decimals?: Spec.Places; figures?: Spec.Count; within?: string | number }>): Precision {
  const decimals = field(placed, 'decimals')
  const figures = field(placed, 'figures')
  const within = field(placed, 'within')
  const [, second] = [decimals, figures, within].filter((one) => one !== undefined)
  if (second) {
    const message = 'found more than one of decimals, figures and within, expected one of them'
    placed.reading.found.push(error('spec/wrong-type', message, locationOf(second)))
  }
  return {
    ...(decimals && { decimals: count(decimals) }),
    ...(figures && { figures: count(figures) }),
    ...(within && { within: tolerance(within) }),
  }
}

/** `1%` is relative to the key, `0.01` is not. */
function tolerance(placed: Placed<string | number>): { readonly amount: string; readonly relative: boolean } {
  const written = String(placed.data)
  if (!written.endsWith('%')) return { amount: amount(placed), relative: false }
  const percent = readRational(amount(placedAs(placed, written.slice(0, -1))))
  return { amount: percent === undefined ? '0' : toText(divide(percent, 100)), relative: true }
}

function singleChoice(placed: Placed<Spec.SingleChoice>, id: string): SingleChoice {
  const options = field(placed, 'options')
  if (options === undefined) throw new Error('the schema requires options')
  return { kind: 'single-choice', ...asked(placed, id), key: required(placed, 'key'), options: optionSource(options) }
}

function optionSource(placed: Placed<Spec.SingleChoice['options']>): OptionSource {
  const { data } = placed
  if (Array.isArray(data)) return { type: 'list', options: items(placedAs(placed, data)).map(option) }
  const pools = placedAs(placed, data)
  const show = field(pools, 'show')
  const mistakesAt = items(field(pools, 'mistakes')).map(characterLocation)
  return {
    type: 'pools',
    mistakes: data.mistakes ?? [],
    mistakesAt,
    values: items(field(pools, 'values')).map(expression),
    ...(show && { show: count(show) }),
  }
}

function option(placed: Placed<Spec.OptionItem>): OptionItem {
  const { data } = placed
  if (typeof data !== 'object' || Array.isArray(data)) return { value: expression(placedAs(placed, data)) }
  const full = placedAs(placed, data)
  const { wording, says } = { wording: field(full, 'text'), says: field(full, 'says') }
  return { value: required(full, 'value'), ...(wording && { text: text(wording) }), ...(says && { says: text(says) }) }
}

function multiSelect(placed: Placed<Spec.MultiSelect>, id: string): MultiSelect {
  const show = field(placed, 'show')
  const common = {
    kind: 'multi-select',
    ...asked(placed, id),
    scheme: placed.data.scheme ?? 'all-or-nothing',
    ...(show && { show: count(show) }),
  } as const
  const { claims, key } = { claims: field(placed, 'claims'), key: field(placed, 'key') }
  if (claims) return { ...common, from: { type: 'claims', claims: entries(claims).map(claim) } }
  if (key) return { ...common, from: { type: 'values', key: expression(key), options: items(field(placed, 'options')).map(option) } }
  const names = items(field(placed, 'names')).map((name) => ({ name: name.data, at: characterLocation(name) }))
  return { ...common, from: { type: 'roles', role: placed.data.role ?? 'state', names } }
}

function claim(placed: Named<Spec.Claim>): Claim {
  const { condition, always, can, wording, says } = {
    condition: field(placed, 'if'),
    always: field(placed, 'then'),
    can: field(placed, 'can'),
    wording: field(placed, 'text'),
    says: field(placed, 'says'),
  }
  const conclusion = always ?? can
  if (conclusion === undefined || wording === undefined) throw new Error('the schema requires then or can, and text')
  return {
    id: placed.name,
    ...(condition && { if: expression(condition) }),
    quantifier: always ? 'then' : 'can',
    conclusion: expression(conclusion),
    text: text(wording),
    ...(says && { says: text(says) }),
    at: locationOf(placed),
  }
}

function table(placed: Placed<Spec.Table>, id: string): TableQuestion {
  warnOfFollowThrough(placed)
  return {
    kind: 'table',
    ...asked(placed, id),
    show: columns(field(placed, 'show')),
    fill: columns(field(placed, 'fill')),
    layout: placed.data.layout ?? 'down',
    precision: precision(placed),
    scheme: placed.data.scheme ?? 'all-or-nothing',
  }
}

function columns(placed: Placed<Spec.Columns> | undefined): readonly TableColumn[] {
  if (placed === undefined) return []
  const { data } = placed
  if (Array.isArray(data)) return items(placedAs(placed, data)).map((item) => ({ name: item.data, at: characterLocation(item) }))
  return entries(placedAs(placed, data)).map((entry) => {
    const options = field(entry, 'options')
    const own = precision(entry)
    return {
      name: entry.name,
      ...(options && { options: items(options).map(expression) }),
      ...(Object.keys(own).length > 0 && { precision: own }),
      at: locationOf(entry),
    }
  })
}
