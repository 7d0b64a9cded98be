// A template of the preview in, its HTML out: the preview's own fixed words reach it as `p`.
import { previewEn } from '../../words/preview-en.ts'
import { type PageWords, pageWordsOf } from '../../words/pages-en.ts'
import { fillTemplate, type View } from '../templates.ts'

/** The HTML of `templates/preview/NAME.hbs`. */
export const fillPreview = (name: string, view: View, words: PageWords = pageWordsOf('en')): string =>
  fillTemplate(`preview/${name}`, words, { ...view, p: previewEn })
