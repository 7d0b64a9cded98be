// What a practice page tells an LMS: elements, forms and order by the RTE books, checked by a hand-made LMS that refuses all else.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GradedAnswer, Kept, Progress } from '../../src/practice/keeper.ts'
import { scormKeeper } from '../../src/practice/scorm/keeper.ts'
import type { ScormKeeper } from '../../src/practice/scorm/options.ts'
import { type PracticeData, practiceFormat, type ScormVersion } from '../../src/practice/data.ts'
import { Practice } from '../../src/practice/practice.ts'
import { must, problemFrom } from '../support/library.ts'
import { findRte, openRte } from '../../src/practice/scorm/rte.ts'
import { decimalText, duration, lineText, moment } from '../../src/practice/scorm/written.ts'
import { fakeLms, type FakeLms, type FakeOptions } from './scorm-lms.ts'
import { storedIn } from './stored.ts'

const versions: readonly ScormVersion[] = ['scorm12', 'scorm2004']

interface Visit {
  readonly lms: FakeLms
  readonly keeper: ScormKeeper
  /** What the page found when it was opened. */
  readonly loaded: Kept
  /** What the other keeper holds, by name. */
  readonly elsewhere: Map<string, string>
  readonly tab: Map<string, string>
  readonly notices: (string | undefined)[]
  /** Runs what was put off. */
  settle(): void
  pass(milliseconds: number): void
}

/** `lms`: goes on with the attempt of an earlier visit. */
function visit(
  version: ScormVersion,
  { pass, absent, elsewhere = new Map<string, string>(), tab = new Map<string, string>(), ...options }: FakeOptions & VisitOptions = {},
): Visit {
  const lms = fakeLms(version, options)
  const notices: (string | undefined)[] = []
  const planned: (() => void)[] = []
  let time = 1_800_000_000_000
  const keeper = scormKeeper({
    rte: absent === true ? undefined : openRte(lms.api, version),
    version,
    pass,
    fallback: (student) => storedIn(elsewhere, student),
    ended: { load: () => tab.get(''), save: (text) => void tab.set('', text) },
    notice: (code) => notices.push(code),
    later: (run) => planned.push(run),
    now: () => time,
  })
  return {
    lms,
    keeper,
    loaded: keeper.load(),
    elsewhere,
    tab,
    notices,
    settle() {
      for (const run of planned.splice(0)) run()
    },
    pass(milliseconds) {
      time += milliseconds
    },
  }
}
interface VisitOptions {
  readonly pass?: string
  readonly absent?: true
  readonly elsewhere?: Map<string, string>
  /** What the tab holds as long as it is open. */
  readonly tab?: Map<string, string>
}
const answer = (more: Partial<GradedAnswer> = {}): GradedAnswer => ({
  problem: 'lstm-state',
  variant: 'vabc234',
  part: 'a',
  attempt: 1,
  response: ['o1', 'o3'],
  credit: '1',
  points: '1',
  interaction: 'multi-select',
  right: { type: 'options', ids: ['o1', 'o3'] },
  at: Date.UTC(2026, 10, 27, 9, 5, 7, 890),
  latency: 83_450,
  ...more,
})
const standing = (more: Partial<Progress> = {}): Progress => ({ earned: '1', of: '3', done: 1, problems: 3, ...more })

/** Of interaction 0, without its path and its time of day. */
function interaction(version: ScormVersion, more: Partial<GradedAnswer>): Record<string, string> {
  const { lms, keeper } = visit(version)
  keeper.graded(answer(more))
  expect(lms.refused()).toEqual([])
  const own = lms
    .set()
    .flatMap(([element, value]) => (element.startsWith('cmi.interactions.0.') ? [[element.slice(19), value] as const] : []))
  return Object.fromEntries(own.filter(([name]) => name !== 'time'))
}

