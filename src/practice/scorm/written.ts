// Times, numbers and texts as SCORM writes them. Every value of its data model is a string of a form that some LMS checks
// to the letter (Moodle does), so that all of them are made here.
import { withoutForbidden } from '../../export/xml.ts'
import { add, floor, multiply, power, type Rational, rational, sign, absolute, toText } from '../../math/exact/rational.ts'
import type { ScormVersion } from '../data.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** A time span: `0001:02:03.45` (1.2, CMITimespan) or `PT1H2M3.45S` (2004, timeinterval(second,10,2)). Never negative. */
export function duration(milliseconds: number, version: ScormVersion): string {
  const hundredths = Number.isFinite(milliseconds) ? Math.max(0, Math.round(milliseconds / 10)) : 0
  const all = Math.floor(hundredths / 100)
  const [hours, minutes, seconds, part] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60, two(hundredths % 100)]
  if (version === 'scorm2004') return `PT${hours}H${minutes}M${seconds}.${part}S`
  return hours > 9999 ? '9999:59:59.99' : `${String(hours).padStart(4, '0')}:${two(minutes)}:${two(seconds)}.${part}`
}

/**
 * A moment: the time of day where the student is (1.2, CMITime), or date and time in UTC (2004, time(second,10,0): a zone may
 * only stand behind a part of a second, so there is one).
 */
export function moment(at: number, version: ScormVersion): string {
  const date = new Date(at)
  if (version === 'scorm2004') return date.toISOString().replace(/\.\d+Z$/, '.0Z')
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

/** A decimal, rounded half away from zero to so many places; no zeros at its end. */
export function decimalText(value: Rational, places: number): string {
  const scaled = toText(floor(add(multiply(absolute(value), power(10, places)), rational(1n, 2n))))
  const digits = scaled.padStart(places + 1, '0')
  const part = digits.slice(digits.length - places).replace(/0+$/, '')
  const text = `${digits.slice(0, digits.length - places)}${part === '' ? '' : `.${part}`}`
  return sign(value) < 0 && text !== '0' ? `-${text}` : text
}

/** One line of well-formed text of at most so many UTF-16 units; where it is cut three points say so. */
export function lineText(text: string, most: number): string {
  const line = withoutForbidden(text).replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  return `${line.slice(0, most - 3).replace(/[\ud800-\udbff]$/, '')}...`
}
