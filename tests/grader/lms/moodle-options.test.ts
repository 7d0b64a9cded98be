// Options as Moodle's report shows them, worked out from html_to_text and strip_tags and seen in reports of Moodle 4.5.6.
import { expect, test } from 'vitest'
import { optionsIn } from '../../../grader/lms/moodle-options.ts'
import type { Option, RichText } from '../../../src/model.ts'

const option = (id: string, plain: string, text: RichText = [{ type: 'text', text: plain }]): Option => ({ id, plain, text })
const tex = (source: string): RichText => [{ type: 'math', tex: source, display: false }]
const markdown = (text: string): RichText => [{ type: 'markdown', text }]
const options = [
  option('o1', 'First; second'),
  option('o2', 'First'),
  option('o3', '$x < 2$', tex('x < 2')),
  option('o4', '**Bold** and _slanted_', markdown('**Bold** and _slanted_')),
  option('o5', 'a & <b>c</b>'),
  option('o6', 'second; third'),
]
const chosen = (text: string) => optionsIn(text, { type: 'choice', multiple: true, options })

test.each([
  ['First; second', ['o1']],
  ['First; second; First', ['o1', 'o2']],
  // one way in the order of the options, though `First` and `second; third` are options too
  ['First; second; third', ['o2', 'o6']],
  // bold becomes capitals, emphasis underscores, < a command, and what looks like a tag is gone
  ['\\(x \\lt 2\\); BOLD and _slanted_; a & c', ['o3', 'o4', 'o5']],
  // shuffled by a teacher
  ['a & c; First', ['o5', 'o2']],
  ['None of these', ['none']],
  ['First; third', undefined],
  ['First; First; First; First; First; First; First; First; First', undefined],
  ['', undefined],
])('%j', (text, ids) => {
  expect(chosen(text)).toEqual(ids)
})

test('a single choice is one option, or what it cannot tell apart', () => {
  const single = (text: string, ...names: readonly string[]) =>
    optionsIn(text, { type: 'choice', multiple: false, options: names.map((name, i) => option(`o${i + 1}`, name)) })
  expect([single('b', 'a', 'b'), single('A', 'a', 'A'), single('None of these', 'a', 'b')]).toEqual([['o2'], undefined, undefined])
})
