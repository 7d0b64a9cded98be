// An LMS by hand, from the RTE books and as strict as they allow: what it is told must be in their order and of their forms.
// SCORM 1.2 RTE §3.2.2.2 (error codes), §3.4 (data model); SCORM 2004 4th Edition RTE §3.1.7, §4.
import type { ScormVersion } from '../../src/practice/data.ts'

export interface Call {
  readonly method: string
  readonly values: readonly string[]
  readonly answer: string
  readonly error: string
}
export interface FakeLms {
  readonly api: Readonly<Record<string, (...values: readonly string[]) => string>>
  readonly calls: Call[]
  /** What it knows of the attempt, also after the visit. */
  readonly data: Map<string, string>
  /** Calls that were answered with `false`. */
  refused(): readonly Call[]
  /** What was set, in order. */
  set(): readonly (readonly [element: string, value: string])[]
}
export interface FakeOptions {
  readonly data?: Readonly<Record<string, string>>
  /** A page before has begun the session and not ended it. */
  readonly running?: true
  /** An error code in the place of what would be answered; `thrown` throws. */
  readonly refuse?: (method: string, element: string) => string | undefined
}

type State = 'new' | 'running' | 'over'

export function fakeLms(version: ScormVersion, { data: before = {}, running, refuse = () => undefined }: FakeOptions = {}): FakeLms {
  const is12 = version === 'scorm12'
  const data = new Map(Object.entries(before))
  const calls: Call[] = []
  let state: State = running === true ? 'running' : 'new'
  let error = '0'

  const early = { Initialize: '0', Terminate: '112', GetValue: '122', SetValue: '132', Commit: '142' } as const
  const late = { Initialize: '104', Terminate: '113', GetValue: '123', SetValue: '133', Commit: '143' } as const
  type Method = keyof typeof early

  function faultOf(method: Method, values: readonly string[]): string {
    const forced = refuse(method, values[0] ?? '')
    if (forced !== undefined) return forced
    if (method === 'Initialize' && state !== 'new') return is12 ? '101' : state === 'running' ? '103' : late.Initialize
    if (method !== 'Initialize' && state !== 'running') return is12 ? '301' : state === 'new' ? early[method] : late[method]
    if (['Initialize', 'Terminate', 'Commit'].includes(method)) return values.length === 1 && values[0] === '' ? '0' : '201'
    return method === 'SetValue' ? setFault(values) : '0'
  }

  function setFault([element = '', value, ...more]: readonly string[]): string {
    if (typeof value !== 'string' || more.length > 0) return '201'
    const [, indexText, leaf] = /^cmi\.interactions\.(\d+)\.(.+)$/.exec(element) ?? []
    const form = forms[version].get(leaf === undefined ? element : `cmi.interactions.n.${leaf}`)
    if (form === undefined) return '401'
    if (indexText !== undefined && leaf !== undefined) {
      const count = Number(data.get('cmi.interactions._count') ?? 0)
      const index = Number(indexText)
      if (index > count || (leaf !== 'id' && index === count)) return is12 ? '201' : index > count ? '351' : '408'
      if (leaf === 'id' && index === count) data.set('cmi.interactions._count', String(count + 1))
      const type = data.get(`cmi.interactions.${indexText}.type`)
      const typed = ['learner_response', 'student_response', 'correct_responses.0.pattern'].includes(leaf)
      if (typed && type === undefined) return is12 ? '201' : '408'
      if (typed) return fitsType(leaf, type ?? '', value) ? '0' : is12 ? '405' : '406'
    }
    return form.test(value) ? '0' : is12 ? '405' : '406'
  }

  function fitsType(leaf: string, type: string, value: string): boolean {
    const table = is12 ? responses12 : leaf === 'learner_response' ? responses2004 : patterns2004
    return table.get(type)?.test(value) === true
  }

  const answerOf = (method: Method, values: readonly string[]): string => {
    error = faultOf(method, values)
    if (error !== '0') return method === 'GetValue' ? '' : 'false'
    const [element = '', value = ''] = values
    switch (method) {
      case 'Initialize':
        state = 'running'
        return 'true'
      case 'Terminate':
        state = 'over'
        return 'true'
      case 'Commit':
        return 'true'
      case 'SetValue':
        data.set(element, value)
        return 'true'
      case 'GetValue': {
        const known = data.get(element) ?? (element === 'cmi.interactions._count' ? '0' : undefined)
        if (known === undefined && !is12) error = '403'
        return known ?? ''
      }
      default:
        return method satisfies never
    }
  }
  const method =
    (name: Method) =>
    (...values: readonly string[]): string => {
      const answer = answerOf(name, values)
      if (error === 'thrown') throw new Error('no answer')
      calls.push({ method: name, values, answer, error })
      return answer
    }
  const names = is12
    ? { Initialize: 'LMSInitialize', Terminate: 'LMSFinish', GetValue: 'LMSGetValue', SetValue: 'LMSSetValue', Commit: 'LMSCommit' }
    : { Initialize: 'Initialize', Terminate: 'Terminate', GetValue: 'GetValue', SetValue: 'SetValue', Commit: 'Commit' }
  const api = {
    [names.Initialize]: method('Initialize'),
    [names.Terminate]: method('Terminate'),
    [names.GetValue]: method('GetValue'),
    [names.SetValue]: method('SetValue'),
    [names.Commit]: method('Commit'),
    [is12 ? 'LMSGetLastError' : 'GetLastError']: () => error,
  }
  return {
    api,
    calls,
    data,
    refused: () => calls.filter(({ answer }) => answer === 'false'),
    set: () =>
      calls.flatMap(({ method: name, values: [element = '', value = ''] }) => (name === 'SetValue' ? [[element, value] as const] : [])),
  }
}

