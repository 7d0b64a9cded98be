import { describe, expect, test } from 'vitest'
import type { Piece } from '../../src/model.ts'
import { readText } from '../../src/spec/text.ts'

const at = { file: 'p.yaml', line: 10, col: 3 }

/** A short form to compare with: Markdown as text, formulas and tags marked. */
const show = (pieces: readonly Piece[]): unknown[] =>
  pieces.map((piece) => {
    switch (piece.type) {
      case 'markdown':
        return piece.text
      case 'math':
        return [
          piece.display ? '$$' : '$',
          ...piece.parts.map((part) => (typeof part === 'string' ? part : { [part.type]: part.of.source })),
        ]
      case 'value':
      case 'tex':
        return { [piece.type]: piece.of.source }
      case 'block':
        return { block: piece.name }
      case 'table':
        return { table: piece.names }
      case 'part':
        return { part: piece.id }
      case 'plural':
        return { plural: piece.of.source, one: piece.one, other: piece.other }
      case 'if':
        return { if: piece.condition.source, then: show(piece.then), else: show(piece.else) }
      default:
        return piece satisfies never
    }
  })
function read(source: string): unknown[] {
  const text = readText(source, at)
  return text.ok ? show(text.value) : text.errors.map(({ code, message }) => `${code}: ${message}`)
}
/** Code, line, column and length of every finding. */
function found(source: string): string[] {
  const text = readText(source, at)
  return (text.ok ? text.warnings : text.errors).map(({ code, at: place }) => `${code} ${place?.line}:${place?.col}+${place?.length ?? 0}`)
}

describe('pieces', () => {
  test.each<[string, unknown[]]>([
    ['', []],
    ['Plain *text*.', ['Plain *text*.']],
    ['a {{w}} b', ['a ', { value: 'w' }, ' b']],
    ['{{cell.h}}{{ w }}', [{ value: 'cell.h' }, { value: 'w' }]],
    ['{{value "theta[0]"}}', [{ value: 'theta[0]' }]],
    ["{{value 'theta[0]'}}", [{ value: 'theta[0]' }]],
    ['{{value w}}', [{ value: 'w' }]],
    ['{{tex "w*x + b"}}', [{ tex: 'w*x + b' }]],
    [
      '{{equations}}{{given}}{{conventions}}{{trace}}',
      [{ block: 'equations' }, { block: 'given' }, { block: 'conventions' }, { block: 'trace' }],
    ],
    ['{{table "x y"}}', [{ table: ['x', 'y'] }]],
    ['{{part "a"}}', [{ part: 'a' }]],
    ['{{plural n "point" "points"}}', [{ plural: 'n', one: 'point', other: 'points' }]],
    ['{{plural "n + 1" "point" "points"}}', [{ plural: 'n + 1', one: 'point', other: 'points' }]],
    ['{{#if "T > 2"}}a{{else}}b{{/if}}', [{ if: 'T > 2', then: ['a'], else: ['b'] }]],
    ['{{#if "T > 2"}}a{{/if}}c', [{ if: 'T > 2', then: ['a'], else: [] }, 'c']],
    [
      '{{#if "a"}}1{{#if "b"}}2{{else}}3{{/if}}{{else}}{{#if "c"}}4{{/if}}{{/if}}',
      [{ if: 'a', then: ['1', { if: 'b', then: ['2'], else: ['3'] }], else: [{ if: 'c', then: ['4'], else: [] }] }],
    ],
    ['{{#if \'layer == "conv"\'}}a{{/if}}', [{ if: 'layer == "conv"', then: ['a'], else: [] }]],
    ['{{tex "a\n+ b"}}', [{ tex: 'a\n+ b' }]],
  ])('%j', (source, pieces) => expect(read(source)).toEqual(pieces))

  test('an if alone on its line takes the line with it', () => {
    expect(read('- one\n{{#if "T > 2"}}\n- two\n{{/if}}\n- three\n')).toEqual([
      '- one\n',
      { if: 'T > 2', then: ['- two\n'], else: [] },
      '- three\n',
    ])
    expect(read('{{#if "a"}}\nx\n  {{else}}  \ny\n{{/if}}')).toEqual([{ if: 'a', then: ['x\n'], else: ['y\n'] }])
    expect(read('x {{#if "a"}}\ny{{/if}}')).toEqual(['x ', { if: 'a', then: ['\ny'], else: [] }])
  })
})

