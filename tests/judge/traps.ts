// The tables of tests/judge/traps: rows that are lines of `quizwright judge` with the verdict and the reason beside them.
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

export interface Row {
  readonly reference: string
  readonly student: string
  /** The true verdict, from mathematics. */
  readonly verdict: 'equal' | 'different' | 'undecided' | 'invalid'
  /** Of equal ones; `same` where it is not said. */
  readonly domain?: 'differs'
  readonly why: string
  /** What is said instead, honestly: `undecided`, `invalid`, or of a domain that differs where nobody looks, `same`. */
  readonly known?: 'undecided' | 'invalid' | 'same'
}
export interface Theme {
  readonly name: string
  readonly rows: readonly Row[]
}

const folder = new URL('traps/', import.meta.url)
export const themes: readonly Theme[] = readdirSync(folder)
  .sort()
  .map((file) => {
    const { rows }: { readonly rows: readonly Row[] } = parse(readFileSync(new URL(file, folder), 'utf8'))
    return { name: file.replace('.yaml', ''), rows }
  })

const notes = ['verdict', 'domain', 'why', 'known']
/** A row as the line that is judged. */
export const lineOf = (row: Row): string => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([key]) => !notes.includes(key))))

export const expectedOf = ({ verdict, domain, known }: Row): { readonly verdict: string; readonly domain?: string } => {
  if (known === 'undecided' || known === 'invalid') return { verdict: known }
  return verdict === 'equal' ? { verdict, domain: known ?? domain ?? 'same' } : { verdict }
}
