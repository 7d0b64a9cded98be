// A formula that is typed, or a list (of lists) of them: right is what is equal to the key, whatever way it is written.
import { type Checked, error, failed, ok } from '../diagnostic.ts'
import { plain } from '../math/print/plain.ts'
import { namesIn } from '../math/names.ts'
import type { Value } from '../math/evaluate/value.ts'
import type { Expr, ExpressionKey, ExpressionQuestion, FormulaFormat } from '../model.ts'
import { namesAt } from '../solve/naming.ts'
import type { Solution } from '../solve/solution.ts'
import { openDecider } from '../math/decide/decide.ts'
import { termsOf } from './formula-decide.ts'
import { gradeFormulas } from './formula-grade.ts'
import { readFormulas } from './formula-read.ts'
import { type TypedName, typedNames } from './formula-names.ts'
import { formulaSamples } from './formula-samples.ts'
import { entriesOf, entryCount, sameShape, shapeOf } from './formula-shape.ts'
import { exprOf, formulaJson, isDecimal } from './formula-values.ts'
import { answersUnderMistakes } from './mistakes.ts'
import { isFormula, type ResponseKind } from './response-kind.ts'

/** Entries of an answer: nobody types more. */
const mostEntries = 64

export const expression: ResponseKind<'expression'> = {
  asks: isFormula,

  pose(question, solution, { language }) {
    const answer = solution.key(question)
    if (!answer.ok) return answer
    const expr = keyExpr(answer.value, question)
    if (!expr.ok) return expr
    const names = typedNames(question, solution)
    if (!names.ok) return names
    const mistakes = answersUnderMistakes(question, solution, language, (value) => mistaken(value, expr.value, question))
    if (!mistakes.ok) return mistakes
    const { symbols, form, witness, scheme, precision } = question
    const key: ExpressionKey = {
      expr: expr.value,
      symbols,
      ...(names.value.length > 0 && { names: names.value.map(({ symbol, formula }) => ({ name: symbol.name, formula })) }),
      ...(form && { form }),
      ...(precision.within && { within: precision.within }),
      witness,
      scheme,
      mistakes: mistakes.value,
    }
    const format = formatOf(question, expr.value, names.value, solution)
    return ok({ interaction: { type: 'formula', format }, key: { kind: 'expression', ...key } }, answer.warnings)
  },

  other(question, value, { key }) {
    const expr = keyExpr(value, question)
    const [shape, wanted] = [expr.ok ? shapeOf(expr.value) : undefined, shapeOf(key.expr)]
    return expr.ok && shape && wanted && sameShape(shape, wanted) ? { ...key, expr: expr.value, mistakes: [] } : undefined
  },

  read: (raw, { format }) => readFormulas(raw, format),
  grade: gradeFormulas,
  samples: ({ format }, key) => formulaSamples(format, key),
}

/** The key as an expression of the letters that may be typed, or what is wrong with it. */
function keyExpr(value: Value, { key: { source, at }, symbols, precision }: ExpressionQuestion): Checked<Expr> {
  const expr = exprOf(value)
  const shape = expr && shapeOf(expr)
  if (expr === undefined) return failed(error('solve/type', `\`${source}\` holds a word, expected a formula`, at))
  if (shape === undefined || entryCount(shape) > mostEntries)
    return failed(
      error('solve/shape', `\`${source}\` is neither a formula nor a list, or rows of one length, of at most ${mostEntries} formulas`, at),
    )
  if (precision.within === undefined && isDecimal(value))
    return failed(
      error(
        'spec/no-precision',
        `\`${source}\` is known as a decimal alone (${decimalText(expr)}), and nothing says how close an answer must be`,
        at,
        'add `within: 1%`',
      ),
    )
  const known = new Set(symbols.map(({ name }) => name))
  const unknown = [...namesIn(expr)].find((name) => !known.has(name))
  return unknown === undefined
    ? ok(expr)
    : failed(error('spec/unknown-name', `\`${source}\` holds the letter ${unknown}, which may not be typed`, at, 'add it to `symbols`'))
}
const decimalText = (expr: Expr): string => plain(entriesOf(expr)[0] ?? expr)

/** The answer under a mistake, entry by entry; undefined where it is of another shape, or cannot be told from the key. */
function mistaken(value: Value, key: Expr, { symbols }: ExpressionQuestion): ReturnType<typeof entriesAsJson> | undefined {
  const expr = exprOf(value)
  const [shape, wanted] = [expr && shapeOf(expr), shapeOf(key)]
  if (expr === undefined || shape === undefined || wanted === undefined || !sameShape(shape, wanted)) return undefined
  const terms = termsOf(symbols)
  const [answers, keys] = [entriesOf(expr), entriesOf(key)]
  const differs = keys.some((one, i) => {
    const other = answers[i]
    return other !== undefined && openDecider(one, terms)(other).verdict === 'different'
  })
  return differs ? entriesAsJson(answers) : undefined
}
const entriesAsJson = (entries: readonly Expr[]): ExpressionKey['mistakes'][number]['answers'] => entries.map(formulaJson)

function formatOf(question: ExpressionQuestion, key: Expr, names: readonly TypedName[], solution: Solution): FormulaFormat {
  const { symbols, constants = ['pi', 'e'], decimal = '.', form, precision } = question
  const declared = new Set([...symbols, ...names.map(({ symbol }) => symbol)].map(({ name }) => name))
  const texOf = namesAt(solution)
  return {
    symbols: [...symbols.map(({ name }) => ({ name, tex: texOf(name) })), ...names.map(({ symbol }) => symbol)],
    functions: [],
    constants: constants.filter((name) => !declared.has(name)),
    decimal,
    shape: shapeOf(key) ?? [],
    ...(form && { form }),
    ...(precision.within && { within: precision.within }),
  }
}
