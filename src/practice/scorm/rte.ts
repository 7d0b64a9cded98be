// The API of an LMS in, calls whose outcome is known out: SCORM 1.2 RTE §3.2 (`LMSInitialize` …) and SCORM 2004 4th Edition
// RTE §3.1 (`Initialize` …). What an LMS gives is not trusted: it may throw, be half there, or answer with anything.
import type { ScormVersion } from '../data.ts'

/** A call that the LMS refused. */
export interface Fault {
  readonly call: string
  readonly element?: string
  /** The LMS’s error code, `0` where it names none; `thrown` where the call itself failed. */
  readonly code: string
}
/** Nothing (`''`) is not the same as what cannot be read. */
export type Reading = { readonly status: 'read'; readonly value: string } | { readonly status: 'failed'; readonly fault: Fault }
export interface Rte {
  initialize(): Fault | undefined
  read(element: string): Reading
  /** Empty where there is nothing, or it cannot be read. */
  get(element: string): string
  set(element: string, value: string): Fault | undefined
  commit(): Fault | undefined
  terminate(): Fault | undefined
}

const names = {
  scorm12: {
    api: 'API',
    initialize: 'LMSInitialize',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    terminate: 'LMSFinish',
    error: 'LMSGetLastError',
  },
  scorm2004: {
    api: 'API_1484_11',
    initialize: 'Initialize',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    terminate: 'Terminate',
    error: 'GetLastError',
  },
} as const

/** The API of a window, or of one of those around it, or of the one that opened it. Undefined where there is none. */
export function findRte(window: unknown, version: ScormVersion): Rte | undefined {
  const api =
    up(window, names[version].api) ??
    up(read(window, 'opener'), names[version].api) ??
    up(read(read(window, 'top'), 'opener'), names[version].api)
  return api === undefined ? undefined : openRte(api, version)
}

/** How far ADL's own search looks. */
const mostFrames = 500

function up(start: unknown, name: string): object | undefined {
  let frame = start
  for (let seen = 0; seen < mostFrames; seen += 1) {
    const api = read(frame, name)
    if (isObject(api)) return api
    const parent = read(frame, 'parent')
    if (!isObject(parent) || parent === frame) return undefined
    frame = parent
  }
  return undefined
}

const isObject = (value: unknown): value is object => (typeof value === 'object' && value !== null) || typeof value === 'function'

/** A property; undefined where there is none, or where a window of another site does not let itself be read. */
function read(of: unknown, name: string): unknown {
  try {
    return isObject(of) ? Reflect.get(of, name) : undefined
  } catch {
    return undefined
  }
}

/** 403: the element has no value yet (2004). */
const isError = (code: string): boolean => /^[1-9]\d*$/.test(code) && code !== '403'

export function openRte(api: object, version: ScormVersion): Rte {
  const name = names[version]
  const call = (method: string, ...values: readonly string[]): unknown => {
    const made = read(api, method)
    if (typeof made !== 'function') throw new TypeError(`the API has no ${method}`)
    const answer: unknown = Reflect.apply(made, api, values)
    return answer
  }
  const lastError = (): string => {
    try {
      return String(call(name.error))
    } catch {
      return 'thrown'
    }
  }
  const outcome = (method: string, ...values: readonly string[]): Fault | undefined => {
    const [element] = values
    const at = { call: method, ...(element !== undefined && element !== '' && { element }) }
    try {
      const answer = String(call(method, ...values))
      if (answer === 'true') return undefined
      // some say nothing at all and mean yes: then the error tells
      const code = lastError()
      return answer !== 'false' && code === '0' ? undefined : { ...at, code }
    } catch {
      return { ...at, code: 'thrown' }
    }
  }
  const reading = (element: string): Reading => {
    const failed = (code: string): Reading => ({ status: 'failed', fault: { call: name.get, element, code } })
    try {
      const given = call(name.get, element)
      const value = typeof given === 'string' || typeof given === 'number' ? String(given) : ''
      const code = value === '' ? lastError() : '0'
      return isError(code) ? failed(code) : { status: 'read', value }
    } catch {
      return failed('thrown')
    }
  }
  return {
    initialize: () => outcome(name.initialize, ''),
    read: reading,
    get(element) {
      const got = reading(element)
      return got.status === 'read' ? got.value : ''
    },
    set: (element, value) => outcome(name.set, element, value),
    commit: () => outcome(name.commit, ''),
    terminate: () => outcome(name.terminate, ''),
  }
}
