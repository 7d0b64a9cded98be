// Questions with options: which are offered in what order, keys and notes, and what is refused.
import { describe, expect, test } from 'vitest'
import { gradePart } from '../../src/kinds/index.ts'
import { rational } from '../../src/math/exact/rational.ts'
import type { OptionItem, Question } from '../../src/model.ts'
import { claim, english, item, sourced } from '../support/solution.ts'
import { asked, codes, keyOf, posed, shownBy, there, valueOf } from './asking.ts'

describe('single-choice of a list', () => {
  const question = (...options: readonly OptionItem[]): Question => ({
    ...asked,
    kind: 'single-choice',
    key: sourced('c', there),
    options: { type: 'list', options },
  })
  const values = { one: 1, two: 2, two_again: 2, half: rational(1n, 2n), conv: 'conv' }

  test('all are shown under opaque ids, equals once, and the key is marked', () => {
    const one = valueOf(
      posed(question(item('one'), item('two'), item('two_again'), item('half'), item('conv')), { keys: { a: 2 }, values }),
    )
    expect(shownBy(one).toSorted()).toEqual(['1', '1/2', '2', 'conv'])
    const key = keyOf('single-choice', one.key)
    expect(key.options.map(({ id }) => id)).toEqual(['o1', 'o2', 'o3', 'o4'])
    expect(key.options.filter(({ right }) => right)).toEqual([{ id: key.option, right: true, value: 2 }])
    expect(key.value).toBe(2)
  })
  test('a word is shown as it stands, a number as a formula', () => {
    const { interaction } = valueOf(posed(question(item('half'), item('conv')), { keys: { a: 'conv' }, values }))
    expect(interaction).toMatchObject({ type: 'choice', multiple: false })
    const texts = interaction.type === 'choice' ? interaction.options.map(({ text }) => text) : []
    expect(texts).toContainEqual([{ type: 'text', text: 'conv' }])
    expect(texts).toContainEqual([{ type: 'math', tex: '\\frac{1}{2}', display: false }])
  })
  test("an author's text replaces the value, and is what a response may copy", () => {
    const one = valueOf(posed(question({ ...item('one'), text: english('the *first* one') }, item('two')), { keys: { a: 1 }, values }))
    expect(shownBy(one)).toContain('the *first* one')
    expect(gradePart(one.interaction, one.key, 'The *first* one')).toMatchObject({ credit: '1' })
  })
  test('a wrong option that a mistake leads to says so; the first declared is named', () => {
    const mistaken = { doubled: { a: 2 }, also_two: { a: 2 }, gives_key: { a: 1 } }
    const one = valueOf(posed(question(item('one'), item('two'), item('half')), { keys: { a: 1 }, values, mistaken }))
    const notes = new Map(keyOf('single-choice', one.key).options.map((note) => [note.value, note]))
    expect(notes.get(2)).toMatchObject({ right: false, mistake: 'doubled', says: [{ type: 'markdown', text: 'This is doubled.' }] })
    expect(notes.get(1)).not.toHaveProperty('mistake')
    expect(notes.get('1/2')).not.toHaveProperty('mistake')
    expect(gradePart(one.interaction, one.key, '2')).toEqual({ status: 'graded', credit: '0', mistake: 'doubled' })
  })
  test('what an option says itself is on top of what its mistake says', () => {
    const one = valueOf(
      posed(question(item('one'), { ...item('two'), says: english('No.') }), { keys: { a: 1 }, values, mistaken: { doubled: { a: 2 } } }),
    )
    expect(keyOf('single-choice', one.key).options.find(({ value }) => value === 2)?.says).toEqual([{ type: 'markdown', text: 'No.' }])
  })
  test('a key that is not offered is refused at the key', () => {
    expect(codes(posed(question(item('one'), item('two')), { keys: { a: 7 }, values }))).toEqual([
      { code: 'pose/key-not-offered', line: 9 },
    ])
  })
  test('options that are all equal are too few', () => {
    expect(codes(posed(question(item('two'), item('two_again')), { keys: { a: 2 }, values }))).toEqual([
      { code: 'pose/too-few-options', line: 1 },
    ])
  })
  test('an option without a value is an error, each of them', () => {
    expect(codes(posed(question(item('nowhere'), item('one'), item('neither')), { keys: { a: 1 }, values }))).toHaveLength(2)
  })
  test('the same options in the same order whichever of them is the key', () => {
    for (let seed = 0; seed < 50; seed++) {
      const [first, ...others] = [1, 2, rational(1n, 2n)].map((key) =>
        valueOf(
          posed(question(item('one'), item('two'), item('half')), { keys: { a: key }, values, seed, mistaken: { [`m${seed}`]: { a: 2 } } }),
        ),
      )
      for (const other of others) expect(other.interaction).toEqual(first?.interaction)
    }
  })
})

