// Roles from the equations alone: the six cells that come with the package, and forms that are easily taken for others.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rolesOf, stateReads } from '../../src/cell/roles.ts'
import type { Definition, Role } from '../../src/model.ts'
import { readCell } from '../../src/spec/read.ts'
import { equations } from './equations.ts'

/** The equations of a cell file under the conventions chosen. */
function cell(
  id: string,
  choices: Readonly<Record<string, string>> = {},
): { readonly inputs: readonly string[]; readonly lines: readonly Definition[] } {
  const read = readCell(readFileSync(new URL(`../../problems/cells/${id}.yaml`, import.meta.url), 'utf8'), `${id}.yaml`)
  if (!read.ok) throw new Error(read.errors.map(({ message }) => message).join('; '))
  const { inputs, equations: always, conventions } = read.value
  const chosen = conventions.flatMap(({ name, choices: those }) => those.filter((choice) => choice.name === choices[name]))
  return { inputs, lines: [...always, ...chosen.flatMap((choice) => choice.lines.equations)] }
}
const having = (roles: ReadonlyMap<string, Role>, role: Role): readonly string[] =>
  [...roles]
    .filter(([, has]) => has === role)
    .map(([name]) => name)
    .sort()

// By hand from the papers: what each name of the cell is.
const cells = [
  { id: 'simple-rnn', choices: {}, state: ['h'], gate: [], candidate: [], bias: ['b_h'], weight: ['W_hh', 'W_hx'], other: [] },
  ...['writes', 'keeps'].map((gate) => ({
    id: 'gated-rnn',
    choices: { gate },
    state: ['s'],
    gate: ['g'],
    candidate: ['s_tilde'],
    bias: [],
    weight: ['W_gs', 'W_gx', 'W_ss', 'W_sx'],
    other: [],
  })),
  {
    id: 'lstm',
    choices: {},
    state: ['c', 'h'],
    gate: ['f', 'i', 'o'],
    candidate: ['c_tilde'],
    bias: ['b_c', 'b_f', 'b_i', 'b_o'],
    weight: ['W_ch', 'W_cx', 'W_fh', 'W_fx', 'W_ih', 'W_ix', 'W_oh', 'W_ox'],
    other: [],
  },
  {
    id: 'peephole-lstm',
    choices: {},
    state: ['c', 'h'],
    gate: ['f', 'i', 'o'],
    candidate: ['c_tilde'],
    bias: ['b_c', 'b_f', 'b_i', 'b_o'],
    weight: ['W_ch', 'W_cx', 'W_fh', 'W_fx', 'W_ih', 'W_ix', 'W_oh', 'W_ox', 'p_f', 'p_i', 'p_o'],
    other: [],
  },
  ...['writes', 'keeps'].flatMap((update) =>
    ['before', 'after'].map((reset) => ({
      id: 'gru',
      choices: { update, reset },
      state: ['h'],
      gate: ['r', 'z'],
      candidate: ['h_tilde'],
      bias: reset === 'after' ? ['b_h', 'b_hh', 'b_r', 'b_z'] : ['b_h', 'b_r', 'b_z'],
      weight: ['W_hh', 'W_hx', 'W_rh', 'W_rx', 'W_zh', 'W_zx'],
      other: [],
    })),
  ),
  ...['writes', 'keeps'].map((gate) => ({
    id: 'minimal-gated-unit',
    choices: { gate },
    state: ['h'],
    gate: ['f'],
    candidate: ['h_tilde'],
    bias: ['b_f', 'b_h'],
    weight: ['W_fh', 'W_fx', 'W_hh', 'W_hx'],
    other: [],
  })),
]

describe.each(cells)('$id $choices', ({ id, choices, ...expected }) => {
  const { inputs, lines } = cell(id, choices)
  const roles = rolesOf(lines, inputs)
  const byRole = (['state', 'gate', 'candidate', 'bias', 'weight', 'other'] as const).map((role) => [role, expected[role]] as const)
  test.each(byRole)('%s', (role, names) => expect(having(roles, role)).toEqual(names))
  test('input', () => expect(having(roles, 'input')).toEqual(['x']))
})

test('the reason for a state: which equations read it of the row before', () => {
  const reads = stateReads(cell('lstm').lines)
  expect(reads.get('h')).toEqual(['f', 'i', 'o', 'c_tilde'])
  expect(reads.get('c')).toEqual(['c'])
  expect([...reads.keys()].sort()).toEqual(['c', 'h'])
})

describe('forms that are easily taken for others', () => {
  const roleOf = (name: string, sources: Readonly<Record<string, string>>, inputs: readonly string[] = ['x']): Role | undefined =>
    rolesOf(equations(sources), inputs).get(name)
  test.each<readonly [string, string, Readonly<Record<string, string>>, Role]>([
    ['a name that is added here and multiplied there is a weight', 'a', { h: 'tanh(a + x)', y: 'a*h' }, 'weight'],
    ['a name that is subtracted is a weight', 'a', { h: 'tanh(x - a)' }, 'weight'],
    ['but not one that is subtracted twice', 'a', { h: 'tanh(x - (1 - a))' }, 'bias'],
    ['a lone name is not added to anything', 'a', { h: 'tanh(a)' }, 'weight'],
    ['a bias may stand in a sum within a product', 'a', { h: 'x .* (x + a)' }, 'bias'],
    ['a coupled gate', 'i', { f: 'sigmoid(x)', i: '1 - f', c: 'f .* c_prev + i .* x' }, 'gate'],
    ['a gate in a cell of scalars', 'z', { z: 'sigmoid(x)', h: '(1 - z)*h_prev + z*x' }, 'gate'],
    ['a sigmoid layer behind weights is no gate', 'a', { a: 'sigmoid(W*x)', y: 'V*a' }, 'other'],
    ['a factor that is not within [0, 1] is no gate', 'a', { a: 'tanh(x)', h: 'a .* h_prev' }, 'other'],
    ['a sigmoid that is its own factor only is no gate', 'p', { p: 'sigmoid(x)', slope: 'p .* (1 - p)' }, 'other'],
    ['a squashed name that enters no state is no candidate', 'a', { g: 'sigmoid(x)', a: 'tanh(x)', y: 'g .* a', h: 'h_prev + y' }, 'other'],
    ['a candidate by relu', 'a', { g: 'sigmoid(x)', a: 'relu(x)', h: '(1 - g) .* h_prev + g .* a' }, 'candidate'],
    ['a gate that is carried is a state', 'g', { g: 'sigmoid(g_prev + x)', h: 'g .* h_prev' }, 'state'],
    ['a state that is squashed is no candidate', 'c', { o: 'sigmoid(x)', c: 'tanh(c_prev + x)', h: 'o .* c + h_prev' }, 'state'],
    ['an input that no equation reads is still one', 'u', { h: 'tanh(x)' }, 'input'],
    ['what is read of a row before but never computed is no weight', 'u_prev', { h: 'tanh(u_prev)' }, 'other'],
  ])('%s', (_, name, sources, role) => expect(roleOf(name, sources, ['x', 'u'])).toBe(role))
})
