// Problems with something wrong in their names. «…» marks the place where it is found, and is not part of the file.

export interface NamesCase {
  readonly what: string
  /** Codes in the order of the marks. */
  readonly codes: readonly string[]
  readonly problem: string
  /** What one of the messages or hints says. */
  readonly says?: string
}

/** A problem of one number question; `lines` stand before it. */
const asking = (key: string, lines: string, text = 'Compute.'): string =>
  `problem: p\ntitle: T\n${lines}\nask:\n  kind: number\n  key: ${key}\ntext: ${text}\n`

/** A cell in place that needs x, w and the start of h. */
const carried = `cell:
  inputs: [x]
  equations:
    h: w*h_prev + x`

export const unknownNames: readonly NamesCase[] = [
  {
    what: 'a name that nothing defines',
    codes: ['spec/unknown-name'],
    problem: asking('«thta» + 1', 'parameters:\n  theta: { integer: [1, 3] }'),
    says: 'did you mean “theta”?',
  },
  {
    what: 'each name once in an expression, all of them',
    codes: ['spec/unknown-name', 'spec/unknown-name'],
    problem: asking('«aa» + «bb» + aa', 'parameters:\n  w: { integer: [1, 3] }'),
  },
  {
    what: 'a name is found behind words and numbers that look like it',
    codes: ['spec/unknown-name'],
    problem: asking(`if("e5" == "b", 1e5, max(1, «e5»))`, 'parameters:\n  w: { integer: [1, 3] }'),
  },
  { what: 'a name in a let', codes: ['spec/unknown-name'], problem: asking('a', 'let:\n  a: 2*«b»') },
  {
    what: 'a name in a requirement',
    codes: ['spec/unknown-name'],
    problem: asking('w', 'parameters:\n  w: { integer: [1, 3] }\nrequire:\n  - w > «v»'),
  },
  {
    what: 'a name in a draw',
    codes: ['spec/unknown-name', 'spec/unknown-name'],
    problem: asking('sum(w)', 'parameters:\n  w: { integer: [1, «m»], size: «n» }'),
  },
  {
    what: 'a name of the cell in a draw',
    codes: ['spec/unknown-name'],
    problem: asking(
      'cell.h + v',
      `parameters:\n  w: { integer: [1, 3] }\n  x: { integer: [1, 3] }\n  v: { integer: [1, «h»] }\n${carried}\ngiven: { h_prev: 0 }`,
    ),
    says: 'before the cell is run',
  },
  {
    what: 'a name in a tag',
    codes: ['spec/unknown-name'],
    problem: asking('w', 'parameters:\n  w: { integer: [1, 3] }', "'The weight is ${{«v»}}$.'"),
  },
  {
    what: 'a name in the brackets of a condition',
    codes: ['spec/unknown-name'],
    problem: asking('w', 'parameters:\n  w: { integer: [1, 3] }', `'{{#if "«v» > 2"}}a{{else}}b{{/if}}'`),
  },
  {
    what: 'a member of a cell that is not there',
    codes: ['spec/unknown-name'],
    problem: asking('«cell.h»', 'parameters:\n  w: { integer: [1, 3] }'),
    says: 'has no cell',
  },
  {
    what: 'a member that the cell does not have',
    codes: ['spec/unknown-name'],
    problem: asking('2*«cell.hh»', `parameters:\n  w: { integer: [1, 3] }\n  x: { integer: [1, 3] }\n${carried}\ngiven: { h_prev: 0 }`),
    says: 'did you mean “h”?',
  },
  {
    what: 'the row before of what is not carried',
    codes: ['spec/unknown-name'],
    problem: asking('«y_prev»', 'parameters:\n  x: { integer: [1, 3] }\ncell:\n  inputs: [x]\n  equations:\n    y: 2*x'),
  },
  {
    what: 'the key where it is not known yet',
    codes: ['spec/unknown-name'],
    problem: asking('w', 'parameters:\n  w: { integer: [1, «key»] }'),
  },
  {
    what: 'the key of a problem with several parts',
    codes: ['spec/unknown-name'],
    problem:
      'problem: p\ntitle: T\nparameters:\n  w: { integer: [1, 3] }\nrequire:\n  - «key» > 0\nparts:\n  a: { kind: number, key: w + 1 }\n  b: { kind: number, key: w + 2 }\ntext: Compute.\n',
    says: 'parts.a or parts.b',
  },
  {
    what: 'a part that is not there',
    codes: ['spec/unknown-name'],
    problem: asking('w', 'parameters:\n  w: { integer: [1, 3] }\nrequire:\n  - «parts.b» > 0'),
  },
  {
    what: 'a mistake that is not declared',
    codes: ['spec/unknown-mistake'],
    problem: asking(
      'v',
      'parameters:\n  w: { integer: [1, 3] }\nlet:\n  v: w + 1\nrequire:\n  - distinct(key, «mistakes.off_by_on»)\nmistakes:\n  off_by_one: { let: { v: w } }',
    ),
    says: 'off_by_one',
  },
  {
    what: 'a mistake of no part',
    codes: ['spec/unknown-name'],
    problem:
      'problem: p\ntitle: T\nparameters:\n  w: { integer: [1, 3] }\nlet:\n  v: w + 1\nrequire:\n  - distinct(parts.a, «mistakes.off»)\nmistakes:\n  off: { let: { v: w } }\nparts:\n  a: { kind: number, key: v }\n  b: { kind: number, key: 2*v }\ntext: Compute.\n',
    says: 'mistakes.off.a or mistakes.off.b',
  },
  {
    what: 'a table tag and the columns of a table',
    codes: ['spec/unknown-name', 'spec/unknown-name', 'spec/unknown-name'],
    problem: `problem: p\ntitle: T\nparameters:\n  x: { integer: [1, 3], size: 3 }\n  w: { integer: [1, 3] }\n${carried}\ngiven: { h_prev: 0 }\nrun: { over: [x] }\nask:\n  kind: table\n  show: [x, «y»]\n  fill: [h, «z»]\ntext: 'Look: «{{table "x yy"}}»'\n`,
  },
  {
    what: 'the heading of a part that is not there',
    codes: ['spec/unknown-name'],
    problem: asking('w', 'parameters:\n  w: { integer: [1, 3] }', `'See «{{part "b"}}».'`),
  },
  {
    what: 'names offered for their role',
    codes: ['spec/unknown-name'],
    problem: 'problem: p\ntitle: T\ncell: lstm\ntext: Which?\nask:\n  kind: multi-select\n  role: state\n  names: [c, h, «c_tilda»]\n',
    says: 'c_tilde',
  },
]

