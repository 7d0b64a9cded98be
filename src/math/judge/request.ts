// A line of `quizwright judge` in, what it asks out: two texts and the conventions both are read under. Untrusted: whatever is
// wrong with it is a code. docs/judge.md has the fields.
import type { ConstantName, SymbolDomain } from '../../model.ts'
import type { StudentTerms } from '../read/student.ts'
import { readDomain } from './assume.ts'

export interface Request {
  /** The line's own name for itself, handed through. */
  readonly id?: string | number
  readonly reference: string
  readonly student: string
  readonly conventions: Conventions
}
export interface Conventions {
  readonly reading: StudentTerms
  readonly domains: ReadonlyMap<string, SymbolDomain>
  readonly oddRoots: 'real' | 'undefined'
  /** The same text for the same conventions. */
  readonly text: string
}

/** `line/missing`, `line/wrong-value` and `line/unknown-key` come with the key. */
export type LineCode = 'line/too-long' | 'line/not-json' | 'line/not-an-object' | 'line/unknown-key' | 'line/missing' | 'line/wrong-value'
export interface LineFault {
  readonly code: LineCode
  readonly key?: string
}
export type ReadRequest = { readonly ok: true; readonly request: Request } | { readonly ok: false; readonly fault: LineFault }

/** UTF-16 units of a line that are read: far above any pair of formulas, far below what hurts. */
export const longestLine = 65_536
/** Names that a line may declare, and the length of one. */
const [mostNames, longestName, longestId] = [200, 60, 200]

const keys = ['id', 'reference', 'student', 'symbols', 'functions', 'constants', 'logBase', 'oddRoots', 'split', 'assume', 'decimal']

/** Reads one line. */
export function readRequest(line: string): ReadRequest {
  if (line.length > longestLine) return fault('line/too-long')
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return fault('line/not-json')
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return fault('line/not-an-object')
  const fields = new Map<string, unknown>(Object.entries(json))
  const unknown = [...fields.keys()].find((key) => !keys.includes(key))
  if (unknown !== undefined) return fault('line/unknown-key', unknown.slice(0, longestName))
  const [reference, student] = [fields.get('reference'), fields.get('student')]
  if (typeof reference !== 'string') return fault(fields.has('reference') ? 'line/wrong-value' : 'line/missing', 'reference')
  if (typeof student !== 'string') return fault(fields.has('student') ? 'line/wrong-value' : 'line/missing', 'student')
  const id = fields.get('id')
  if (id !== undefined && typeof id !== 'number' && !(typeof id === 'string' && id.length <= longestId))
    return fault('line/wrong-value', 'id')
  const conventions = readConventions(fields)
  return typeof conventions === 'string'
    ? fault('line/wrong-value', conventions)
    : { ok: true, request: { ...(id !== undefined && { id }), reference, student, conventions } }
}

const fault = (code: LineCode, key?: string): ReadRequest => ({ ok: false, fault: { code, ...(key !== undefined && { key }) } })

const logBases: ReadonlyMap<unknown, '2' | '10' | 'e'> = new Map<unknown, '2' | '10' | 'e'>([
  [undefined, 'e'],
  ...(['e', '2', '10'] as const).map((base) => [base, base] as const),
  [2, '2'],
  [10, '10'],
])
const rootsOf: ReadonlyMap<unknown, 'real' | 'undefined'> = new Map<unknown, 'real' | 'undefined'>([
  [undefined, 'undefined'],
  ['undefined', 'undefined'],
  ['principal', 'undefined'],
  ['real', 'real'],
])
const decimals: ReadonlyMap<unknown, '.' | ','> = new Map<unknown, '.' | ','>([
  [undefined, '.'],
  ['.', '.'],
  [',', ','],
])
const switches: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [undefined, false],
  [false, false],
  [true, true],
])
const allConstants: readonly ConstantName[] = ['pi', 'e', 'i']
const usualConstants: readonly ConstantName[] = ['pi', 'e']

/** The conventions of a line, or the key whose value is not one of them. */
function readConventions(fields: ReadonlyMap<string, unknown>): Conventions | string {
  const symbols = readNames(fields.get('symbols'))
  if (symbols === undefined) return 'symbols'
  const functions = readNames(fields.get('functions'))
  if (functions === undefined) return 'functions'
  const constants = readConstants(fields.get('constants'))
  if (constants === undefined) return 'constants'
  const logBase = logBases.get(fields.get('logBase'))
  if (logBase === undefined) return 'logBase'
  const oddRoots = rootsOf.get(fields.get('oddRoots'))
  if (oddRoots === undefined) return 'oddRoots'
  const split = switches.get(fields.get('split'))
  if (split === undefined) return 'split'
  const decimal = decimals.get(fields.get('decimal'))
  if (decimal === undefined) return 'decimal'
  const domains = readDomains(fields.get('assume'))
  if (domains === undefined) return 'assume'
  // what is assumed of a letter says that it is one
  const reading: StudentTerms = {
    symbols: [...new Set([...symbols, ...domains.keys()])],
    functions,
    constants,
    decimal,
    logBase,
    split,
    undeclared: 'symbol',
  }
  return { reading, domains, oddRoots, text: JSON.stringify([reading, [...domains.values()], oddRoots]) }
}

/** A letter or an underscore, then letters, figures, underscores and primes: nothing that means something in a formula. */
const namePattern = /^[\p{L}_][\p{L}\p{M}\p{Nd}_']*$/u

function readNames(value: unknown): readonly string[] | undefined {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length > mostNames) return undefined
  const names = value.filter((name): name is string => typeof name === 'string' && isName(name))
  return names.length === value.length ? [...new Set(names)] : undefined
}
const isName = (name: string): boolean => name.length <= longestName && namePattern.test(name)

function readConstants(value: unknown): readonly ConstantName[] | undefined {
  if (value === undefined) return usualConstants
  if (!Array.isArray(value)) return undefined
  return value.every((name: unknown) => allConstants.some((constant) => constant === name))
    ? allConstants.filter((name) => value.includes(name))
    : undefined
}

function readDomains(value: unknown): ReadonlyMap<string, SymbolDomain> | undefined {
  if (value === undefined) return new Map()
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const domains = new Map<string, SymbolDomain>()
  const assumed = Object.entries(value)
  if (assumed.length > mostNames) return undefined
  for (const [name, what] of assumed) {
    const domain = isName(name) ? readDomain(name, what) : undefined
    if (domain === undefined) return undefined
    domains.set(name, domain)
  }
  return domains
}