const decimal12 = /^-?\d{0,3}(\.\d*)?$/
const text255 = /^[^\n]{0,255}$/
const time12 = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/
const span12 = /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/
const real = /^-?\d{1,5}(\.\d{1,7})?$/
const share = /^(0(\.\d{1,7})?|1(\.0{1,7})?)$/
const short = '[A-Za-z0-9_.]{1,250}'
const span2004 = /^P(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/
const time2004 = /^20\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{1,2}Z$/

const forms: Readonly<Record<ScormVersion, ReadonlyMap<string, RegExp>>> = {
  scorm12: new Map([
    ['cmi.core.lesson_status', /^(passed|completed|failed|incomplete|browsed)$/],
    ['cmi.core.exit', /^(time-out|suspend|logout|)$/],
    ['cmi.core.score.raw', /^(\d{1,2}(\.\d+)?|100(\.0+)?)$/],
    ['cmi.core.score.min', /^0$/],
    ['cmi.core.score.max', /^100$/],
    ['cmi.core.session_time', span12],
    ['cmi.suspend_data', /^[\x20-\x7e]{0,4096}$/],
    ['cmi.interactions.n.id', /^[A-Za-z0-9_-]{1,255}$/],
    ['cmi.interactions.n.type', /^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$/],
    ['cmi.interactions.n.time', time12],
    ['cmi.interactions.n.correct_responses.0.pattern', text255],
    ['cmi.interactions.n.weighting', decimal12],
    ['cmi.interactions.n.student_response', text255],
    ['cmi.interactions.n.result', /^(correct|wrong|unanticipated|neutral|\d{0,3}(\.\d*)?)$/],
    ['cmi.interactions.n.latency', span12],
  ]),
  scorm2004: new Map([
    ['cmi.completion_status', /^(completed|incomplete|not attempted|unknown)$/],
    ['cmi.success_status', /^(passed|failed|unknown)$/],
    ['cmi.progress_measure', share],
    ['cmi.exit', /^(time-out|suspend|logout|normal|)$/],
    ['cmi.score.scaled', share],
    ['cmi.score.raw', real],
    ['cmi.score.min', real],
    ['cmi.score.max', real],
    ['cmi.session_time', span2004],
    ['cmi.suspend_data', /^[\x20-\x7e]{0,4000}$/],
    // RFC 2141: a name space and its own string
    ['cmi.interactions.n.id', /^urn:[A-Za-z0-9-]{2,32}:[A-Za-z0-9()+,\-.:=@;$_!*']{1,3900}$/],
    ['cmi.interactions.n.type', /^(true-false|choice|(long-)?fill-in|matching|performance|sequencing|likert|numeric|other)$/],
    ['cmi.interactions.n.timestamp', time2004],
    ['cmi.interactions.n.correct_responses.0.pattern', /^/],
    ['cmi.interactions.n.weighting', real],
    ['cmi.interactions.n.learner_response', /^/],
    ['cmi.interactions.n.result', /^(correct|incorrect|unanticipated|neutral|-?\d{1,4}(\.\d{1,7})?)$/],
    ['cmi.interactions.n.latency', span2004],
  ]),
}
/** Single characters and commas; a decimal; up to 255 characters of one line. */
const responses12 = new Map([
  ['choice', /^([a-z0-9](,[a-z0-9])*)?$/],
  ['numeric', /^-?\d*(\.\d*)?$/],
  ['fill-in', text255],
])
const responses2004 = new Map([
  ['choice', new RegExp(`^(${short}(\\[,\\]${short}){0,35})?$`)],
  ['numeric', real],
  ['fill-in', /^([^{\n](?!.*\[,\])[^\n]{0,250})?$/],
  ['long-fill-in', /^([^{\n][^\n]{0,4000})?$/],
  ['other', /^[\s\S]{0,4000}$/],
])
const patterns2004 = new Map([
  ['choice', new RegExp(`^(${short}(\\[,\\]${short}){0,35})?$`)],
  ['numeric', /^(-?\d{1,5}(\.\d{1,7})?)?\[:\](-?\d{1,5}(\.\d{1,7})?)?$/],
])