export const misusedNames: readonly NamesCase[] = [
  {
    what: 'a parameter called as the language is',
    codes: ['spec/reserved-name'],
    problem: asking('w', 'parameters:\n  w: { integer: [1, 3] }\n  «end»: { integer: [1, 3] }'),
  },
  {
    what: 'a start of no state',
    codes: ['spec/reserved-name'],
    problem: asking('w', 'parameters:\n  w: { integer: [1, 3] }\n  «q_prev»: { integer: [1, 3] }'),
  },
  {
    what: 'a row before that no equation computes',
    codes: ['spec/reserved-name'],
    problem: asking('cell.h', 'parameters:\n  x: { integer: [1, 3] }\ncell:\n  inputs: [x]\n  equations:\n    h: x + «x_prev»'),
  },
  {
    what: 'one name for a parameter and a let',
    codes: ['spec/duplicate-name'],
    problem: asking('w', 'parameters:\n  w: { integer: [1, 3] }\nlet:\n  w: «2 + 1»'),
  },
  {
    what: 'an input with an equation',
    codes: ['spec/duplicate-name'],
    problem: asking(
      'cell.h',
      'parameters:\n  x: { integer: [1, 3] }\n  w: { integer: [1, 3] }\ncell:\n  inputs: [x]\n  equations:\n    x: «w + 1»\n    h: x + w',
    ),
  },
  {
    what: 'a parameter that hides what the cell computes',
    codes: ['spec/hidden-name'],
    problem: asking(
      '2*«h»',
      `parameters:\n  w: { integer: [1, 3] }\n  x: { integer: [1, 3] }\n  h: { integer: [1, 3] }\n${carried}\ngiven: { h_prev: h }`,
    ),
    says: 'cell.h',
  },
  {
    what: 'hidden in a column',
    codes: ['spec/hidden-name'],
    problem: `problem: p\ntitle: T\nparameters:\n  w: { integer: [1, 3] }\n  x: { integer: [1, 3] }\n  h: { integer: [1, 3] }\n${carried}\ngiven: { h_prev: h }\nask:\n  kind: table\n  fill: [«h»]\ntext: Compute.\n`,
  },
  {
    what: 'hidden in a claim',
    codes: ['spec/hidden-name'],
    problem:
      'problem: p\ntitle: T\ncell: gated-rnn\nconvention: { gate: writes, gates: ideal }\nparameters:\n  s: { integer: [1, 3] }\ntext: Which?\nask:\n  kind: multi-select\n  claims:\n    a: { if: g == 0, then: «s» == s_prev, text: One. }\n    b: { if: g == 1, then: cell.s == s_prev, text: Two. }\n',
  },
  {
    what: 'a member inside an equation',
    codes: ['spec/unknown-name'],
    problem: asking('cell.h', 'parameters:\n  x: { integer: [1, 3] }\ncell:\n  inputs: [x]\n  equations:\n    h: x + «cell.x»'),
    says: 'write x',
  },
  {
    what: 'k outside brackets in a claim',
    codes: ['spec/reserved-name'],
    problem:
      "problem: p\ntitle: T\ncell: gated-rnn\nconvention: { gate: writes, gates: ideal }\ntext: Which?\nask:\n  kind: multi-select\n  claims:\n    a: { if: g == 0, then: s == «k», text: One. }\n    b: { if: 'g[k] == 0', then: 's[k] == s_prev[k]', text: Two. }\n",
  },
  {
    what: 'k that is also a parameter',
    codes: ['spec/reserved-name'],
    problem:
      "problem: p\ntitle: T\ncell: gated-rnn\nconvention: { gate: writes, gates: ideal }\nparameters:\n  k: { integer: [1, 3] }\ntext: Which?\nask:\n  kind: multi-select\n  claims:\n    a: { if: g == 0, then: s == s_prev, text: One. }\n    b: { then: 's[«k»] == s_prev[k]', text: Two. }\n",
  },
]