describe('single-choice of pools', () => {
  const question = (mistakes: readonly string[], values: readonly string[], show?: number): Question => ({
    ...asked,
    kind: 'single-choice',
    key: sourced('h', there),
    options: { type: 'pools', mistakes, values: values.map((value) => sourced(value)), ...(show !== undefined && { show }) },
  })
  const values = { minus: -1, zero: 0, one: 1, x: 5 }

  test('the key, then mistakes as named, then values; equals dropped, never −0, as many as are shown', () => {
    const mistaken = { late: { a: 0 }, unlisted: { a: 9 }, same: { a: 1 }, early: { a: 3 } }
    const one = valueOf(posed(question(['early', 'same', 'late'], ['zero', 'minus', 'one', 'x'], 4), { keys: { a: 1 }, values, mistaken }))
    expect(shownBy(one).toSorted()).toEqual(['-1', '0', '1', '3'])
    const notes = keyOf('single-choice', one.key).options
    expect(notes.find(({ value }) => value === 3)).toMatchObject({ mistake: 'early' })
    expect(notes.find(({ value }) => value === 0)).toMatchObject({ mistake: 'late' })
    expect(notes.find(({ value }) => value === -1)).not.toHaveProperty('mistake')
  })
  test('a value that a mistake beside the pool leads to is recognised too', () => {
    const one = valueOf(posed(question([], ['x', 'zero']), { keys: { a: 1 }, values, mistaken: { returns_input: { a: 5 } } }))
    expect(keyOf('single-choice', one.key).options.find(({ value }) => value === 5)).toMatchObject({ mistake: 'returns_input' })
  })
  test("the pool's order decides between two mistakes with one answer", () => {
    const mistaken = { declared_first: { a: 3 }, pooled: { a: 3 } }
    const one = valueOf(posed(question(['pooled'], ['zero']), { keys: { a: 1 }, values, mistaken }))
    expect(keyOf('single-choice', one.key).options.find(({ value }) => value === 3)).toMatchObject({ mistake: 'pooled' })
  })
  test('a mistake without an answer is passed over', () => {
    const one = valueOf(posed(question(['undefined_here'], ['zero']), { keys: { a: 1 }, values, mistaken: { undefined_here: {} } }))
    expect(shownBy(one).toSorted()).toEqual(['0', '1'])
  })
  test('fewer than are to be shown is refused', () => {
    const few = posed(question(['same'], ['one', 'zero'], 3), { keys: { a: 1 }, values, mistaken: { same: { a: 1 } } })
    expect(codes(few)).toEqual([{ code: 'pose/too-few-options', line: 1 }])
  })
  test('where the values shown are the same, so is their order, whichever is the key', () => {
    for (let seed = 0; seed < 50; seed++) {
      const [first, ...others] = [-1, 0, 1, 5].map((key) =>
        valueOf(posed(question([], ['minus', 'zero', 'one', 'x']), { keys: { a: key }, values, seed })),
      )
      for (const other of others) expect(other.interaction).toEqual(first?.interaction)
    }
  })
  test('a published list of options is shown as it is', () => {
    const one = valueOf(posed(question([], ['minus', 'zero', 'one', 'x']), { keys: { a: 1 }, values }, ['5', '1', '-1']))
    expect(shownBy(one)).toEqual(['5', '1', '-1'])
    expect(keyOf('single-choice', one.key).option).toBe('o2')
    expect(codes(posed(question([], ['zero']), { keys: { a: 1 }, values }, ['1', '8']))).toEqual([{ code: 'spec/unknown-name', line: 1 }])
    expect(codes(posed(question([], ['zero']), { keys: { a: 1 }, values }, ['0']))).toEqual([{ code: 'pose/key-not-offered', line: 9 }])
  })
})

