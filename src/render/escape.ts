// Text made safe for HTML.

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

/** Literal characters as HTML text or a quoted attribute. */
export const escapeHtml = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => entities.get(character) ?? '') : text

/** Numbers as they are printed: a minus sign for the hyphen that stands for one. */
export const withMinus = (text: string): string => text.replace(/(^|[\s(,;[=])-(?=[\d.])/g, '$1\u2212')