export const cycles: readonly NamesCase[] = [
  { what: 'lets that need each other', codes: ['spec/cycle'], problem: asking('a', 'let:\n  a: «b + 1»\n  b: 2*a'), says: 'a → b → a' },
  {
    what: 'a parameter and a let',
    codes: ['spec/cycle'],
    problem: asking('w', 'parameters:\n  «w»: { integer: [1, n] }\nlet:\n  n: w + 1'),
    says: 'w → n → w',
  },
  {
    what: 'equations of one row',
    codes: ['spec/cycle'],
    problem: asking('cell.c', 'parameters:\n  x: { integer: [1, 3] }\ncell:\n  inputs: [x]\n  equations:\n    c: «h + x»\n    h: 2*c'),
    says: 'c → h → c',
  },
  {
    what: 'a let of the run that a name of the cell is bound to',
    codes: ['spec/cycle'],
    problem: asking(
      'average',
      `parameters:\n  x: { integer: [1, 3], size: 3 }\ncell:\n  inputs: [x]\n  equations:\n    loss: x - average\nrun: { over: [x] }\nlet:\n  average: «sum(loss)»`,
    ),
    says: 'average → loss → average',
  },
  {
    what: 'through the row before',
    codes: ['spec/cycle'],
    problem: asking(
      'total',
      `parameters:\n  x: { integer: [1, 3], size: 3 }\ncell:\n  inputs: [x]\n  equations:\n    h: g_prev + x\n    g: g_prev + total\ngiven: { g_prev: 0 }\nrun: { over: [x] }\nlet:\n  total: «sum(h)»`,
    ),
    says: 'total → h → total',
  },
  {
    what: 'rows that read each other are none',
    codes: [],
    problem: asking(
      'h[end]',
      `parameters:\n  x: { integer: [1, 3], size: 3 }\ncell:\n  inputs: [x]\n  equations:\n    h: g_prev + x\n    g: h_prev + h\ngiven: { g_prev: 0, h_prev: 0 }\nrun: { over: [x] }`,
    ),
  },
  { what: 'a key that needs itself', codes: ['spec/cycle'], problem: asking('a + 1', 'let:\n  a: «2*key»') },
  {
    what: 'only under a mistake',
    codes: ['spec/cycle'],
    problem: asking('a', 'parameters:\n  w: { integer: [1, 3] }\nlet:\n  a: 2*b\n  b: w\nmistakes:\n  wrong: { let: { b: «a - 1» } }'),
  },
]

