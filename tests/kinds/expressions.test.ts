// Every row of tests/answers/expressions.yaml through the same door as a submission: gradePart.
import { describe, expect, test } from 'vitest'
import { gradePart } from '../../src/kinds/index.ts'
import { shapeOf } from '../../src/kinds/formula-shape.ts'
import type { CellScheme, ExpressionKey, Form, Interaction, Key, Precision, SymbolDomain } from '../../src/model.ts'
import { expr, format } from '../support/posed-formulas.ts'
import { hasRows, readTable } from './tables.ts'

interface Row {
  readonly student: unknown
  readonly verdict?: string
  readonly credit?: string
  readonly how?: string
  readonly domain?: string
  readonly form?: string
  readonly mistake?: string
  readonly items?: Readonly<Record<string, string>>
}
interface Tables {
  readonly tables: readonly {
    readonly key: string
    readonly symbols: Readonly<Record<string, Omit<SymbolDomain, 'name'>>>
    readonly form?: Form
    readonly within?: NonNullable<Precision['within']>
    readonly scheme?: CellScheme
    readonly mistakes?: Readonly<Record<string, string>>
    readonly rows: readonly Row[]
  }[]
}

function wanted({ verdict, credit, how, domain, form, mistake, items }: Row): object {
  if (verdict === 'blank') return { status: 'blank' }
  if (verdict === 'review') return { status: 'needs-review', code: 'review/undecided' }
  if (credit === undefined && verdict !== 'right' && verdict !== 'wrong') return { status: 'invalid', code: verdict }
  const told = { how, domain, form, mistake, items: items && Object.entries(items).map(([id, status]) => ({ id, status })) }
  return {
    status: 'graded',
    credit: credit ?? (verdict === 'right' ? '1' : '0'),
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
  }
}

const { tables } = readTable('expressions', (content): content is Tables => hasRows(content, 'tables'))
describe.each(tables)('$key', ({ key: source, symbols, form, within, scheme = 'all-or-nothing', mistakes = {}, rows }) => {
  const names = Object.keys(symbols)
  const key: Key & ExpressionKey = {
    kind: 'expression',
    expr: expr(source),
    symbols: Object.entries(symbols).map(([name, domain]) => ({ name, ...domain })),
    witness: 'shown',
    scheme,
    mistakes: Object.entries(mistakes).map(([mistake, answer]) => {
      const answered = expr(answer)
      return { mistake, answers: (answered.type === 'list' ? answered.items : [answered]).map((formula) => ({ formula })) }
    }),
    ...(form && { form }),
    ...(within && { within }),
  }
  const asked = format(
    names.map((name) => [name, name]),
    { shape: shapeOf(key.expr) ?? [], constants: (['pi', 'e'] as const).filter((name) => !names.includes(name)) },
  )
  const interaction: Interaction = { type: 'formula', format: asked }

  test.each(rows)('$student is $verdict$credit', (row) => {
    const mark = gradePart(interaction, key, row.student)
    expect(mark).toMatchObject(wanted(row))
    // what is not promised is not told
    if (mark.status === 'graded') expect([mark.domain, mark.form, mark.review]).toEqual([row.domain, row.form, undefined])
  })
})
