// Inline styles that spans share, as classes.
import { describe, expect, test } from 'vitest'
import { stylesToClasses } from '../../src/render/styles.ts'

describe('styles as classes', () => {
  const wide = '<span class="mspace" style="margin-right:0.2778em;"></span>'
  const bare = '<span style="top:-3em;margin-left:0em;">x</span>'

  test('those that are shared, the commonest by the shortest name, as strong as an attribute', () => {
    expect(stylesToClasses(`${bare}${wide}${wide}${bare}${wide}`)).toEqual({
      html: '<span class="_1">x</span><span class="mspace _0"></span><span class="mspace _0"></span><span class="_1">x</span><span class="mspace _0"></span>',
      css: '._0{margin-right:0.2778em!important;}._1{top:-3em!important;margin-left:0em!important;}',
    })
  })
  test('one that stands alone stays, and so does what is no list of declarations', () => {
    for (const html of [wide, '<svg style="width:1em;"></svg>'.repeat(2), '<span style="width:50%"></span>'.repeat(2), 'a < b & "style"'])
      expect(stylesToClasses(html)).toEqual({ html, css: '' })
  })
})
