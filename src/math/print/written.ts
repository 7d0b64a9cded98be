// How many decimals or figures a number is written to: judged on the text as typed, never on the number, so trailing zeros count.
import type { InvalidCode, Precision } from '../../model.ts'

/**
 * Why a number's text is not written as asked for, or undefined where it is. `text` is plain: digits, perhaps a point and an
 * exponent. `1.20e-1` has three decimals (it is 0.120) and three figures. Zeros that end an integer may be figures or not (`1200` has two, three or
 * four), and 0 has none, so that it passes for any number of them.
 */
export function whyNotWritten(text: string, { decimals, figures }: Precision): InvalidCode | undefined {
  const [, whole = '', point = '', places = '', exponent = '0'] = /(\d*)(\.?)(\d*)(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
  if (decimals !== undefined) return Math.max(0, places.length - Number(exponent)) === decimals ? undefined : 'response/not-to-decimals'
  if (figures === undefined) return undefined
  const digits = (whole + places).replace(/^0+/, '')
  const fewest = point === '' ? digits.replace(/0+$/, '').length : digits.length
  return digits === '' || (fewest <= figures && figures <= digits.length) ? undefined : 'response/not-to-figures'
}
