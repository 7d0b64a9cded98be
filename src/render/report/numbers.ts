// Floats in, the short text of them out, the same on every machine.

/** At most so many decimals, no zeros at the end, a true minus on pages. */
export function fixed(value: number, places: number): string {
  const text = value.toFixed(places)
  return Number(text) === 0 ? (0).toFixed(places) : text
}
export const shown = (value: number, places: number): string => fixed(value, places).replace('-', '−')
export const percent = (share: number): string => `${shown(100 * share, 0)} %`
/** With a sign: `+3.1`, `−24.2`. */
export const signed = (value: number, places: number): string => {
  const text = shown(value, places)
  return value > 0 && Number(fixed(value, places)) !== 0 ? `+${text}` : text
}
export const counted = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
/** `0.031`, `< 0.001`. */
export const chance = (p: number): string => (p < 0.001 ? '< 0.001' : fixed(p, 3))
