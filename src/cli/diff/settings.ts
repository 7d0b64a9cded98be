// What decides marks beside the key, as texts: points, attempts, scheme, precision, form, what may be typed.
import type { FormulaFormat, Interaction, Key, Posed, Precision } from '../../model.ts'
import type { SettingDiff } from './types.ts'

export function settingsDiff(before: Posed, after: Posed): readonly SettingDiff[] {
  const own = (posed: Posed): ReadonlyMap<string, string> =>
    new Map([
      ['points', posed.public.points],
      ...(posed.public.attempts === undefined ? [] : [['attempts', String(posed.public.attempts)] as const]),
    ])
  const [old, young] = [partsOf(before), partsOf(after)]
  return [
    ...differences(own(before), own(after)),
    ...[...new Set([...old.keys(), ...young.keys()])].flatMap((part): readonly SettingDiff[] => {
      const [was, is] = [old.get(part), young.get(part)]
      // one part: its points and attempts are the problem's
      const isAlone = old.size === 1 && young.size === 1
      if (was === undefined) return [{ part, setting: 'part', new: is?.get('kind') ?? '' }]
      if (is === undefined) return [{ part, setting: 'part', old: was.get('kind') ?? '' }]
      return differences(was, is)
        .filter(({ setting }) => !isAlone || setting !== 'points')
        .map((one) => ({ part, ...one }))
    }),
  ]
}

type Settings = ReadonlyMap<string, string>

const differences = (old: Settings, young: Settings): readonly SettingDiff[] =>
  [...new Set([...old.keys(), ...young.keys()])].flatMap((setting) => {
    const [was, is] = [old.get(setting), young.get(setting)]
    return was === is ? [] : [{ setting, ...(was !== undefined && { old: was }), ...(is !== undefined && { new: is }) }]
  })

function partsOf({ public: posed, keys }: Posed): ReadonlyMap<string, Settings> {
  const byPart = new Map(keys.map(({ part, key }) => [part, key]))
  return new Map(
    posed.parts.map(({ id, points, attempts, scheme, interaction }) => {
      const key = byPart.get(id)
      const entries: (readonly [string, string | undefined])[] = [
        ['kind', key?.kind],
        ['points', points],
        ['attempts', attempts === undefined || attempts === posed.attempts ? undefined : String(attempts)],
        ['scheme', scheme],
        ...(key === undefined ? [] : keySettings(key)),
        ...interactionSettings(interaction),
      ]
      return [id, new Map(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])))]
    }),
  )
}

function keySettings(key: Key): readonly (readonly [string, string])[] {
  switch (key.kind) {
    case 'number':
      return [['precision', precisionText(key.precision)]]
    case 'vector':
    case 'table':
      return key.cells.flatMap((cell) =>
        cell.type === 'number'
          ? [[`precision of ${cell.id.replace(/\[\d+\]$|^\d+$/, '') || 'entries'}`, precisionText(cell.precision)] as const]
          : [],
      )
    case 'expression':
      return [['witness', key.witness]]
    case 'single-choice':
    case 'multi-select':
      return []
    default:
      return key satisfies never
  }
}

const interactionSettings = (interaction: Interaction): readonly (readonly [string, string])[] =>
  interaction.type === 'formula' ? formulaSettings(interaction.format) : []
const formulaSettings = ({
  symbols,
  constants,
  functions,
  decimal,
  form,
  within,
}: FormulaFormat): readonly (readonly [string, string])[] => [
  ['letters', symbols.map(({ name }) => name).join(', ')],
  ['constants', [...constants, ...functions].join(', ')],
  ['decimal sign', decimal],
  ['form', form ?? 'any'],
  ['precision', precisionText(within === undefined ? {} : { within })],
]

function precisionText({ decimals, figures, within, strict, close }: Precision): string {
  const must = strict === true ? ' written out' : ''
  const near = close === undefined ? '' : `, ${close.credit} within ${amountText(close.within)}`
  if (decimals !== undefined) return `decimals ${decimals}${must}${near}`
  if (figures !== undefined) return `figures ${figures}${must}${near}`
  return (within === undefined ? 'exact' : `within ${amountText(within)}`) + near
}
const amountText = ({ amount, relative }: NonNullable<Precision['within']>): string => `${amount}${relative ? ' of the key' : ''}`