describe('one answer', () => {
  test('1.2: by hand', () => {
    expect(interaction('scorm12', {})).toEqual({
      id: 'lstm-state-vabc234-a-1',
      type: 'choice',
      'correct_responses.0.pattern': 'a,c',
      weighting: '1',
      student_response: 'a,c',
      result: 'correct',
      latency: '0000:01:23.45',
    })
  })

  test('2004: by hand', () => {
    expect(interaction('scorm2004', {})).toEqual({
      id: 'urn:quizwright:lstm-state:vabc234:a:1',
      type: 'choice',
      timestamp: '2026-11-27T09:05:07.0Z',
      'correct_responses.0.pattern': 'o1[,]o3',
      weighting: '1',
      learner_response: 'o1[,]o3',
      result: 'correct',
      latency: 'PT0H1M23.45S',
    })
  })

  test.each(versions)('%s: the id is set first, then the type', (version) => {
    const { lms, keeper } = visit(version)
    keeper.graded(answer())
    keeper.graded(answer({ attempt: 2 }))
    const names = lms.set().flatMap(([element]) => (element.startsWith('cmi.interactions') ? [element] : []))
    expect(names.slice(0, 2)).toEqual(['cmi.interactions.0.id', 'cmi.interactions.0.type'])
    expect(names.slice(8, 10)).toEqual(['cmi.interactions.1.id', 'cmi.interactions.1.type'])
    expect(lms.refused()).toEqual([])
  })

  test('marks: all, nothing, a share', () => {
    const results = (version: ScormVersion): (string | undefined)[] =>
      ['1', '0', '2/3', '1/2'].map((credit) => interaction(version, { credit })['result'])
    expect(results('scorm12')).toEqual(['correct', 'wrong', '0.6667', '0.5'])
    expect(results('scorm2004')).toEqual(['correct', 'incorrect', '0.6667', '0.5'])
  })

  test('“none of these”, chosen and right', () => {
    const none = { response: ['none'], right: { type: 'options', ids: [] } } as const
    expect(interaction('scorm12', none)).toMatchObject({ student_response: '0', 'correct_responses.0.pattern': '0' })
    expect(interaction('scorm2004', none)).toMatchObject({ learner_response: 'none', 'correct_responses.0.pattern': 'none' })
  })

  test('numbers: decimals as they are read, bounds where the standard has them, other numbers as texts', () => {
    const number = (response: string, low = '0.25', high = '0.35'): Partial<GradedAnswer> => ({
      interaction: 'number',
      response,
      right: { type: 'bounds', low, high },
    })
    expect(interaction('scorm2004', number(' −.3 '))).toMatchObject({
      type: 'numeric',
      learner_response: '-0.3',
      'correct_responses.0.pattern': '0.25[:]0.35',
    })
    expect(interaction('scorm12', number('3e-1'))).toMatchObject({ type: 'numeric', student_response: '0.3' })
    expect(interaction('scorm12', number('3e-1'))).not.toHaveProperty('correct_responses.0.pattern')
    expect(interaction('scorm12', number('2', '3', '3'))).toMatchObject({ 'correct_responses.0.pattern': '3' })
    for (const version of versions) {
      const told = interaction(version, number('1/3'))
      expect([told['type'], told['student_response'] ?? told['learner_response']]).toEqual(['fill-in', '1/3'])
    }
    // more places or digits than 2004 keeps: the text, never another number
    expect(interaction('scorm2004', number('0.123456789'))).toMatchObject({ type: 'fill-in', learner_response: '0.123456789' })
    expect(interaction('scorm2004', number('1234567'))).toMatchObject({ type: 'fill-in', learner_response: '1234567' })
    expect(interaction('scorm2004', number('0.3', '0.00000000025', '0.00000000035'))).not.toHaveProperty('correct_responses.0.pattern')
  })

  test('tables and formulas are texts', () => {
    const grid = { interaction: 'grid', response: { 'h[1]': '0.5', 'h[2]': '' }, right: undefined } as const
    expect(interaction('scorm12', grid)).toMatchObject({ type: 'fill-in', student_response: 'h[1] = 0.5; h[2] =' })
    expect(interaction('scorm2004', grid)).toMatchObject({ type: 'other', learner_response: 'h[1] = 0.5; h[2] =' })
    const formula = (response: string): Partial<GradedAnswer> => ({ interaction: 'formula', response, right: undefined })
    expect(interaction('scorm2004', formula('{a[,]b}'))).toMatchObject({ type: 'fill-in', learner_response: ' {a[ , ]b}' })
    expect(interaction('scorm2004', formula('x'.repeat(251)))).toMatchObject({ type: 'long-fill-in', learner_response: 'x'.repeat(251) })
    expect(interaction('scorm12', formula('x'.repeat(256)))).toMatchObject({ student_response: `${'x'.repeat(252)}...` })
  })

  test('points beyond what 1.2 takes for a weight are left out', () => {
    expect(interaction('scorm12', { points: '200' })).not.toHaveProperty('weighting')
    expect(interaction('scorm2004', { points: '200' })).toMatchObject({ weighting: '200' })
  })

  test.each(versions)('%s: whatever is answered, no call is refused', (version) => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('o1', 'o99', 'none', '{lang=x}', 'a[,]b', '1e300', '-0'),
    )
    const anything = fc.record({
      response: fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.dictionary(text, text, { maxKeys: 3 })),
      interaction: fc.constantFrom('number' as const, 'grid' as const, 'formula' as const),
      credit: fc.constantFrom('0', '1', '1/3', '5/7'),
      points: fc.constantFrom('1', '1/3', '100', '0'),
      part: fc.constantFrom('a', 'h[1]', 'Ä ö'),
      latency: fc.oneof(fc.nat(), fc.constantFrom(-5, NaN, 1e15)),
      right: fc.constantFrom(undefined, { type: 'bounds' as const, low: '-1', high: '1234567' }),
    })
    fc.assert(
      fc.property(anything, (more) => {
        const { lms, keeper, notices, settle } = visit(version)
        keeper.graded(answer(more))
        settle()
        expect(lms.refused()).toEqual([])
        expect(notices).toEqual([undefined])
      }),
      { numRuns: 60 },
    )
  })
})

