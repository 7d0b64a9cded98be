// What a student's page tells its script. Also read in the browser.
import type { InvalidCode } from '../../model.ts'

export interface PageData {
  readonly set: string
  readonly token: string
  /** The name under which answers are saved. */
  readonly file: string
  /** Fixed words by code. */
  readonly words: Readonly<Record<string, string>>
}

export function isPageData(data: unknown): data is PageData {
  return typeof data === 'object' && data !== null && 'set' in data && 'token' in data && 'file' in data && 'words' in data
}

/** Why a typed number is not read: of the codes of answers those that readNumber gives. */
const reasons = [
  'response/not-a-number',
  'response/thousands-separator',
  'response/decimal-comma',
  'response/percent',
  'response/fraction-not-accepted',
  'response/not-to-decimals',
  'response/not-to-figures',
  'response/zero-denominator',
  'response/out-of-range',
  'response/too-long',
] as const satisfies readonly InvalidCode[]

/** Of every page with a form. */
export const scriptWords = [
  ...reasons,
  'read/as',
  'read/cell',
  'read/cell-wrong',
  'page/scroll-table',
  'page/scroll-formula',
  'form/progress',
  'form/unreadable-one',
  'form/unreadable-other',
  'form/saved',
  'form/changed',
  'form/kept',
  'form/not-kept',
  'form/loaded',
  'form/foreign',
  'form/not-answers',
  'form/answered',
] as const
