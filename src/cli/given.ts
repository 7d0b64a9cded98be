// The numbers file of `quizwright cell`: JSON of the shape { inputs, state, weights, round?, convention? } → CellGiven.
import type { CellGiven } from '../cell/run-given.ts'
import { type Checked, type Diagnostic, error, failed, ok } from '../diagnostic.ts'
import { readRational, sign, toText } from '../math/exact/rational.ts'
import type { Expr, Location, Rounding, Sourced, TieRule, ValueJson } from '../model.ts'
import { didYouMean } from '../nearest.ts'

const keys = ['inputs', 'state', 'weights', 'round', 'convention']
const roundKeys = ['to', 'saturate', 'tie', 'carry']
const tieRules = ['reject', 'up', 'down', 'even', 'toward-zero', 'away'] as const

/** Reads and checks a numbers file; every mistake at once, each with the path of its key. */
export function readGiven(text: string, file: string): Checked<CellGiven> {
  const at: Location = { file, line: 1, col: 1 }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (thrown) {
    return failed(error('file/unreadable', `this is not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`, at))
  }
  const errors: Diagnostic[] = []
  const wrong = (path: string, found: unknown, expected: string): void => {
    errors.push(error('spec/wrong-type', `${path}: found ${shown(found)}, expected ${expected}`, at))
  }
  if (!isObject(json)) return failed(error('spec/wrong-type', 'found something else, expected an object { "inputs": …, "weights": … }', at))
  for (const key of Object.keys(json))
    if (!keys.includes(key))
      errors.push(error('spec/unknown-key', `found the key “${key}”, expected ${keys.join(', ')}`, at, didYouMean(key, keys)))
  const numbers = (key: string): Map<string, ValueJson> => {
    const part: unknown = json[key] ?? {}
    const values = new Map<string, ValueJson>()
    if (!isObject(part)) wrong(key, part, 'an object of names and numbers')
    else
      for (const [name, value] of Object.entries(part)) {
        const read = readNumbers(value)
        if (read === undefined) wrong(`${key}.${name}`, value, 'a number or lists of numbers of one length')
        else values.set(name, read)
      }
    return values
  }
  const inputs = new Map<string, readonly ValueJson[]>()
  for (const [name, value] of numbers('inputs')) inputs.set(name, Array.isArray(value) ? value : [value])
  const given: CellGiven = {
    inputs,
    state: numbers('state'),
    weights: numbers('weights'),
    round: readRounding(json['round'] ?? {}, at, wrong),
    convention: readConvention(json['convention'] ?? {}, wrong),
  }
  return errors.length > 0 ? failed(...errors) : ok(given)
}

const shown = (found: unknown): string => (found === undefined ? 'nothing' : JSON.stringify(found).slice(0, 60))
const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A JSON number as the exact rational of its shortest decimal text (canonical); rationals may be written `"3/2"`. */
function readNumber(value: unknown): string | undefined {
  const number = typeof value === 'number' || typeof value === 'string' ? readRational(String(value)) : undefined
  return number === undefined ? undefined : toText(number)
}
function readNumbers(value: unknown): ValueJson | undefined {
  if (!Array.isArray(value)) return readNumber(value)
  const list = value.map(readNumbers)
  return list.every((entry) => entry !== undefined) ? list : undefined
}

type Wrong = (path: string, found: unknown, expected: string) => void

function readConvention(part: unknown, wrong: Wrong): ReadonlyMap<string, string> {
  const chosen = new Map<string, string>()
  if (!isObject(part)) wrong('convention', part, 'an object of conventions and choices')
  else
    for (const [name, choice] of Object.entries(part))
      typeof choice === 'string' ? chosen.set(name, choice) : wrong(`convention.${name}`, choice, 'the name of a choice')
  return chosen
}

function readRounding(part: unknown, at: Location, wrong: Wrong): readonly Rounding[] {
  if (!isObject(part)) {
    wrong('round', part, 'an object such as { "sigmoid": { "to": [0, 1] } }')
    return []
  }
  return Object.entries(part).flatMap(([of, rule]) => {
    if (!isObject(rule)) {
      wrong(`round.${of}`, rule, 'an object with to, saturate, tie or carry')
      return []
    }
    for (const key of Object.keys(rule)) if (!roundKeys.includes(key)) wrong(`round.${of}.${key}`, rule[key], roundKeys.join(', '))
    if ((rule['to'] === undefined) === (rule['saturate'] === undefined)) wrong(`round.${of}`, rule, 'one of to and saturate')
    const to = rule['to'] === undefined || rule['to'] === 'integer' ? rule['to'] : readList(rule['to'], at)
    if (rule['to'] !== undefined && to === undefined) wrong(`round.${of}.to`, rule['to'], '"integer" or a list of numbers')
    const saturate = rule['saturate'] === undefined ? undefined : readNumber(rule['saturate'])
    if (rule['saturate'] !== undefined && !isPositive(saturate)) wrong(`round.${of}.saturate`, rule['saturate'], 'a number above 0')
    const tie = readTie(rule['tie'])
    if (rule['tie'] !== undefined && tie === undefined) wrong(`round.${of}.tie`, rule['tie'], `${tieRules.join(', ')} or a number`)
    const carry = rule['carry']
    if (carry !== undefined && carry !== 'rounded' && carry !== 'exact') wrong(`round.${of}.carry`, carry, '"rounded" or "exact"')
    return [
      {
        of,
        ...(to !== undefined && { to }),
        ...(saturate !== undefined && { saturate }),
        ...(tie !== undefined && { tie }),
        ...((carry === 'rounded' || carry === 'exact') && { carry }),
        at,
      },
    ]
  })
}

const isPositive = (text: string | undefined): boolean => text !== undefined && sign(readRational(text) ?? 0) > 0

function readTie(tie: unknown): TieRule | undefined {
  const rule = tieRules.find((name) => name === tie)
  const value = rule === undefined ? readNumber(tie) : undefined
  return rule ?? (value === undefined ? undefined : { value })
}

function readList(value: unknown, at: Location): readonly Sourced[] | undefined {
  const list = (Array.isArray(value) ? value : [undefined]).map((entry) => {
    const number = readNumber(entry)
    return number === undefined ? undefined : { expr: numberExpr(number), source: number, at }
  })
  return list.every((entry) => entry !== undefined) ? list : undefined
}
/** A canonical rational as an expression: a sign of its own, a reduced fraction as one number. */
const numberExpr = (text: string): Expr =>
  text.startsWith('-') ? { type: 'negate', arg: { type: 'number', value: text.slice(1) } } : { type: 'number', value: text }