describe('score and status', () => {
  const after = (version: ScormVersion, progress: Progress, pass?: string): Record<string, string | undefined> => {
    const { lms, keeper } = visit(version, pass === undefined ? {} : { pass })
    keeper.progress(progress)
    expect(lms.refused()).toEqual([])
    return Object.fromEntries(lms.data)
  }

  test('1.2: by hand', () => {
    expect(after('scorm12', standing())).toMatchObject({
      'cmi.core.score.min': '0',
      'cmi.core.score.max': '100',
      'cmi.core.score.raw': '33.3333',
      'cmi.core.lesson_status': 'incomplete',
    })
    const status = (more: Partial<Progress>, pass?: string): string | undefined =>
      after('scorm12', standing(more), pass)['cmi.core.lesson_status']
    // whoever has answered everything may still go on, and has neither completed it nor failed
    expect(status({ done: 3 })).toBe('incomplete')
    expect(status({ earned: '3', done: 3 })).toBe('passed')
    expect(status({ done: 3 }, '1/2')).toBe('incomplete')
    expect(status({ earned: '3/2' }, '1/2')).toBe('passed')
    expect(status({ earned: '299/200' }, '1/2')).toBe('incomplete')
    expect(status({ of: '0', earned: '0' })).toBe('incomplete')
  })

  test('2004: by hand', () => {
    expect(after('scorm2004', standing({ earned: '2', done: 3 }))).toMatchObject({
      'cmi.score.min': '0',
      'cmi.score.max': '100',
      'cmi.score.raw': '66.6667',
      'cmi.score.scaled': '0.666667',
      'cmi.progress_measure': '1',
      'cmi.completion_status': 'incomplete',
      'cmi.success_status': 'unknown',
    })
    expect(after('scorm2004', standing({ earned: '3', done: 3 }))).toMatchObject({
      'cmi.score.scaled': '1',
      'cmi.completion_status': 'completed',
      'cmi.success_status': 'passed',
    })
    expect(after('scorm2004', standing({ earned: '2' }), '3/5')).toMatchObject({
      'cmi.progress_measure': '0.3333',
      'cmi.completion_status': 'incomplete',
      'cmi.success_status': 'passed',
    })
  })

  test('the LMS is never told less than before, within a visit or after it', () => {
    const first = visit('scorm12')
    first.keeper.progress(standing({ earned: '3', done: 3 }))
    first.keeper.progress(standing({ earned: '0', done: 0 }))
    expect(first.lms.data.get('cmi.core.score.raw')).toBe('100')
    const second = visit('scorm2004', {
      data: {
        'cmi.score.scaled': '0.8',
        'cmi.success_status': 'passed',
        'cmi.completion_status': 'completed',
        'cmi.progress_measure': '1',
      },
    })
    second.keeper.progress(standing({ earned: '1' }))
    expect(Object.fromEntries(second.lms.data)).toMatchObject({
      'cmi.score.scaled': '0.8',
      'cmi.score.raw': '80',
      'cmi.success_status': 'passed',
      'cmi.completion_status': 'completed',
      'cmi.progress_measure': '1',
    })
    second.keeper.progress(standing({ earned: '3' }))
    expect(second.lms.data.get('cmi.score.scaled')).toBe('1')
  })

  test('what an LMS says of a score that is none counts for nothing', () => {
    for (const raw of ['', '-5', '1000', 'NaN', 'x']) {
      const { lms, keeper } = visit('scorm12', { data: { 'cmi.core.score.raw': raw, 'cmi.core.lesson_status': 'failed' } })
      keeper.progress(standing())
      expect(lms.data.get('cmi.core.score.raw')).toBe('33.3333')
      expect(lms.data.get('cmi.core.lesson_status')).toBe('incomplete')
    }
  })
})