describe('formulas', () => {
  test.each<[string, unknown[]]>([
    ['$x$', [['$', 'x']]],
    ['$$x$$', [['$$', 'x']]],
    ['$$\n x \n$$', [['$$', '\n x \n']]],
    ['a $x_{i}$ b', ['a ', ['$', 'x_{i}'], ' b']],
    [
      '$a$$b$',
      [
        ['$', 'a'],
        ['$', 'b'],
      ],
    ],
    ['$w = {{w}}$', [['$', 'w = ', { value: 'w' }]]],
    ['$x^{{w}}$', [['$', 'x^', { value: 'w' }]]],
    ['$x^{{{w}}}$', [['$', 'x^{', { value: 'w' }, '}']]],
    [String.raw`$\frac{{{w}}}{2}$`, [['$', String.raw`\frac{`, { value: 'w' }, '}{2}']]],
    [String.raw`$h_{{{T}}}$`, [['$', 'h_{', { value: 'T' }, '}']]],
    [String.raw`$$a \\{{w}}$$`, [['$$', String.raw`a \\`, { value: 'w' }]]],
    [String.raw`$\{{{w}}\}$`, [['$', String.raw`\{`, { value: 'w' }, String.raw`\}`]]],
    [String.raw`$\{a\}$`, [['$', String.raw`\{a\}`]]],
    [String.raw`$\sqrt{\frac{a}{b}}$`, [['$', String.raw`\sqrt{\frac{a}{b}}`]]],
    ['$\\text{a \\$ sign}$', [['$', '\\text{a \\$ sign}']]],
    ['$f({{a}}, {{tex "-a"}})$', [['$', 'f(', { value: 'a' }, ', ', { tex: '-a' }, ')']]],
    ['$*a* _b_ <c>$', [['$', '*a* _b_ <c>']]],
    ['$x_2 = -1${{#if "T > 2"}}, $x_3 = 2${{/if}}.', [['$', 'x_2 = -1'], { if: 'T > 2', then: [', ', ['$', 'x_3 = 2']], else: [] }, '.']],
    ['$a\nb$', [['$', 'a\nb']]],
  ])('%j', (source, pieces) => expect(read(source)).toEqual(pieces))

  test.each([
    ['It costs $5 and {{n}} cost $10.', ['It costs $5 and ', { value: 'n' }, ' cost $10.']],
    ['$5-$10', ['$5-$10']],
    ['US$ 5', ['US$ 5']],
    ['$5 and $x$', ['$5 and ', ['$', 'x']]],
    [String.raw`\$x\$`, [String.raw`\$x\$`]],
    [String.raw`\\$x$`, [String.raw`\\`, ['$', 'x']]],
    ['100 $', ['100 $']],
  ])('prices and escaped dollars stay text: %j', (source, pieces) => {
    expect(read(source)).toEqual(pieces)
    expect(found(source)).toEqual([])
  })

  test('a dollar that seems to open a formula but does not is a warning', () => {
    expect(found('so $x + 1')).toEqual(['spec/tex 10:6+1'])
    expect(found('so $x $ y')).toEqual(['spec/tex 10:6+1'])
    expect(found('so $x\n\ny$ z')).toEqual(['spec/tex 10:6+1'])
    expect(read('so $x + 1')).toEqual(['so $x + 1'])
  })
})

describe('code is left alone', () => {
  test.each([
    '`{{w}} $x$`',
    '`` `{{w}}` ``',
    '```\n{{w}} $x$ }}\n```\n',
    '~~~ js\n{{#if}}\n~~~',
    '- item\n\n  ```\n  {{w}}\n  ```\n',
    '```\n{{w}} never closed',
  ])('%j', (source) => expect(read(source)).toEqual([source]))

  test('what only looks like code is read', () => {
    expect(read('a ` {{w}}')).toEqual(['a ` ', { value: 'w' }])
    expect(read('a `b\n\n{{w}} c`')).toEqual(['a `b\n\n', { value: 'w' }, ' c`'])
    expect(read('\\`{{w}}\\`')).toEqual(['\\`', { value: 'w' }, '\\`'])
    expect(read('``` a`b\n{{w}}')).toEqual(['``` a`b\n', { value: 'w' }])
  })
})

