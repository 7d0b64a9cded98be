// The letters of a question as MathML alone: a tenth of what they take when they are drawn as well, and they come once a field.
import type { Typesetter } from '../typesetter.ts'

/** What stands inside of `<math>` for TeX; letters that stand alone have the class of the page's own italic face. */
export const letterMathml = (tex: string, { inline }: Typesetter): string =>
  (/<math[^>]*>([^]*?)<\/math>/.exec(inline([{ type: 'math', tex, display: false }]))?.[1] ?? '').replace(
    /<mi>(.)<\/mi>/gu,
    '<mi class="italic">$1</mi>',
  )
