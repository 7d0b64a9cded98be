// What the author's page tells its script, and what the server answers it. Also read in the browser.
import type { Panels } from './author-view.ts'

export interface PreviewData {
  /** Address of the problem; absent on the list. */
  readonly base?: string
  readonly name?: string
  readonly seed?: number
  readonly words: Readonly<Record<string, string>>
}
export interface ViewData {
  readonly version: string
  readonly seed: number
  readonly stale: boolean
  readonly errors: number
  readonly warnings: number
  readonly diagnostics: string
  readonly variant?: string
  readonly panels?: Panels
  readonly answers: readonly { readonly value: string; readonly label: string }[]
}

export const isPreviewData = (data: unknown): data is PreviewData => isObject(data) && 'words' in data
export const isViewData = (data: unknown): data is ViewData =>
  isObject(data) && 'version' in data && 'diagnostics' in data && 'answers' in data && Array.isArray(data.answers)

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
