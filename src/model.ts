// The types that cross folders, one file a subject. All of it is plain data: a read Problem, a Variant, an Interaction, a Key
// and a Mark go through JSON unchanged, so they cross workers, pages and databases without a parser.
export * from './model/expression.ts'
export type * from './model/text.ts'
export type * from './model/problem.ts'
export type * from './model/question.ts'
export type * from './model/set.ts'
export type * from './model/posed.ts'
export type * from './model/mark.ts'
export type * from './model/certificate.ts'