describe('a visit', () => {
  test.each(versions)('%s: begins, commits once for each attempt, ends once', (version) => {
    const { lms, keeper, loaded, settle, notices, pass } = visit(version)
    expect(loaded).toEqual({ texts: [], unsaved: true })
    settle()
    const commits = (): number => lms.calls.filter(({ method }) => method === 'Commit').length
    const before = commits()
    keeper.graded(answer())
    keeper.graded(answer({ part: 'b' }))
    keeper.save('1!a!.')
    keeper.progress(standing())
    expect(commits()).toBe(before)
    settle()
    expect(commits()).toBe(before + 1)
    pass(3_723_004)
    keeper.end()
    keeper.end()
    settle()
    expect(lms.refused()).toEqual([])
    expect(lms.calls.map(({ method }) => method).filter((method) => method !== 'GetValue' && method !== 'SetValue')).toEqual([
      'Initialize',
      'Commit',
      'Commit',
      'Terminate',
    ])
    expect(Object.fromEntries(lms.data)).toMatchObject(
      version === 'scorm12'
        ? { 'cmi.suspend_data': '1!a!.', 'cmi.core.exit': 'suspend', 'cmi.core.session_time': '0001:02:03.00' }
        : { 'cmi.suspend_data': '1!a!.', 'cmi.exit': 'suspend', 'cmi.session_time': 'PT1H2M3.00S' },
    )
    expect(notices.every((notice) => notice === undefined)).toBe(true)
  })

  test('left before the commit of an attempt: it is made then', () => {
    const { lms, keeper } = visit('scorm12')
    keeper.save('1!a!.')
    keeper.end()
    expect(lms.calls.slice(-4).map(({ method }) => method)).toEqual(['SetValue', 'SetValue', 'Commit', 'Terminate'])
  })

  test.each(versions)('%s: the next one goes on from it', (version) => {
    const first = visit(version)
    first.keeper.save('1!seed!.')
    first.keeper.graded(answer())
    first.keeper.end()
    const second = visit(version, { data: Object.fromEntries(first.lms.data) })
    expect(second.loaded.texts).toEqual(['1!seed!.'])
    second.keeper.graded(answer({ attempt: 2 }))
    expect(second.lms.set().some(([element]) => element === 'cmi.interactions.1.id')).toBe(true)
    expect(second.lms.refused()).toEqual([])
  })

  test('a status that the LMS has is not begun anew', () => {
    const told = (status: string): boolean =>
      visit('scorm12', { data: { 'cmi.core.lesson_status': status } })
        .lms.set()
        .some(([element]) => element === 'cmi.core.lesson_status')
    expect(['not attempted', 'incomplete', 'completed', 'passed'].map(told)).toEqual([true, false, false, false])
  })

  test('hidden: what is known is written down, and the session goes on', () => {
    const { lms, keeper } = visit('scorm2004')
    keeper.hidden()
    expect(lms.calls.at(-1)).toMatchObject({ method: 'Commit', answer: 'true' })
    keeper.save('1!a!.')
    expect(lms.refused()).toEqual([])
  })

  test('2004: a page that is loaded anew in a session that still runs takes part in it', () => {
    const { lms, keeper, loaded, notices, settle } = visit('scorm2004', { running: true, data: { 'cmi.suspend_data': '1!a!.' } })
    expect(loaded).toEqual({ texts: ['1!a!.'], unsaved: false })
    keeper.progress(standing())
    settle()
    expect(lms.refused().map(({ method, error }) => [method, error])).toEqual([['Initialize', '103']])
    expect(lms.data.get('cmi.score.raw')).toBe('33.3333')
    expect(notices.at(-1)).toBeUndefined()
  })

  test('at most 250 answers are sent, of an endless practice too', () => {
    const { lms, keeper } = visit('scorm2004')
    for (let attempt = 1; attempt <= 260; attempt += 1) keeper.graded(answer({ attempt }))
    expect(lms.data.get('cmi.interactions._count')).toBe('250')
    expect(lms.refused()).toEqual([])
  })

  test('shown for review: the page says so', () => {
    const { notices, settle } = visit('scorm12', { data: { 'cmi.core.lesson_mode': 'review' } })
    settle()
    expect(notices.at(-1)).toBe('lms/review')
  })
})

