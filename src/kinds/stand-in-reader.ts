// Stands in until the student's reader is there.
import { readExpression } from '../math/read/author.ts'
import { mapExpr } from '../math/names.ts'
import type { Expr, InvalidCode } from '../model.ts'
export interface Misreading {
  readonly code: string
  readonly start: number
  readonly end: number
}
export type StudentReading =
  | { readonly status: 'read'; readonly expr: Expr; readonly warnings: readonly Misreading[] }
  | { readonly status: 'blank' }
  | { readonly status: 'invalid'; readonly code: InvalidCode; readonly start: number; readonly end: number; readonly found?: string }
export const readStudent = (text: string, _terms: object): StudentReading => {
  if (text.trim() === '') return { status: 'blank' }
  const read = readExpression(
    text
      .replaceAll('\u2212', '-')
      .replaceAll('·', '*')
      .replace(/([^=])=([^=])/, '$1==$2')
      .trim(),
    { file: '', line: 1, col: 1 },
  )
  if (!read.ok) return { status: 'invalid', code: 'response/not-a-formula', start: 0, end: 1 }
  return {
    status: 'read',
    warnings: [],
    expr: mapExpr(read.value, (e) => (e.type === 'name' && (e.name === 'e' || e.name === 'pi') ? { type: 'constant', name: e.name } : e)),
  }
}
