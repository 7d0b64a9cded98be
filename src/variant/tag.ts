// The visible tag that ends the stem of every exported variant, so that the response report of an LMS says which variant
// a row answers: written by exporters, found again by readers of reports.

export interface VariantTag {
  readonly variant: string
  /** Where an LMS question asks one part of several. */
  readonly part?: string
}

/**
 * `#vabcdefghijklmno`, or `#vabcdefghijklmno/gate` for one part of a problem that is asked as several questions. Plain
 * characters that survive as text where a report drops the markup, and mean nothing in HTML, TeX, OLX scripts (`$`),
 * Moodle's cloze (`{}`) or Canvas's blanks (`[]`). It stands at the end of the stem, nothing but a space or a full stop
 * behind it.
 */
export const variantTag = (variant: string, part?: string): string => (part === undefined ? `#${variant}` : `#${variant}/${part}`)

/** A variant's id is a letter and base32 in lower case (`variantId`), and at most 32 characters. Ten at least, so that `#hashtag` is none. */
const tag = /#([a-z][a-z2-7]{9,31})(?:\/([A-Za-z][A-Za-z0-9_]{0,99}))?(?![A-Za-z0-9])/g

/** The last tag in a text: a report may write the options behind the stem, as Moodle's does. */
export function tagIn(text: string): VariantTag | undefined {
  const [, variant, part] = [...text.matchAll(tag)].at(-1) ?? []
  return variant === undefined ? undefined : { variant, ...(part !== undefined && { part }) }
}