describe('an LMS that refuses', () => {
  test('none there: kept elsewhere, said on the page', () => {
    const { keeper, elsewhere, notices, settle } = visit('scorm12', { absent: true })
    expect(keeper.save('1!a!.')).toBe(true)
    keeper.graded(answer())
    keeper.progress(standing())
    keeper.hidden()
    keeper.end()
    settle()
    expect(elsewhere.get('')).toBe('1!a!.')
    expect(visit('scorm12', { absent: true, elsewhere }).loaded.texts).toEqual(['1!a!.'])
    expect(notices.at(-1)).toBe('lms/absent')
  })

  test.each(versions)('%s: no session: kept elsewhere', (version) => {
    const { lms, keeper, elsewhere, notices } = visit(version, { refuse: (method) => (method === 'Initialize' ? '101' : undefined) })
    expect(notices.at(-1)).toBe('lms/refused')
    expect(keeper.save('1!a!.')).toBe(true)
    expect(elsewhere.get('')).toBe('1!a!.')
    expect(lms.set()).toEqual([])
  })

  test.each(['cmi.suspend_data', 'cmi.core.score.raw', 'cmi.core.lesson_status'])(
    '%s is refused: said until it is taken, and kept for this student',
    (element) => {
      let isDown = true
      const { keeper, elsewhere, notices, settle } = visit('scorm12', {
        data: { 'cmi.core.student_id': 's17' },
        refuse: (method, of) => (method === 'SetValue' && of === element && isDown ? '101' : undefined),
      })
      const attempt = (): void => {
        expect(keeper.save('1!a!.')).toBe(true)
        keeper.progress(standing())
        settle()
      }
      attempt()
      expect(notices.at(-1)).toBe('lms/refused')
      expect(elsewhere.get('s17')).toBe('1!a!.')
      isDown = false
      attempt()
      expect(notices.at(-1)).toBeUndefined()
      expect(elsewhere.get('s17')).toBe('')
    },
  )

  test('a commit that fails is said, and what was not sent is loaded on the next visit', () => {
    const first = visit('scorm2004', { data: { 'cmi.learner_id': 's17' }, refuse: (method) => (method === 'Commit' ? '391' : undefined) })
    first.keeper.save('1!a!.')
    first.settle()
    expect(first.notices.at(-1)).toBe('lms/refused')
    const second = visit('scorm2004', { data: { 'cmi.learner_id': 's17' }, elsewhere: first.elsewhere })
    expect(second.loaded.texts).toEqual(['1!a!.'])
    const other = visit('scorm2004', { data: { 'cmi.learner_id': 's18' }, elsewhere: first.elsewhere })
    expect(other.loaded.texts).toEqual([])
  })

  /** A call fails as often as is said, and is answered after that. */
  const failing = (times: number, code: string): Pick<FakeOptions, 'refuse'> => {
    let left = times
    return { refuse: (method, element) => (method === 'GetValue' && element === 'cmi.suspend_data' && left-- > 0 ? code : undefined) }
  }
  test.each(['101', 'thrown'])(
    'a state that cannot be read at first (%s) is not written over, and taken up as soon as it can be',
    (code) => {
      const data = { 'cmi.suspend_data': 'before', 'cmi.core.entry': 'resume' }
      const { lms, keeper, loaded, settle, notices, elsewhere } = visit('scorm12', { data, ...failing(1, code) })
      expect(loaded).toEqual({ texts: [], unsaved: false })
      expect(keeper.canSave()).toBe(true)
      settle()
      expect([lms.data.get('cmi.suspend_data'), notices.at(-1)]).toEqual(['before', 'lms/refused'])
      expect(keeper.load().texts).toEqual(['before'])
      expect(keeper.save('after')).toBe(true)
      settle()
      expect([lms.data.get('cmi.suspend_data'), notices.at(-1), elsewhere.get('')]).toEqual(['after', undefined, undefined])
    },
  )
  test('a state that cannot be read at all is left alone: what is done is kept in the browser', () => {
    const { lms, keeper, elsewhere, settle, notices } = visit('scorm2004', {
      data: { 'cmi.suspend_data': 'before', 'cmi.learner_id': 's17' },
      ...failing(99, '301'),
    })
    keeper.load()
    expect(keeper.save('after')).toBe(true)
    settle()
    expect([lms.data.get('cmi.suspend_data'), elsewhere.get('s17'), notices.at(-1)]).toEqual(['before', 'after', 'lms/refused'])
  })
  test('an error in the place of nothing, at the first visit, is nothing', () => {
    const { lms, keeper, loaded } = visit('scorm12', { data: { 'cmi.core.entry': 'ab-initio' }, ...failing(99, '201') })
    expect(loaded).toEqual({ texts: [], unsaved: true })
    keeper.save('after')
    expect(lms.data.get('cmi.suspend_data')).toBe('after')
  })
  test('a score that cannot be read is not told lower', () => {
    let left = 1
    const { lms, keeper, settle, notices } = visit('scorm12', {
      data: { 'cmi.core.score.raw': '80' },
      refuse: (method, element) => (method === 'GetValue' && element === 'cmi.core.score.raw' && left-- > 0 ? 'thrown' : undefined),
    })
    keeper.progress(standing())
    settle()
    expect([lms.data.get('cmi.core.score.raw'), notices.at(-1)]).toEqual(['80', undefined])
  })
  test('what was refused after something that was taken: the next visit finds both, and sends what was not', () => {
    let isDown = false
    const data = { 'cmi.core.student_id': 's17' }
    const first = visit('scorm12', { data, refuse: (method) => (method === 'SetValue' && isDown ? '101' : undefined) })
    first.keeper.save('one')
    first.settle()
    isDown = true
    first.keeper.save('two')
    first.settle()
    first.keeper.end()
    const second = visit('scorm12', { data: Object.fromEntries(first.lms.data), elsewhere: first.elsewhere })
    expect(second.loaded).toEqual({ texts: ['one', 'two'], unsaved: true })
    second.keeper.save('both')
    second.settle()
    expect([second.lms.data.get('cmi.suspend_data'), first.elsewhere.get('s17')]).toEqual(['both', ''])
  })
  test.each([
    ['scorm2004', '104'],
    ['scorm12', '101'],
    // Moodle 4.5.6 sets its data model up anew, and fails where there are interactions
    ['scorm12', 'thrown'],
  ] as const)('%s: a page that is loaded anew after its session’s end (%s) goes on for the same student', (version, code) => {
    const data = { 'cmi.learner_id': 's17', 'cmi.core.student_id': 's17' }
    const first = visit(version, { data })
    first.keeper.save('one')
    first.keeper.end()
    const { elsewhere, tab } = first
    const again = visit(version, { elsewhere, tab, refuse: (method) => (method === 'Initialize' ? code : '123') })
    expect(again.loaded).toEqual({ texts: ['one'], unsaved: false })
    expect(again.keeper.load().texts).toEqual([])
    expect(again.keeper.save('two')).toBe(true)
    expect([elsewhere.get('s17'), again.notices.at(-1)]).toEqual(['two', 'lms/refused'])
    const next = visit(version, { data: Object.fromEntries(first.lms.data), elsewhere })
    expect(next.loaded.texts).toEqual(['one', 'two'])
  })
  test('another session of the same tab has nothing of it', () => {
    const first = visit('scorm2004', { data: { 'cmi.learner_id': 's17' } })
    first.keeper.save('one')
    first.keeper.end()
    const { elsewhere, tab } = first
    expect(visit('scorm2004', { data: { 'cmi.learner_id': 's18' }, elsewhere, tab }).loaded.texts).toEqual([])
    expect(visit('scorm2004', { absent: true, elsewhere, tab }).loaded.texts).toEqual([])
  })

  test('1.2 without interactions (they are optional): score and state are reported all the same', () => {
    const { lms, keeper, notices, settle } = visit('scorm12', {
      refuse: (method, element) => (method === 'SetValue' && element.startsWith('cmi.interactions') ? '401' : undefined),
    })
    keeper.graded(answer())
    keeper.graded(answer({ attempt: 2 }))
    keeper.progress(standing())
    settle()
    expect(lms.refused()).toHaveLength(1)
    expect(notices.at(-1)).toBe('lms/answer-refused')
    expect(lms.data.get('cmi.core.score.raw')).toBe('33.3333')
  })

  test('after its end a session that the LMS does not open again is not reported', () => {
    const { keeper, lms, notices, elsewhere } = visit('scorm2004', { data: { 'cmi.learner_id': 's17' } })
    keeper.end()
    expect(keeper.save('1!b!.')).toBe(true)
    expect(lms.refused().map(({ method, error }) => [method, error])).toEqual([['Initialize', '104']])
    expect(notices.at(-1)).toBe('lms/refused')
    expect(elsewhere.get('s17')).toBe('1!b!.')
  })
})