describe('multi-select', () => {
  const claims = ['p', 'q', 'r'].map(claim)
  const ofClaims = (show?: number): Question => ({
    ...asked,
    kind: 'multi-select',
    scheme: 'each-answer',
    from: { type: 'claims', claims },
    ...(show !== undefined && { show }),
  })

  test('claims are right as they are proved, and their notes keep verdict and comment', () => {
    const one = valueOf(posed(ofClaims(), { verdicts: { p: 'proved', q: 'refuted', r: 'refuted' } }))
    const notes = keyOf('multi-select', one.key).options
    expect(notes.filter(({ right }) => right).map((note) => note.claim)).toEqual(['p'])
    expect(notes.find((note) => note.claim === 'q')).toMatchObject({
      verdict: { verdict: 'refuted' },
      says: [{ type: 'markdown', text: 'About q.' }],
    })
    expect(shownBy(one).toSorted()).toEqual(['The statement p.', 'The statement q.', 'The statement r.'])
  })
  test('every undecided claim is an error, shown or not', () => {
    expect(codes(posed(ofClaims(2), { verdicts: { p: 'proved' } }))).toEqual([
      { code: 'claim/undecided', line: 1 },
      { code: 'claim/undecided', line: 1 },
    ])
  })
  test('a draw always holds a true and a false claim', () => {
    for (let seed = 0; seed < 100; seed++) {
      const { key } = valueOf(posed(ofClaims(2), { verdicts: { p: 'refuted', q: 'refuted', r: 'proved' }, seed }))
      expect(keyOf('multi-select', key)).toMatchObject({ right: [expect.any(String)], options: [{}, {}] })
    }
  })
  test('claims of one sort alone cannot be drawn from', () => {
    expect(codes(posed(ofClaims(2), { verdicts: { p: 'proved', q: 'proved', r: 'proved' } }))).toEqual([
      { code: 'pose/claims-one-sided', line: 1 },
    ])
    expect(codes(posed(ofClaims(1), { verdicts: { p: 'proved', q: 'refuted', r: 'proved' } }))).toEqual([
      { code: 'pose/claims-one-sided', line: 1 },
    ])
    expect(codes(posed(ofClaims(4), { verdicts: { p: 'proved', q: 'refuted', r: 'proved' } }))).toEqual([
      { code: 'pose/too-few-options', line: 1 },
    ])
  })
  test('of claims that say the same in other words a draw holds one', () => {
    const verdicts = { p: 'proved', q: 'refuted', r: 'proved' } as const
    const alike = [['p', 'r']] as const
    for (let seed = 0; seed < 40; seed++) {
      const { key } = valueOf(posed(ofClaims(2), { verdicts, alike, seed }))
      expect(
        keyOf('multi-select', key)
          .options.map(({ claim: id }) => id)
          .filter((id) => id !== 'q'),
      ).toHaveLength(1)
    }
    const all = valueOf(posed(ofClaims(), { verdicts, alike }))
    expect(shownBy(all).toSorted()).toEqual(['The statement p.', 'The statement q.'])
    expect(codes(posed(ofClaims(3), { verdicts, alike }))).toEqual([{ code: 'pose/too-few-options', line: 1 }])
    // without the pair three are there
    expect(valueOf(posed(ofClaims(3), { verdicts })).interaction).toMatchObject({ options: [{}, {}, {}] })
  })
  test('a published list fixes claims and order', () => {
    const one = valueOf(posed(ofClaims(2), { verdicts: { p: 'proved', q: 'refuted', r: 'refuted' } }, ['r', 'p', 'q']))
    expect(keyOf('multi-select', one.key).options.map((note) => note.claim)).toEqual(['r', 'p', 'q'])
    expect(keyOf('multi-select', one.key).right).toEqual(['o2'])
  })
  test('the same page whichever claims hold', () => {
    const [one, other] = [{ p: 'proved', q: 'refuted', r: 'refuted' } as const, { p: 'refuted', q: 'proved', r: 'proved' } as const].map(
      (verdicts) => valueOf(posed(ofClaims(), { verdicts, seed: 3 })),
    )
    expect(one?.interaction).toEqual(other?.interaction)
    expect(one?.key).not.toEqual(other?.key)
  })
  test('names of a cell read as formula and word, and are right by their role', () => {
    const question: Question = {
      ...asked,
      kind: 'multi-select',
      scheme: 'all-or-nothing',
      from: { type: 'roles', role: 'state', names: ['c', 'f'].map((name) => ({ name, at: there })) },
    }
    const notation = [{ name: 'c', tex: 'c_t', term: english('memory cell') }]
    const one = valueOf(posed(question, { roles: { c: 'state', f: 'gate' }, problem: { notation } }))
    expect(one.interaction).toMatchObject({
      options: expect.arrayContaining([
        {
          id: keyOf('multi-select', one.key).right[0],
          plain: 'c',
          text: [
            { type: 'math', tex: 'c_t', display: false },
            { type: 'text', text: ' (' },
            { type: 'markdown', text: 'memory cell' },
            { type: 'text', text: ')' },
          ],
        },
      ]),
    })
    expect(gradePart(one.interaction, one.key, ['c'])).toMatchObject({ credit: '1' })
    expect(codes(posed(question, { roles: { c: 'state' } }))).toEqual([{ code: 'spec/unknown-name', line: 9 }])
  })
  test('values are right as the key lists them, and wrong ones name their mistake', () => {
    const question: Question = {
      ...asked,
      kind: 'multi-select',
      scheme: 'each-answer',
      from: { type: 'values', key: sourced('k', there), options: ['u', 'v', 'w'].map(item) },
    }
    const values = { u: 1, v: 2, w: 3 }
    const one = valueOf(posed(question, { values, keys: { a: [1, 3] }, mistaken: { off_by_one: { a: [1, 2] } } }))
    const notes = new Map(keyOf('multi-select', one.key).options.map((note) => [note.value, note]))
    expect([1, 2, 3].map((value) => notes.get(value)?.right)).toEqual([true, false, true])
    expect(notes.get(2)).toMatchObject({ mistake: 'off_by_one' })
    expect(gradePart(one.interaction, one.key, ['1', '2'])).toMatchObject({
      credit: '1/3',
      items: expect.arrayContaining([{ id: notes.get(2)?.id, status: 'wrong', mistake: 'off_by_one' }]),
    })
    expect(codes(posed(question, { values, keys: { a: [1, 4] } }))).toEqual([{ code: 'pose/key-not-offered', line: 9 }])
  })
})
