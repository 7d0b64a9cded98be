// Authors' expressions: what is read as what, what is refused where, and that nothing typed makes the reader throw.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readExpression } from '../../src/math/read/author.ts'
import type { Expr } from '../../src/model.ts'

const at = { file: 'f.yaml', line: 3, col: 5 }
const read = (source: string): Expr => {
  const checked = readExpression(source, at)
  if (!checked.ok) throw new Error(checked.errors.map(({ message }) => message).join('; '))
  return checked.value
}
/** `code col+length` of every error, columns counted from 1 in the expression. */
const refused = (source: string): readonly string[] => {
  const checked = readExpression(source, { file: 'f.yaml', line: 1, col: 1 })
  return checked.ok ? [] : checked.errors.map(({ code, at: place }) => `${code} ${place?.col}+${place?.length}`)
}

const number = (value: string): Expr => ({ type: 'number', value })
const name = (text: string): Expr => ({ type: 'name', name: text })
const binary = (op: '+' | '-' | '*' | '/' | '^' | '.*' | './', left: Expr, right: Expr): Expr => ({ type: 'arithmetic', op, left, right })
const negate = (arg: Expr): Expr => ({ type: 'negate', arg })

describe('what is read', () => {
  test.each<[string, string]>([
    ['0.1', '1/10'],
    ['.5', '1/2'],
    ['5.', '5'],
    ['1e3', '1000'],
    ['2.5e-3', '1/400'],
    ['01', '1'],
    ['1.10', '11/10'],
    ['0.30000000000000004', '7500000000000001/25000000000000000'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('%s is the exact number %s', (source, value) => {
    expect(read(source)).toEqual(number(value))
  })

  test.each<[string, Expr]>([
    ['-1/2', binary('/', negate(number('1')), number('2'))],
    ['+3', number('3')],
    ['a - b - c', binary('-', binary('-', name('a'), name('b')), name('c'))],
    ['a / 2 * b', binary('*', binary('/', name('a'), number('2')), name('b'))],
    ['a + b .* c', binary('+', name('a'), binary('.*', name('b'), name('c')))],
    ['2.*x', binary('.*', number('2'), name('x'))],
    ['x./y', binary('./', name('x'), name('y'))],
    ['-x^2', negate(binary('^', name('x'), number('2')))],
    ['2^-x', binary('^', number('2'), negate(name('x')))],
    ['2^3^2', binary('^', number('2'), binary('^', number('3'), number('2')))],
    ['i + e', binary('+', name('i'), name('e'))],
    ['h', name('h')],
    ['"conv"', { type: 'word', value: 'conv' }],
    ['[1, x]', { type: 'list', items: [number('1'), name('x')] }],
    [
      '[[1], [2]]',
      {
        type: 'list',
        items: [
          { type: 'list', items: [number('1')] },
          { type: 'list', items: [number('2')] },
        ],
      },
    ],
    ['a[2][end]', { type: 'index', of: { type: 'index', of: name('a'), at: number('2') }, at: { type: 'end' } }],
    ['a[end - 1]', { type: 'index', of: name('a'), at: binary('-', { type: 'end' }, number('1')) }],
    ['cell.h', { type: 'member', of: 'cell', path: ['h'] }],
    ['cell.h[3]', { type: 'index', of: { type: 'member', of: 'cell', path: ['h'] }, at: number('3') }],
    ['parts.b', { type: 'member', of: 'parts', path: ['b'] }],
    ['mistakes.m.b', { type: 'member', of: 'mistakes', path: ['m', 'b'] }],
    ['mistakes', name('mistakes')],
    ['mistakes.m - key', binary('-', { type: 'member', of: 'mistakes', path: ['m'] }, name('key'))],
    ['a == b', { type: 'compare', ops: ['=='], args: [name('a'), name('b')] }],
    ['0 <= g < 1', { type: 'compare', ops: ['<=', '<'], args: [number('0'), name('g'), number('1')] }],
    [
      'a > 0 and b != 1',
      {
        type: 'logic',
        op: 'and',
        left: { type: 'compare', ops: ['>'], args: [name('a'), number('0')] },
        right: { type: 'compare', ops: ['!='], args: [name('b'), number('1')] },
      },
    ],
    [
      'not any(m) or b',
      { type: 'logic', op: 'or', left: { type: 'not', arg: { type: 'call', name: 'any', args: [name('m')] } }, right: name('b') },
    ],
    ['not (a == b)', { type: 'not', arg: { type: 'compare', ops: ['=='], args: [name('a'), name('b')] } }],
    ['mod(a, 2)', { type: 'call', name: 'mod', args: [name('a'), number('2')] }],
    ['if(a, b, c)', { type: 'call', name: 'if', args: [name('a'), name('b'), name('c')] }],
    ['distinct(x)', { type: 'call', name: 'distinct', args: [name('x')] }],
  ])('%s', (source, expected) => {
    expect(read(source)).toEqual(expected)
  })
})

describe('what is refused, and where', () => {
  test.each<[string, string]>([
    ['2x', 'expression/not-allowed 1+2'],
    ['a (b)', 'expression/unknown-function 1+1'],
    ['(a)(b)', 'expression/not-allowed 3+2'],
    ['a = b', 'expression/not-allowed 3+1'],
    ['a ? b', 'expression/not-allowed 3+1'],
    ["A'", 'expression/not-allowed 2+1'],
    ['x!', 'expression/not-allowed 2+1'],
    ['50%', 'expression/not-allowed 3+1'],
    ['1 + |x|', 'expression/not-allowed 5+3'],
    ['1:3', 'expression/not-allowed 2+1'],
    ['a << 1', 'expression/not-allowed 3+2'],
    ['a | b', 'expression/not-allowed 3+1'],
    ['~a', 'expression/not-allowed 1+1'],
    ['a in b', 'expression/not-allowed 3+2'],
    ['5 to b', 'expression/not-allowed 3+2'],
    ['a mod b', 'expression/not-allowed 3+3'],
    ['a xor b', 'expression/not-allowed 3+3'],
    ['a .^ b', 'expression/not-allowed 3+2'],
    ['a**b', 'expression/not-allowed 2+2'],
    ['a[1, 2]', 'expression/not-allowed 4+1'],
    ['f.x', 'expression/not-allowed 1+3'],
    ['cell.h.x', 'expression/not-allowed 1+8'],
    ['mistakes.returns-cell', 'expression/not-allowed 1+21'],
    ['not a == b', 'expression/not-allowed 1+3'],
    ['a; b', 'expression/not-allowed 2+1'],
    ['a # b', 'expression/not-allowed 3+1'],
    ['{ a: 1 }', 'expression/not-allowed 1+1'],
    ['$a$', 'expression/not-allowed 1+1'],
    ['\\theta', 'expression/not-allowed 1+1'],
    ['a − b', 'expression/not-allowed 3+1'],
    ['0x10', 'expression/not-allowed 1+4'],
    ['true', 'expression/not-allowed 1+4'],
    ['NaN', 'expression/not-allowed 1+3'],
    ['null', 'expression/not-allowed 1+4'],
    ['f(x) = x', 'expression/not-allowed 6+1'],
    ['"a" == "1"', 'expression/syntax 8+3'],
    ['{{w}} + 1', 'yaml/braces 1+5'],
    ['sen(x)', 'expression/unknown-function 1+3'],
    ['import(x)', 'expression/unknown-function 1+6'],
    ['constructor(x)', 'expression/unknown-function 1+11'],
    ['toString(x)', 'expression/unknown-function 1+8'],
    ['tanh(x, y)', 'expression/arguments 1+4'],
    ['distinct(a, b, c)', 'expression/arguments 1+8'],
    ['min()', 'expression/arguments 1+3'],
    ['if(a', 'expression/syntax 3+1'],
    ['b, c)', 'expression/syntax 2+1'],
    ['a)', 'expression/syntax 2+1'],
    ['(a]', 'expression/syntax 3+1'],
    ['a +', 'expression/syntax 3+1'],
    ['* a', 'expression/syntax 1+1'],
    ['[1, 2,]', 'expression/syntax 7+1'],
    ['derivative(h)', 'expression/arguments 1+10'],
    ['at(f)', 'expression/arguments 1+2'],
    ['1e999', 'expression/too-large 1+5'],
  ])('%s', (source, expected) => {
    expect(refused(source)).toContain(expected)
  })

  test('nothing at all', () => {
    expect(refused('   ')[0]).toMatch(/^expression\/syntax 1\+/)
  })

  test('several mistakes of an expression are reported at once', () => {
    expect(refused('sigmod(w) + w(2) + max()')).toEqual([
      'expression/unknown-function 1+6',
      'expression/unknown-function 13+1',
      'expression/arguments 20+3',
    ])
    expect(refused('a! = b%')).toEqual(['expression/not-allowed 2+1', 'expression/not-allowed 4+1', 'expression/not-allowed 7+1'])
  })

  test('places are counted from where the expression stands', () => {
    const checked = readExpression('w + !', at)
    expect(checked.ok ? [] : checked.errors.map((one) => one.at)).toEqual([{ file: 'f.yaml', line: 3, col: 9, length: 1 }])
  })

  test.each<[string, RegExp]>([
    ['sigmod(x)', /sigmoid/],
    ['a = b', /==/],
    ['|x|', /abs\(x\)/],
    ["A'", /transpose/],
    ['a[1, 2]', /a\[1\]\[2\]/],
    ['2x', /2\*x/],
    ['mistakes.returns-cell', /returns_cell/],
    ['if(a', /comma/],
  ])('%s comes with a hint', (source, hint) => {
    const checked = readExpression(source, at)
    expect(checked.ok ? '' : checked.errors[0]?.hint).toMatch(hint)
  })
})

describe('nothing typed stops the reader', () => {
  test.each([
    ['brackets', '['.repeat(1999)],
    ['parentheses', '('.repeat(1999)],
    ['signs', '-'.repeat(1999)],
    ['powers', '2^'.repeat(999) + '2'],
    ['not', 'not '.repeat(499) + 'x'],
    ['indices', 'a['.repeat(999)],
    ['characters', 'x + '.repeat(5000) + 'x'],
  ])('%s beyond what is read', (_, source) => {
    expect(refused(source).map((one) => one.split(' ')[0])).toContain('expression/too-large')
  })

  test('a long sum is read', () => {
    expect(readExpression('x + '.repeat(490) + 'x', at).ok).toBe(true)
  })

  const tokens = [
    '1',
    '2.5',
    'x',
    'h',
    '"w"',
    '+',
    '-',
    '*',
    '/',
    '^',
    '.*',
    './',
    '==',
    '<',
    '<=',
    'and',
    'or',
    'not',
    '(',
    ')',
    '[',
    ']',
    ',',
    'max(',
    'if(',
    'cell.h',
    'mistakes.m',
    'end',
    '!',
    '%',
    "'",
    ':',
    'mod',
    ' ',
  ]
  test('random tokens are read or refused at a place within them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...tokens), { maxLength: 12 }).map((list) => list.join(' ')),
        (source) => {
          const checked = readExpression(source, { file: 'f', line: 1, col: 1 })
          if (checked.ok) return
          for (const { at: place } of checked.errors) {
            expect(place?.col).toBeGreaterThanOrEqual(1)
            expect(place?.col).toBeLessThanOrEqual(Math.max(1, source.length))
          }
          // the scan before mathjs finds everything: its own words for an error are never needed
          expect(checked.errors.filter(({ message }) => /cannot be read|Node/.test(message))).toEqual([])
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('random characters are read or refused', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (source) => 'ok' in readExpression(source, at)))
  })
})

describe('a tree written out with all its brackets is read back', () => {
  const leaf: fc.Arbitrary<Expr> = fc.oneof(
    fc.nat(1000).map((n): Expr => number(String(n))),
    fc.constantFrom('x', 'h_prev', 'W_fx', 'e', 'i').map(name),
  )
  const { tree } = fc.letrec<{ tree: Expr }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.record({
        type: fc.constant('arithmetic' as const),
        op: fc.constantFrom('+', '-', '*', '/', '^', '.*', './'),
        left: tie('tree'),
        right: tie('tree'),
      }),
      fc.record({ type: fc.constant('negate' as const), arg: tie('tree') }),
      fc.record({ type: fc.constant('index' as const), of: tie('tree'), at: leaf }),
      fc.record({ type: fc.constant('list' as const), items: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({
        type: fc.constant('call' as const),
        name: fc.constant('max' as const),
        args: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      }),
    ),
  }))
  const written = (expr: Expr): string => {
    switch (expr.type) {
      case 'number':
        return expr.value
      case 'name':
        return expr.name
      case 'negate':
        return `(-${written(expr.arg)})`
      case 'arithmetic':
        return `(${written(expr.left)} ${expr.op} ${written(expr.right)})`
      case 'index':
        return `(${written(expr.of)})[${written(expr.at)}]`
      case 'list':
        return `[${expr.items.map(written).join(', ')}]`
      case 'call':
        return `${expr.name}(${expr.args.map(written).join(',')})`
      default:
        throw new Error('not generated')
    }
  }
  test('for random trees', () => {
    const readsBack = (expr: Expr): void => {
      expect(read(written(expr))).toEqual(expr)
    }
    fc.assert(fc.property(tree, readsBack), { numRuns: 400 })
  })
})