describe('practice in an LMS', () => {
  const problem = problemFrom(
    "problem: p\ntitle: T\nparameters: { a: { integer: [10, 99] } }\ntext: '{{a}}'\nask: { kind: number, key: 2*a }\n",
  )
  const data: PracticeData = {
    format: practiceFormat,
    set: { id: 's', title: [], language: 'en' },
    problems: ['p', 'q'].map((id) => ({ id, title: [], points: '1', asked: {}, problem: { ...problem, id } })),
  }
  const practised = (at: Visit, seed: string): Practice =>
    new Practice({ data, keeper: { ...at.keeper, load: onceLoaded(at) }, freshSeed: () => seed, now: () => Date.UTC(2026, 10, 27) })
  /** The visit has loaded already what the page is to find. */
  function onceLoaded({ loaded, keeper }: Visit): ScormKeeper['load'] {
    const found = [loaded]
    return () => found.pop() ?? keeper.load()
  }
  function answerRight(one: Practice, id: string): void {
    const key = must(one.turn(id)).keys[0]?.key
    one.check(id, new Map([['answer', key?.kind === 'number' && typeof key.value !== 'object' ? String(key.value) : '']]))
  }

  test('what the LMS refused is reported on the next visit, without another answer', () => {
    let isDown = false
    const ids = { 'cmi.core.student_id': 's17' }
    const first = visit('scorm12', { data: ids, refuse: (method) => (method === 'SetValue' && isDown ? '101' : undefined) })
    const one = practised(first, 'first')
    answerRight(one, 'p')
    first.settle()
    isDown = true
    answerRight(one, 'q')
    first.settle()
    first.keeper.end()
    expect(first.lms.data.get('cmi.core.score.raw')).toBe('50')
    const second = visit('scorm12', { data: Object.fromEntries(first.lms.data), elsewhere: first.elsewhere })
    expect(practised(second, 'second').progress()).toMatchObject({ earned: '2' })
    expect(second.lms.data.get('cmi.core.score.raw')).toBe('100')
    expect(second.lms.data.get('cmi.core.lesson_status')).toBe('passed')
  })
  test('one failed call costs nothing: the state of before is there after the next answer', () => {
    const first = visit('scorm2004')
    answerRight(practised(first, 'first'), 'p')
    first.keeper.end()
    let left = 1
    const second = visit('scorm2004', {
      data: Object.fromEntries(first.lms.data),
      refuse: (method, element) => (method === 'GetValue' && element === 'cmi.suspend_data' && left-- > 0 ? 'thrown' : undefined),
    })
    const two = practised(second, 'second')
    expect(second.lms.data.get('cmi.suspend_data')).toBe(first.lms.data.get('cmi.suspend_data'))
    answerRight(two, 'q')
    expect(two.progress()).toMatchObject({ earned: '2' })
    const third = visit('scorm2004', { data: Object.fromEntries(second.lms.data) })
    expect(practised(third, 'third').progress()).toMatchObject({ earned: '2', done: 2 })
  })
  test('never more than the standards take, in their characters', () => {
    const at = visit('scorm2004')
    const one = practised(at, 'first')
    for (let times = 0; times < 300; times += 1) one.check('p', new Map([['answer', `${'1'.repeat(40)}${times}`]]))
    const text = at.lms.data.get('cmi.suspend_data') ?? ''
    expect(text).toMatch(/^[ -~]{3900,4000}$/)
    expect(at.lms.refused()).toEqual([])
  })
})