export const unbound: readonly NamesCase[] = [
  {
    what: 'in a cell in place, where it is read',
    codes: ['spec/unbound'],
    problem: asking(
      'cell.h',
      `parameters:\n  x: { integer: [1, 3] }\n  v: { integer: [1, 3] }\ncell:\n  inputs: [x]\n  equations:\n    h: v*h_prev + «vv»*x\ngiven: { h_prev: 0 }`,
    ),
    says: 'did you mean “v”?',
  },
  {
    what: 'the start of a state',
    codes: ['spec/unbound'],
    problem: asking(
      'h',
      `parameters:\n  x: { integer: [1, 3] }\n  w: { integer: [1, 3] }\ncell:\n  inputs: [x]\n  equations:\n    h: w*«h_prev» + x`,
    ),
  },
  {
    what: 'in a cell of its own, all at once',
    codes: ['spec/unbound'],
    problem: asking('«h»', 'cell: lstm\ngiven: { weights: 1 }'),
    says: 'h_prev, x, b_o, c_prev, b_f, b_i and b_c of the cell have no value',
  },
  {
    what: 'a group, same names and none are enough',
    codes: [],
    problem: asking(
      'h',
      'cell: lstm\nparameters:\n  x: { integer: [1, 3] }\n  h_prev: { integer: [1, 3] }\ngiven: { weights: 1, biases: none, c_prev: 0 }',
    ),
  },
  {
    what: 'what only vanished terms read needs no value',
    codes: [],
    problem: asking('f', 'cell: lstm\nparameters:\n  x: { integer: [1, 3] }\ngiven: { weights: 1, W_fh: none, b_f: 0 }'),
  },
  { what: 'a replaced equation needs nothing', codes: [], problem: asking('h', 'cell: lstm\ngiven: { o: 1, c: 1/2 }') },
  {
    what: 'claims and roles need no values',
    codes: [],
    problem: 'problem: p\ntitle: T\ncell: lstm\ntext: Which?\nask:\n  kind: multi-select\n  role: state\n  names: [c, h, o]\n',
  },
  {
    what: 'but a tag does',
    codes: ['spec/unbound'],
    problem: 'problem: p\ntitle: T\ncell: lstm\ntext: "Here {{«c»}}."\nask:\n  kind: multi-select\n  role: state\n  names: [c, h, o]\n',
    says: 'give a value under `given`',
  },
  {
    what: 'under a convention that a named mistake turns round',
    codes: ['spec/unbound'],
    problem: asking(
      'h',
      'cell: gru\nconvention: { update: writes, reset: before }\nparameters:\n  x: { integer: [1, 3] }\n  h_prev: { integer: [1, 3] }\ngiven: { weights: 1, b_z: 0, b_r: 0, b_h: 0 }\nrequire:\n  - distinct(key, «mistakes.reset_misplaced»)',
    ),
    says: 'b_hh',
  },
  {
    what: 'a mistake of the cell that is not named may go without',
    codes: [],
    problem: asking(
      'h',
      'cell: gru\nconvention: { update: writes, reset: before }\nparameters:\n  x: { integer: [1, 3] }\n  h_prev: { integer: [1, 3] }\ngiven: { weights: 1, b_z: 0, b_r: 0, b_h: 0 }',
    ),
  },
  {
    what: 'under one of the choices that are drawn',
    codes: ['spec/unbound'],
    problem: asking(
      '«h»',
      'cell: gru\nconvention: { update: writes, reset: { draw: [before, after] } }\nparameters:\n  x: { integer: [1, 3] }\n  h_prev: { integer: [1, 3] }\ngiven: { weights: 1, b_z: 0, b_r: 0, b_h: 0 }',
    ),
    says: 'b_hh of the cell has no value',
  },
]