describe('mistakes, each with its place', () => {
  test.each([
    // tags
    ['a {{}} b', ['spec/text-tag 10:5+4']],
    ['{{w} b', ['spec/text-tag 10:3+2']],
    ['{{w + 1}}', ['spec/text-tag 10:3+9']],
    ['{{"w"}}', ['spec/text-tag 10:3+7']],
    ['{{eqations "x"}}', ['spec/text-tag 10:3+16']],
    ['{{#each "x"}}', ['spec/text-tag 10:3+13']],
    ['{{> partial}}', ['spec/text-tag 10:3+13']],
    ['{{!-- note --}}', ['spec/text-tag 10:3+15']],
    ['{{value}}', ['spec/text-tag 10:3+9']],
    ['{{tex "a" "b"}}', ['spec/text-tag 10:3+15']],
    ['{{table}}', ['spec/text-tag 10:3+9']],
    ['{{table "x[1] y"}}', ['spec/text-tag 10:3+18']],
    ['{{plural n "point"}}', ['spec/text-tag 10:3+20']],
    ['{{tex "a}}', ['spec/text-tag 10:3+2']],
    ['a\nbc {{w + 1}}', ['spec/text-tag 11:6+9']],
    ['a }} b', ['spec/text-tag 10:5+2']],
    [String.raw`\{{w}}`, ['spec/text-tag 10:3+3']],
    // ifs
    ['{{#if "a"}}b', ['spec/text-tag 10:3+11']],
    ['b{{/if}}', ['spec/text-tag 10:4+7']],
    ['b{{else}}', ['spec/text-tag 10:4+8']],
    ['{{#if "a"}}{{else}}{{else}}{{/if}}', ['spec/text-tag 10:22+8']],
    ['{{#if}}a{{/if}}', ['spec/text-tag 10:3+7']],
    ['{{#if "a"}}b{{else if "c"}}{{/if}}', ['spec/text-tag 10:15+15']],
    // formulas
    ['$${{w}}', ['spec/tex 10:3+2']],
    ['$x^{w}}$', ['spec/tex 10:3+8']],
    ['$x^{{{w}}$', ['spec/tex 10:3+10']],
    ['$a {{equations}}$', ['spec/text-tag 10:6+13']],
    ['$a {{plural n "b" "c"}}$', ['spec/text-tag 10:6+20']],
    ['$\\{{w}}$', ['spec/text-tag 10:4+3']],
    ['$a_{{b$', ['spec/text-tag 10:6+2']],
    // several at once, on several lines
    ['{{a b}}\n{{c d}}', ['spec/text-tag 10:3+7', 'spec/text-tag 11:3+7']],
  ])('%j', (source, places) => expect(found(source)).toEqual(places))

  test('{{#if}} inside of a formula says how to write it', () => {
    const text = readText('$a{{#if "T > 2"}}, b{{/if}}$', at)
    expect(text.ok).toBe(false)
    if (text.ok) return
    expect(text.errors[0]).toMatchObject({ code: 'spec/text-tag', at: { line: 10, col: 5 } })
    expect(text.errors[0]?.hint).toContain('close the formula before it')
  })

  test('an expression inside a tag is read where it stands', () => {
    expect(found('a {{value "w +"}}')[0]).toMatch(/^expression\/syntax 10:1[3-6]\+/)
    expect(found('a\n{{tex "w = 2"}}')).toEqual(['expression/not-allowed 11:12+1'])
    expect(found('{{#if "T = 2"}}a{{/if}}')).toEqual(['expression/not-allowed 10:12+1'])
    expect(found('$x = {{value "sen(x)"}}$')[0]).toMatch(/^expression\/unknown-function 10:17\+/)
  })

  test('near misses get a hint', () => {
    const text = readText('{{plurl n "a" "b"}}', at)
    expect(text.ok).toBe(false)
    if (!text.ok) expect(text.errors[0]?.hint).toContain('{{plural}}')
  })
})

describe('a value after a sign in a formula', () => {
  test.each([
    ['$x + {{b}}$', ['spec/sign-in-tex 10:8+5']],
    ['$x - {{{b}}}$', ['spec/sign-in-tex 10:9+5']],
    ['$-{{b}}$', ['spec/sign-in-tex 10:5+5']],
    ['$x + {{tex "b"}}$', []],
    ['$x + 2{{b}}$', []],
    ['$x = {{b}}$', []],
    ['x + {{b}}', []],
  ])('%j', (source, warnings) => {
    expect(readText(source, at).ok).toBe(true)
    expect(found(source)).toEqual(warnings)
  })
})