describe('the API', () => {
  const api = fakeLms('scorm12').api
  const frame = (more: object): object => {
    const made = { ...more }
    return 'parent' in made ? made : Object.assign(made, { parent: made })
  }

  test('is found in the window, around it, in the opener and around that', () => {
    const outer = frame({ API: api })
    const found = [
      outer,
      frame({ parent: outer }),
      frame({ parent: frame({ parent: outer }) }),
      frame({ opener: outer }),
      frame({ opener: frame({ parent: outer }) }),
      frame({ parent: frame({}), top: frame({ opener: outer }) }),
    ].map((window) => findRte(window, 'scorm12') !== undefined)
    expect(found).toEqual([true, true, true, true, true, true])
  })

  test('of the version of the package alone', () => {
    expect(findRte(frame({ API: api }), 'scorm2004')).toBeUndefined()
    expect(findRte(frame({ API_1484_11: fakeLms('scorm2004').api }), 'scorm2004')).toBeDefined()
  })

  test('windows of other sites, that refuse to be read, are passed by; endless ones end', () => {
    const foreign = new Proxy(
      {},
      {
        get: () => {
          throw new DOMException('of another origin', 'SecurityError')
        },
      },
    )
    expect(findRte(frame({ parent: foreign, opener: frame({ API: api }) }), 'scorm12')).toBeDefined()
    expect(findRte(frame({ parent: foreign }), 'scorm12')).toBeUndefined()
    const endless: object = new Proxy({}, { get: (_, name) => (name === 'parent' ? new Proxy({}, { get: () => endless }) : undefined) })
    expect(findRte(endless, 'scorm2004')).toBeDefined()
    expect(findRte(undefined, 'scorm12')).toBeUndefined()
  })

  test('answers of all sorts: true, a boolean, nothing without an error; thrown and absent calls are faults', () => {
    const rte = (set: () => unknown, error: string): ReturnType<typeof openRte> =>
      openRte({ LMSSetValue: set, LMSGetLastError: () => error }, 'scorm12')
    expect(rte(() => 'true', '0').set('x', '')).toBeUndefined()
    expect(rte(() => true, '0').set('x', '')).toBeUndefined()
    expect(rte(() => undefined, '0').set('x', '')).toBeUndefined()
    expect(rte(() => 'false', '0').set('x', '')).toEqual({ call: 'LMSSetValue', element: 'x', code: '0' })
    expect(rte(() => undefined, '405').set('x', '')).toMatchObject({ code: '405' })
    expect(
      rte(() => {
        throw new Error('gone')
      }, '0').set('x', ''),
    ).toMatchObject({ code: 'thrown' })
    expect(openRte({}, 'scorm2004').commit()).toEqual({ call: 'Commit', code: 'thrown' })
    expect(openRte({}, 'scorm2004').get('cmi.mode')).toBe('')
  })
})