export const lines: readonly NamesCase[] = [
  {
    what: 'given to what the cell does not have',
    codes: ['spec/unknown-name', 'spec/unknown-name'],
    problem: asking('h', 'cell: lstm\ngiven: { weights: 1, biases: 0, h_prev: 0, c_prev: 0, x: 1, «W_fg»: 2, «bias»: 1 }'),
    says: 'did you mean “biases”?',
  },
  {
    what: 'given from a parameter that is not there',
    codes: ['spec/unknown-name'],
    problem: asking('h', 'cell: lstm\ngiven: { weights: 1, biases: 0, h_prev: 0, c_prev: 0, x: «x» }'),
    says: 'no such parameter',
  },
  {
    what: 'given from what is computed',
    codes: ['spec/unknown-name'],
    problem: asking('h', 'cell: lstm\ngiven: { weights: 1, biases: 0, h_prev: 0, c_prev: 0, x: «cell.c» }'),
  },
  {
    what: 'run over what is not there',
    codes: ['spec/unknown-name', 'spec/unknown-name'],
    problem: asking(
      'h[end]',
      'cell: lstm\nparameters:\n  y: { integer: [1, 3], size: 3 }\ngiven: { weights: 1, biases: 0, h_prev: 0, c_prev: 0 }\nrun: { over: { x: «v», «u»: y } }',
    ),
  },
  {
    what: 'rounding of nothing',
    codes: ['spec/unknown-name'],
    problem: asking('h', 'cell: lstm\ngiven: { weights: 1, biases: 0, h_prev: 0, c_prev: 0, x: 1 }\nround:\n  «sigmod»: { to: integer }'),
    says: 'did you mean “sigmoid”?',
  },
  {
    what: 'a convention that is left open',
    codes: ['spec/unknown-convention'],
    problem: '«»' + asking('h', 'cell: gru\nconvention: { update: writes }\ngiven: { weights: 1, biases: 0, h_prev: 0, x: 1 }'),
    says: 'convention: { reset: before }',
  },
  {
    what: 'a convention and a choice that are not there',
    codes: ['spec/unknown-convention', 'spec/unknown-convention'],
    problem: asking(
      'h',
      'cell: gru\nconvention: { update: writes, reset: before, «gate»: writes }\ngiven: { weights: 1, biases: 0, h_prev: 0, x: 1 }\nmistakes:\n  odd: { convention: { «update»: write } }',
    ),
    says: 'did you mean “writes”?',
  },
  {
    what: 'a mistake that changes what is not there',
    codes: ['spec/unknown-name', 'spec/unknown-name', 'spec/unknown-name'],
    problem: asking(
      'h + v',
      'cell: lstm\ngiven: { weights: 1, biases: 0, h_prev: 0, c_prev: 0, x: 1 }\nlet:\n  v: 1\nmistakes:\n  one: { equations: { hh: «o .* c» } }\n  two: { let: { vv: «2» } }\n  three: { answer: { cc: «c» } }',
    ),
  },
  {
    what: 'a mistake that reads what is not there',
    codes: ['spec/unknown-name'],
    problem: asking(
      'h',
      'cell: lstm\ngiven: { weights: 1, biases: 0, h_prev: 0, c_prev: 0, x: 1 }\nmistakes:\n  one: { equations: { h: o .* «ctilde» } }',
    ),
    says: 'c_tilde',
  },
  {
    what: 'published with, key and mistakes that are not there',
    codes: ['spec/unknown-name', 'spec/unknown-mistake'],
    problem: asking('w + 1', 'parameters:\n  w: { integer: [1, 3] }\npublished:\n  - { with: { v: «1» }, key: 2, mistakes: { «off»: 1 } }'),
  },
  {
    what: 'mistakes offered as options that are not declared',
    codes: ['spec/unknown-mistake'],
    problem:
      'problem: p\ntitle: T\ncell: lstm\ngiven: { weights: 1, biases: 0, h_prev: 0, c_prev: 0, x: 1 }\nask:\n  kind: single-choice\n  key: h\n  options: { mistakes: [no_output_gate, «swapped_gate»] }\ntext: T\n',
    says: 'swapped_gates',
  },
  {
    what: 'a mistake offered as an option that lacks a value',
    codes: ['spec/unbound'],
    problem:
      'problem: p\ntitle: T\ncell: gru\nconvention: { update: writes, reset: before }\ngiven: { weights: 1, b_z: 0, b_r: 0, b_h: 0, h_prev: 0, x: 1 }\nask:\n  kind: single-choice\n  key: h\n  options: { mistakes: [returns_candidate, «reset_misplaced»] }\ntext: T\n',
  },
]

