// The signs of the graded page. Each is drawn, so that no font is needed, and named, so that colour alone says nothing.
import type { PageWords } from '../../words/pages-en.ts'
import { fillTemplate } from '../templates.ts'

export type IconName = 'right' | 'wrong' | 'partial' | 'key' | 'blank' | 'invalid' | 'review'

/** The drawing; what it means stands in words beside it. */
export const icon = (name: IconName, words: PageWords): string => fillTemplate(`icon/${name}`, words, {}).trim()
