// Texts that mean harm are refused at their place, under any terms, and nothing is found through what every object has.
import { expect, test } from 'vitest'
import { readStudent } from '../../../src/math/read/student.ts'
import { manyTerms } from './arbitrary.ts'
import { hostile } from './hostile.ts'
import { courseTerms, openTerms, reading } from './notation.ts'

test.each(hostile)('$about', ({ text, refused }) => {
  expect(reading(text, courseTerms)).toBe(refused)
  // where nothing is declared, 2,000 letters are a long name
  for (const terms of manyTerms) expect(readStudent(text, terms).status).toMatch(terms.split ? /^invalid$/ : /^(?:invalid|read)$/)
})

test('what is shown of a long place is cut', () => {
  const read = readStudent('x'.repeat(1000), { ...courseTerms, symbols: [] })
  expect(read).toEqual({ status: 'invalid', code: 'expression/unknown-symbol', start: 0, end: 1000, found: 'x'.repeat(60) })
})

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', 'isPrototypeOf', '__defineGetter__'])(
  '%s is a name like any other',
  (name) => {
    expect(reading(name, courseTerms)).toBe(`!unknown-symbol 0..${name.length}`)
    expect(reading(`${name}(x)`, courseTerms)).toBe(`!unknown-symbol 0..${name.length}`)
    expect(reading(`${name}(x)`, { ...courseTerms, symbols: [name, 'x'] })).toBe(`(* ${name} x)`)
    expect(reading(`${name}(x)`, { ...courseTerms, functions: [name] })).toBe(`(@${name} x)`)
    if (!name.startsWith('_')) expect(reading(name, openTerms)).toBe(name)
  },
)

test('terms are as they are declared, whatever was read before', () => {
  const declared = { ...courseTerms, symbols: ['e'] }
  expect([reading('e', courseTerms), reading('e', declared), reading('e', courseTerms)]).toEqual(['%e', 'e', '%e'])
})
