import { expect, test } from 'vitest'
import { studentSeed, variantId } from '../../src/variant/identity.ts'
import { stream, streamKey } from '../../src/variant/stream.ts'

const draws = (path: string, seed: number, candidate: number, n = 8): number[] => {
  const source = stream(streamKey('p', path), seed, candidate)
  return Array.from({ length: n }, () => source.integer(0, 999))
}

test('a stream is a function of (problem, path, seed, candidate) alone', () => {
  expect(draws('a', 1, 0)).toEqual(draws('a', 1, 0))
  const others = [draws('b', 1, 0), draws('a', 2, 0), draws('a', 1, 1), draws('a', 2 ** 40 + 1, 0)]
  expect(new Set(others.map(String)).size).toBe(4)
  expect(others.map(String)).not.toContain(String(draws('a', 1, 0)))
})

test('streams of neighbouring seeds, candidates and paths are uniform together (chi-squared, 99.9 %)', () => {
  const counts = { seed: new Array<number>(10).fill(0), candidate: new Array<number>(10).fill(0), path: new Array<number>(10).fill(0) }
  for (let i = 0; i < 5000; i++) {
    const first = (path: string, seed: number, candidate: number): number => stream(streamKey('p', path), seed, candidate).integer(0, 9)
    for (const [kind, digit] of [
      ['seed', first('a', i, 0)],
      ['candidate', first('a', 7, i)],
      ['path', first(`a${i}`, 7, 0)],
    ] as const)
      counts[kind][digit] = (counts[kind][digit] ?? 0) + 1
  }
  // 9 degrees of freedom: 27.88 is the 0.999 quantile (NIST/SEMATECH e-Handbook, §1.3.6.7.4)
  for (const list of Object.values(counts)) expect(list.reduce((sum, n) => sum + (n - 500) ** 2 / 500, 0)).toBeLessThan(27.88)
})

test('a permutation is one, and every order comes about equally often', () => {
  const counts = new Map<string, number>()
  for (let seed = 0; seed < 6000; seed++) {
    const order = stream(streamKey('p', 'options'), seed, 0).shuffle(['a', 'b', 'c']).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect([...counts.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
  // 5 degrees of freedom, 0.999: 20.52
  expect([...counts.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)).toBeLessThan(20.52)
})

test('identities are short, and a student’s seed depends on nobody else', () => {
  expect(variantId('gating', 5, [])).toMatch(/^v[a-z2-7]{15}$/)
  expect(variantId('gating', 5, [])).not.toBe(variantId('gating', 6, []))
  const seed = studentSeed('spring', 'gating', 's1')
  expect(Number.isSafeInteger(seed) && seed >= 0).toBe(true)
  // HMAC-SHA-256('spring', 'gating\0s1') by another implementation (Node's crypto), first 53 bits
  expect(seed).toBe(hmac53)
})
import { createHmac } from 'node:crypto'
const hmac53 = Number(createHmac('sha256', 'spring').update('gating\0s1').digest().readBigUInt64BE() >> 11n)

// "Unchanged": what these streams gave in version 0.1.0. A change here changes every variant that is out there.
test('unchanged since 0.1.0', () => {
  expect(draws('parameters.w', 2026, 3)).toMatchSnapshot()
  expect(variantId('gating', 2026, [])).toMatchSnapshot()
})