describe('forms', () => {
  test('durations by hand', () => {
    expect([0, 5, 61_004, 3_600_000 * 12_345].map((span) => duration(span, 'scorm12'))).toEqual([
      '0000:00:00.00',
      '0000:00:00.01',
      '0000:01:01.00',
      '9999:59:59.99',
    ])
    expect(duration(90_061_250, 'scorm2004')).toBe('PT25H1M1.25S')
    expect(duration(-1, 'scorm2004')).toBe('PT0H0M0.00S')
  })

  test('1.2 has the time of day where the student is', () => {
    expect(moment(new Date(2026, 0, 2, 3, 4, 5, 999).getTime(), 'scorm12')).toBe('03:04:05')
  })

  test('decimals by hand', () => {
    const third = { n: 1n, d: 3n }
    expect(decimalText(third, 4)).toBe('0.3333')
    expect(decimalText({ n: 2n, d: 3n }, 4)).toBe('0.6667')
    expect(decimalText({ n: -1n, d: 8n }, 2)).toBe('-0.13')
    expect(decimalText({ n: -1n, d: 1000n }, 2)).toBe('0')
    expect([decimalText(100, 4), decimalText(0, 4), decimalText(7, 0)]).toEqual(['100', '0', '7'])
  })

  test('lines: one, whole characters, cut with three points', () => {
    expect(lineText(' a\n\tb\u0000 ', 10)).toBe('a b\ufffd')
    expect(lineText('ab😀defg', 6)).toBe('ab...')
    expect(lineText('ab😀', 4)).toBe('ab😀')
    expect(lineText('\ud800', 4)).toBe('\ufffd')
  })
})
