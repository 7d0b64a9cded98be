// A convention's choice changes equations: the key follows, and a mistake may take another choice. Values by hand.
import { describe, expect, test } from 'vitest'
import type { Solution } from '../../src/solve/solution.ts'
import { must, shown } from '../support/library.ts'
import { answers, asking, onlyPart, solveWith } from '../support/solved.ts'

const solved = (key: string, lines: string, values = {}): Solution => must(solveWith(asking(key, lines), values))

describe('conventions', () => {
  const gated = (choice: string): string => `
cell: gated-rnn
convention: { gate: ${choice} }
given: { g: 1/4, s_tilde: 8, s_prev: 0 }
`
  test('the choice decides the key, the mistake turns it round', () => {
    expect(answers(solved('s', gated('writes')))).toMatchObject({ key: '2', wrong_orientation: '6', gate_ignored: '8' })
    expect(answers(solved('s', gated('keeps')))).toMatchObject({ key: '6', wrong_orientation: '2', gate_ignored: '8' })
  })
  test('a drawn choice flips the key, and both come about', () => {
    const drawn = gated('{ draw: [writes, keeps] }')
    expect(answers(solved('s', drawn, { gate: 'writes' }))).toMatchObject({ key: '2', wrong_orientation: '6' })
    expect(answers(solved('s', drawn, { gate: 'keeps' }))).toMatchObject({ key: '6', wrong_orientation: '2' })
    const keys = Array.from({ length: 20 }, (_, seed) =>
      shown(must(must(solveWith(asking('s', drawn), {}, seed)).key(onlyPart(asking('s', drawn))))),
    )
    expect(new Set(keys)).toEqual(new Set(['2', '6']))
  })
  test('a mistake names a choice, too', () => {
    const lines = `
cell:
  inputs: [x]
  equations: { y: f + x }
  conventions:
    side:
      none: { equations: { f: 0*x } }
      left: { equations: { f: x } }
      right: { equations: { f: 2*x } }
convention: { side: left }
given: { x: 5 }
mistakes: { to_the_right: { convention: { side: right } }, none_at_all: { convention: { side: none } } }
`
    expect(answers(solved('y', lines))).toEqual({ key: '10', to_the_right: '15', none_at_all: '5' })
  })
})