export const leaks: readonly NamesCase[] = [
  {
    what: 'the key itself',
    codes: ['spec/key-in-text'],
    problem: asking('2*w', 'parameters:\n  w: { integer: [1, 3] }', `'It is {{value "«2*w»"}}.'`),
  },
  {
    what: 'the key by another name',
    codes: ['spec/key-in-text'],
    problem: asking('a', 'parameters:\n  w: { integer: [1, 3] }\nlet:\n  a: 2*w', `'It is {{value "«1 + 2*w»"}}.'`),
  },
  {
    what: 'a parameter that is asked for',
    codes: ['spec/key-in-text'],
    problem: asking('w', 'parameters:\n  w: { integer: [1, 3] }', '\'It is {{«w»}}, or {{value "3*w"}}.\''),
  },
  {
    what: 'in TeX, a title and a condition',
    codes: ['spec/key-in-text', 'spec/key-in-text', 'spec/key-in-text'],
    problem:
      'problem: p\ntitle: \'On {{«a»}}\'\nparameters:\n  w: { integer: [1, 3] }\nlet:\n  a: 2*w\nask: { kind: number, key: a }\ntext: \'${{tex "«a»"}}${{#if "«a > 2»"}}big{{/if}}\'\n',
  },
  {
    what: 'what is computed from the key, and what it is computed from',
    codes: ['spec/key-in-text'],
    problem: asking('c', 'cell: lstm\ngiven: { weights: 1, biases: 0, h_prev: 0, c_prev: 0, x: 1 }', "'{{f}} and {{i}}, then {{«h»}}.'"),
  },
  {
    what: 'a column of a run, but not its start',
    codes: ['spec/key-in-text', 'spec/key-in-text'],
    problem: `problem: p\ntitle: T\nparameters:\n  x: { integer: [1, 3], size: 3 }\n  w: { integer: [1, 3] }\n${carried}\ngiven: { h_prev: 0 }\nrun: { over: [x] }\nask:\n  kind: table\n  show: [x]\n  fill: [h]\ntext: 'From {{value "h[0]"}} to {{value "«h[3]»"}}: «{{table "x h"}}»'\n`,
  },
  {
    what: 'other entries than the one that is asked for',
    codes: ['spec/key-in-text', 'spec/key-in-text'],
    problem: asking(
      'h[end]',
      `parameters:\n  x: { integer: [1, 3], size: 3 }\n  w: { integer: [1, 3] }\n${carried}\ngiven: { h_prev: 0 }\nrun: { over: [x] }`,
      `'After {{value "h[1]"}} comes {{value "«h[end]»"}} of {{«h»}}.'`,
    ),
  },
  {
    what: 'an answer to another part',
    codes: ['spec/key-in-text'],
    problem:
      "problem: p\ntitle: T\nparameters:\n  w: { integer: [1, 3] }\nlet:\n  a: 2*w\nparts:\n  a: { kind: number, key: a, text: First. }\n  b: { kind: number, key: a^2, text: 'With {{«a»}}?' }\ntext: Compute.\n",
  },
  {
    what: 'a column that is shown and asked for',
    codes: ['spec/key-in-text'],
    problem: `problem: p\ntitle: T\nparameters:\n  x: { integer: [1, 3], size: 3 }\n  w: { integer: [1, 3] }\n${carried}\ngiven: { h_prev: 0 }\nrun: { over: [x] }\nask:\n  kind: table\n  show: [x, «h»]\n  fill: [h]\ntext: Compute.\n`,
  },
  {
    what: 'the trace, the key and mistakes by name',
    codes: ['spec/key-in-text', 'spec/key-in-text', 'spec/key-in-text'],
    problem: asking(
      'v',
      'parameters:\n  w: { integer: [1, 3] }\nlet:\n  v: w + 1\nmistakes:\n  off: { let: { v: w } }',
      `'{{«key»}} {{value "«mistakes.off»"}} «{{trace}}»'`,
    ),
  },
  {
    what: 'the solution and what is said afterwards may',
    codes: [],
    problem: asking(
      'a',
      "parameters:\n  w: { integer: [1, 3] }\nlet:\n  a: 2*w\nmistakes:\n  off: { let: { a: w }, says: 'It is {{a}}, {{key}}.' }\nsolution: '{{key}} = {{a}}, not {{value \"mistakes.off\"}}. {{trace}}'",
      "'Twice {{w}}.'",
    ),
  },
  {
    what: 'your own name for the start is not the key',
    codes: [],
    problem: asking(
      'cell.h',
      `parameters:\n  w: { integer: [1, 3] }\n  x: { integer: [1, 3] }\n  h: { integer: [1, 3] }\n${carried}\ngiven: { h_prev: h }`,
      "'From {{h}}.'",
    ),
  },
]
