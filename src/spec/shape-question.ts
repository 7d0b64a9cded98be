// A question as data of the schema in, as the model has it out. Which keys it has was told apart by its kind.
import { type DiagnosticCode, error } from '../diagnostic.ts'
import type {
  Claim,
  DeclaredSymbol,
  ExpressionQuestion,
  MultiSelect,
  OptionItem,
  OptionSource,
  Question,
  SingleChoice,
  TableColumn,
  TableQuestion,
} from '../model.ts'
import { compare, readRational } from '../math/exact/rational.ts'
import { amount, characterLocation, count, expression, text } from './leaves.ts'
import { entries, field, items, locationOf, type Named, type Placed, placedAs } from './reading.ts'
import type * as Spec from './schema-types.ts'
import { precision } from './shape-precision.ts'
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
      return { kind: 'number', ...asked(asks, id), key: required(asks, 'key'), precision: precision(asks) }
    }
    case 'vector': {
      const asks = placedAs(placed, data)
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
  placed: Placed<{
    text?: Spec.Text
    points?: Spec.Amount
    attempts?: Spec.Count
    accept?: Spec.Name[]
    'follow-through'?: string | number
  }>,
  id: string,
): Pick<Question, 'id' | 'text' | 'points' | 'attempts' | 'accept' | 'followThrough' | 'at'> {
  const { wording, points, attempts, accept, follow } = {
    accept: field(placed, 'accept'),
    follow: field(placed, 'follow-through'),
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
    ...(follow && { followThrough: followThrough(follow) }),
    at: locationOf(placed),
  }
}

/** The expression of a key that the schema requires. */
function required<K extends string>(placed: Placed<{ [key in K]: Spec.Expression }>, key: K): SingleChoice['key'] {
  const found = field(placed, key)
  if (found === undefined) throw new Error(`the schema requires ${key}`)
  return expression(found)
}

/** Credit for what follows from earlier answers: the schema has seen that it is a number, not of a fraction that it is at most 1. */
function followThrough(placed: Placed<string | number>): string {
  const credit = amount(placed)
  if (compare(readRational(credit) ?? 0, 1) <= 0) return credit
  placed.reading.found.push(error('spec/wrong-type', `found \`${placed.data}\`, expected a number from 0 to 1`, characterLocation(placed)))
  return '1'
}

function singleChoice(placed: Placed<Spec.SingleChoice>, id: string): SingleChoice {
  const options = field(placed, 'options')
  if (options === undefined) throw new Error('the schema requires options')
  return { kind: 'single-choice', ...asked(placed, id), key: required(placed, 'key'), options: optionSource(options) }
}

function optionSource(placed: Placed<Spec.SingleChoice['options']>): OptionSource {
  const { data } = placed
  if (Array.isArray(data)) {
    const list = items(placedAs(placed, data))
    for (const credit of list.flatMap((one) => creditOf(one) ?? [])) {
      const message = 'found `credit`, which options of a multi-select have: of these one alone is chosen, and earns all or nothing'
      placed.reading.found.push(error('pose/credits', message, locationOf(credit)))
    }
    return { type: 'list', options: list.map(option) }
  }
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
  const { wording, says, credit } = { wording: field(full, 'text'), says: field(full, 'says'), credit: field(full, 'credit') }
  return {
    value: required(full, 'value'),
    ...(wording && { text: text(wording) }),
    ...(says && { says: text(says) }),
    ...(credit && { credit: amount(credit) }),
  }
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
  const options = items(field(placed, 'options'))
  const credits = [...entries(claims), ...options].flatMap((one) => creditOf(one) ?? [])
  refuseWeights(placed, credits)
  if (claims) return { ...common, from: { type: 'claims', claims: entries(claims).map(claim) } }
  if (key) return { ...common, from: { type: 'values', key: expression(key), options: options.map(option) } }
  const names = items(field(placed, 'names')).map((name) => ({ name: name.data, at: characterLocation(name) }))
  return { ...common, from: { type: 'roles', role: placed.data.role ?? 'state', names } }
}

/** The credit that an option or claim has. */
function creditOf(placed: Placed<Spec.OptionItem | Spec.Claim>): Placed<string | number> | undefined {
  const { data } = placed
  return typeof data === 'object' && !Array.isArray(data) && 'credit' in data ? field(placedAs(placed, data), 'credit') : undefined
}

/** Credits count under `weights` alone, and `weights` goes by what options have of their own. */
function refuseWeights(placed: Placed<Spec.MultiSelect>, credits: readonly Placed<unknown>[]): void {
  const refuse = (code: DiagnosticCode, message: string, at: Placed<unknown>, hint: string): void => {
    placed.reading.found.push(error(code, message, locationOf(at), hint))
  }
  const scheme = field(placed, 'scheme')
  if (scheme?.data !== 'weights') {
    for (const credit of credits)
      refuse('pose/credits', 'found `credit`, which counts under the scheme `weights` alone', credit, 'add `scheme: weights`')
    return
  }
  const [role, accept] = [field(placed, 'role'), field(placed, 'accept')]
  if (role)
    refuse('pose/scheme', 'found the scheme `weights`, and names by role have no credits of their own', scheme, 'ask for values or claims')
  if (accept)
    refuse('pose/scheme', 'found `accept`, and under the scheme `weights` only the key has credits', accept, 'take another scheme')
}

function claim(placed: Named<Spec.Claim>): Claim {
  const { condition, always, can, wording, says, credit } = {
    condition: field(placed, 'if'),
    always: field(placed, 'then'),
    can: field(placed, 'can'),
    wording: field(placed, 'text'),
    says: field(placed, 'says'),
    credit: field(placed, 'credit'),
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
    ...(credit && { credit: amount(credit) }),
    at: locationOf(placed),
  }
}

function table(placed: Placed<Spec.Table>, id: string): TableQuestion {
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
