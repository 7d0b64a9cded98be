import { createHmac, createHash } from 'node:crypto'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileName, folded } from '../../src/cli/course/file-names.ts'
import { courseSeed } from '../../src/cli/course/seeds.ts'

describe('file names of ids', () => {
  test.each([
    ['s01', 's01'],
    ['../x', '%2E.%2Fx'],
    ['a/b', 'a%2Fb'],
    ['a\\b', 'a%5Cb'],
    ['.', '%2E'],
    ['..', '%2E%2E'],
    ['.htaccess', '%2Ehtaccess'],
    ['a.', 'a%2E'],
    ['s.lee@uni.example', 's.lee%40uni.example'],
    ['CON', '%43ON'],
    ['nul.txt', '%6Eul.txt'],
    ['Com1', '%43om1'],
    ['console', 'console'],
    ['Ann Lee', 'Ann%20Lee'],
    ['é', '%C3%A9'],
    ['50%', '50%25'],
    ['a:b*c?d"e<f>g|h', 'a%3Ab%2Ac%3Fd%22e%3Cf%3Eg%7Ch'],
  ])('%j is called %j', (id, name) => {
    expect(fileName(id)).toBe(name)
  })

  test('a long id keeps its beginning and is told apart by a digest', () => {
    const [a, b] = [fileName('x'.repeat(300)), fileName(`${'x'.repeat(299)}y`)]
    expect(a).toHaveLength(147)
    expect(a.startsWith('x'.repeat(120))).toBe(true)
    expect(a).not.toBe(b)
    expect(fileName('ß'.repeat(300))).toMatch(/^(%C3%9F){20}~[a-z2-7]{26}$/)
  })

  test('no id names anything outside of its folder, and no two ids have one name', () => {
    const unit = fc.constantFrom('.', '/', '\\', '%', '2', 'E', ' ', 'c', 'o', 'n', 'ä', '~', '\u202e')
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1 }), fc.string({ unit, minLength: 1 }), (a, b) => {
        expect(path.resolve('/out/pages', `${fileName(a)}.html`)).toBe(`/out/pages/${fileName(a)}.html`)
        expect(fileName(a)).toMatch(/^[\w.~%-]+$/)
        expect(fileName(a) === fileName(b)).toBe(a === b)
      }),
    )
  })

  test('ids that differ in case or in how an accent is written fold alike', () => {
    expect(folded('ÉCOLE')).toBe(folded('e\u0301cole'))
    expect(folded('s1')).not.toBe(folded('s2'))
  })
})

describe('what is derived from the seed', () => {
  const seed = courseSeed('winter term')
  test('the seed of a variant is the first 53 bits of HMAC-SHA-256 over problem, NUL and student', () => {
    const bytes = createHmac('sha256', 'winter term').update('gating\0s01').digest()
    expect(seed.variant('gating', 's01')).toBe(Number(bytes.readBigUInt64BE() >> 11n))
  })

  test('shared variants are those of v1 … vN, and every one is used', () => {
    const members = ['v1', 'v2', 'v3'].map((name) => seed.variant('gating', name))
    const given = new Set(Array.from({ length: 60 }, (_, i) => seed.shared('gating', `s${i}`, 3)))
    expect([...given].sort()).toEqual([...members].sort())
    expect([0, 1, 2].map((index) => seed.member('gating', index))).toEqual(members)
  })

  test('tokens and private names hang on seed, set and student', () => {
    const tokens = [
      seed.token('a', 's1'),
      seed.token('a', 's2'),
      seed.token('b', 's1'),
      courseSeed('other').token('a', 's1'),
      seed.privateName('a', 's1').slice(0, 16),
    ]
    expect(new Set(tokens).size).toBe(5)
    for (const token of tokens) expect(token).toMatch(/^[a-z2-7]{16}$/)
    expect(seed.privateName('a', 's1')).toMatch(/^[a-z2-7]{26}$/)
  })

  test('the digest is not one of the seed’s text alone', () => {
    expect(seed.digest).toMatch(/^[0-9a-f]{32}$/)
    expect(createHash('sha256').update('winter term').digest('hex').startsWith(seed.digest)).toBe(false)
  })
})
