import { describe, expect, test } from 'vitest'
import { variantId } from '../../src/variant/identity.ts'
import { tagIn, variantTag } from '../../src/variant/tag.ts'

describe('the tag of a variant', () => {
  test.each([
    ['What is twice 3? #vabcdefghijk2345', { variant: 'vabcdefghijk2345' }],
    ['What is twice 3?#vabcdefghijk2345', { variant: 'vabcdefghijk2345' }],
    ['What is it? #vabcdefghijk2345/gate_1', { variant: 'vabcdefghijk2345', part: 'gate_1' }],
    // Moodle's report writes the options behind the stem (question/type/multichoice/question.php, get_question_summary)
    ['Which? #vabcdefghijk2345/a: 1; 2; 3', { variant: 'vabcdefghijk2345', part: 'a' }],
    ['See #vaaaaaaaaaaaaaaa. #vabcdefghijk2345.', { variant: 'vabcdefghijk2345' }],
    ['Which? #vabcdefghijk2345\n', { variant: 'vabcdefghijk2345' }],
  ])('is found in %j', (text, expected) => {
    expect(tagIn(text)).toEqual(expected)
  })

  test.each(['', 'What is twice 3?', '#hashtag', '#Vabcdefghijk2345', 'vabcdefghijk2345', '#vabcdefghijk2345X', `#v${'a'.repeat(32)}`])(
    'is not found in %j',
    (text) => {
      expect(tagIn(text)).toBeUndefined()
    },
  )

  test('of any id that is made can be found again', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const variant = variantId('p', seed, [])
      expect(tagIn(`Stem ${variantTag(variant)}`)).toEqual({ variant })
      expect(tagIn(`Stem ${variantTag(variant, 'h_1')}`)).toEqual({ variant, part: 'h_1' })
    }
  })
})
