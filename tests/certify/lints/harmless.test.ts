// Texts in which nothing may be found, and beside them some in which something must be.
import { describe, expect, test } from 'vitest'
import { problemFrom } from '../../support/library.ts'
import { lintsOf } from './looking.ts'

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
/** A problem with two options and a text; `parts` adds a second question. */
const choice = (text: string, says = 'Yes.', more = ''): string => `problem: p
title: A test
parameters: { a: { integer: [3, 9] } }
text: ${quoted(`Let $a = {{a}}$. ${text}`)}
solution: ${quoted(says)}
parts:
  one: { kind: single-choice, key: a + 1, options: [a + 1, a - 1, a + 7], text: Which? }
${more}`
const codes = (yaml: string): readonly string[] => lintsOf(problemFrom(yaml), 12).map(({ code }) => code)

test.each([
  'In step 2 the first row of the matrix is used.',
  'By equation (1) and by the last line above.',
  'See part (a), both (b) and the rest of it.',
  'Which of the statements below are true?',
  'Your first answer counts; answer a question at a time.',
  'Answer 2 if nothing else fits. Option prices move; an answer is a number.',
  'The first element is kept, and the last statement-free line is the end.',
  'The choice is yours. Statements 3 lines long are short.',
  'Both are right, both a cat and a dog.',
  'All of the above equations hold. None of these is an answer.',
  'A claim about vectors; the next step follows.',
])('no place of an option: %s', (text) => {
  expect(codes(choice(text))).toEqual([])
})
test.each([
  'Option A is right.',
  'Options (b) and (c) are wrong.',
  'See choice 2.',
  'The last statement holds.',
  'The first two options are alike.',
  'It is the second of these answers.',
  'All of the above.',
  'Both A and C hold.',
  'The options above agree.',
])('a place of an option: %s', (text) => {
  expect(codes(choice(text))).toEqual(['lint/option-order'])
})
test('parts may be spoken of where there are several', () => {
  const second = '  two: { kind: number, key: 2*a, text: Twice? }\n'
  expect(codes(choice('Use both (a) and (b).', 'Yes.', second))).toEqual([])
  expect(codes(choice('Use both (a) and (b).'))).toEqual(['lint/option-order'])
})
test('what a problem without options says of statements is its own', () => {
  expect(
    codes(
      "problem: p\ntitle: T\nparameters: { a: { integer: [3, 9] } }\ntext: 'Take statement 2 with {{a}}.'\nask: { kind: number, key: 2*a }\n",
    ),
  ).toEqual([])
})

test.each([
  'The hidden state $h_t$ goes on.',
  'Here $h_t$, the hidden state, goes on. The hidden state is kept.',
  'What goes on is called the *hidden state*.',
  'The *hidden state* is what goes on.',
  'The hidden state ($h$) goes on.',
  'This is known as the learning rate.',
  'The margin of error is small; candidate answers are many.',
  'A marginal remark about logits-free activationism.',
  'Write `hidden state` as code.',
])('a term that is explained, or none: %s', (text) => {
  expect(codes(choice(text))).toEqual([])
})
test.each([
  'What is the hidden state?',
  'What are the hidden states?',
  'Here $h$ goes on. The learning rate is small.',
  'Take the logit of it.',
  'The pre-activation is large.',
])('a term that nothing explains: %s', (text) => {
  expect(codes(choice(text))).toEqual(['lint/undefined-term'])
})
test('a term inside of a longer one is told once, and the hint says what the cell has', () => {
  const yaml = `problem: p
title: T
cell: gru
convention: { reset: before, update: keeps }
given: { weights: 1, biases: 0, h_prev: 1, x: a }
parameters: { a: { integer: [2, 9] } }
text: '{{equations}} {{given}} The update gate opens; the candidate activation is new. {{conventions}}'
ask: { kind: number, key: h, decimals: 3 }
`
  const found = lintsOf(problemFrom(yaml), 12)
  expect(found.map(({ message }) => message)).toEqual(['found “candidate activation”, which nothing defines'])
  expect(found[0]?.hint).toContain('“update gate”, “reset gate”, “candidate”, “state”')
})
test('texts in other languages are left alone', () => {
  const text = "text: { en: 'Let $a = {{a}}$.', de: 'Sei $a = {{a}}$, embedding, hidden state, option A.' }"
  const ask = 'ask: { kind: single-choice, key: 2*a, options: [a, 2*a] }'
  expect(codes(`problem: p\ntitle: T\nparameters: { a: { integer: [3, 9] } }\n${text}\n${ask}\n`)).toEqual([])
})

test.each([
  'By $1 - y^{12}$ and $x_{17}$ and $\\frac{1}{2}$.',
  'There are 5 steps of 20 in 1999.',
  'As $\\text{step 3}$ shows, $2\\,\\sigma(2z) - 1$.',
  'It is ${{a}} + 1$, so $a + 7$ is wrong.',
  'Look at version 1.2.3 of it.',
])('a number that is known, or none: %s', (says) => {
  expect(codes(choice('', says))).toEqual([])
})
test.each(['It is $14$.', 'It is 14.5 at most.', 'It is $\\frac{13}{5}$.', 'It is $11/13$.'])('a number out of nowhere: %s', (says) => {
  expect(codes(choice('', says))).toEqual(['lint/unknown-number'])
})
test('a number in a branch is looked for where the branch is taken', () => {
  expect(codes(choice('', '{{#if "a == 3"}}So it is $a = 3$.{{else}}It is {{a}}.{{/if}}'))).toEqual([])
})

describe('a drawn convention decides whether a claim holds', () => {
  const yaml = (convention: string, text: string): string => `problem: p
title: T
cell:
  inputs: [x]
  equations: { g: sigmoid(w*x) }
  conventions:
    way:
      keeps: { equations: { s: g .* s_prev } }
      ${convention}
convention: { way: { draw: [keeps, drops] } }
text: '${text}'
ask:
  kind: multi-select
  claims:
    kept: { if: g == 1, then: s == s_prev, text: An open gate keeps the state. }
    gone: { if: g == 0, then: s == s_prev, text: A closed gate keeps the state. }
`
  const drops = 'drops: { equations: { s: (1 - g) .* s_prev } }'
  test('and is not shown: an error', () => {
    expect(codes(yaml(drops, 'Which hold?'))).toEqual(['lint/same-text'])
  })
  test('and is shown by the equations', () => {
    expect(codes(yaml(drops, '{{equations}} Which hold?'))).toEqual([])
  })
})
test('the largest of the options shown can be known, whatever the text', () => {
  const yaml = `problem: p
title: T
parameters: { a: { integer: [1, 9] }, b: { integer: [11, 19] } }
text: Which is largest?
ask: { kind: single-choice, key: a + b, options: [a + b, a - 1, b - 1] }
`
  expect(codes(yaml)).toEqual([])
})
