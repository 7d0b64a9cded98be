// The worked solution of one variant: the trace row by row with every number put in, then how each part's answer follows.
import { carriedName } from '../cell/roles.ts'
import { denominator } from '../math/exact/rational.ts'
import { functionTex, isApproximate, valueTex } from '../math/print/tex.ts'
import { isMatrix } from '../math/print/value-tex.ts'
import { isRational, sameValue, type Value } from '../math/evaluate/value.ts'
import { type FunctionName, functionArity, type Precision, type RichText, type StepGroup } from '../model.ts'
import { wordsOf } from '../words/en.ts'
import { inNames } from './abbreviations.ts'
import { answerGroups, reasonGroups } from './answers.ts'
import { chainTex } from './chain.ts'
import { termOf } from './equations.ts'
import { carriedNames, namesAt, rowsAreSteps, styleOf, valueIn } from './naming.ts'
import type { Filling } from './pieces.ts'
import { linksOf } from './reduction.ts'
import { listed, math, say, text } from './sentences.ts'
import type { Solution, TraceStep } from './solution.ts'

export interface WorkedOptions {
  /** The claims that this student was shown; all of them where it is left out. */
  readonly claims?: ReadonlySet<string>
}

/**
 * The worked solution: one group a row (its inputs in the heading, one line an equation), then one for each part whose
 * answer is more than a column of the trace. Every number printed is in the trace, in the values given or in an equation.
 */
export function worked(solution: Solution, lang: string, options: WorkedOptions = {}): RichText {
  const filling = fillingOf(solution, lang)
  const rows = [...new Set(solution.trace.map(({ row }) => row))]
  const groups = rows.map((row, i) =>
    rowGroup(
      solution.trace.filter((step) => step.row === row),
      row,
      i === 0,
      filling,
    ),
  )
  const all = [...groups, ...answerGroups(filling, options.claims)]
  if (all.length === 0) return []
  const isRounded = solution.trace.some(({ exact, value }) => isApproximate(exact) || isApproximate(value))
  const note: RichText = isRounded ? [...say(lang, 'worked/digits'), { type: 'markdown', text: '\n\n' }] : []
  return [...note, { type: 'steps', groups: all }]
}

/** Why each option of claims and roles is right or wrong, without a line to print: beside a solution in the author's own words. */
export function reasons(solution: Solution, lang: string, options: WorkedOptions = {}): RichText {
  const groups = reasonGroups(fillingOf(solution, lang), options.claims)
  return groups.length === 0 ? [] : [{ type: 'steps', groups }]
}

const fillingOf = (solution: Solution, lang: string): Filling => ({ solution, lang, trace: () => [], errors: [], conventionsPlaced: false })

function rowGroup(steps: readonly TraceStep[], row: number, isFirst: boolean, filling: Filling): StepGroup {
  return { heading: headingOf(steps, row, isFirst, filling), lines: steps.map((step) => stepLine(step, isFirst, filling)) }
}

/** “Step 3: x₃ = 1”; the first row shows what the states start from as well. */
function headingOf(steps: readonly TraceStep[], row: number, isFirst: boolean, { solution, lang }: Filling): RichText {
  const names = namesAt(solution, row)
  const run = solution.problem.lines.run
  const fromOutside = new Set([...(solution.cell?.inputs ?? []), ...[...(run?.over ?? []), ...(run?.every ?? [])].map(({ name }) => name)])
  const reads = new Map(steps.flatMap((step) => [...step.reads]))
  const starts = isFirst ? [...reads.keys()].filter((name) => carriedName(name) !== undefined) : []
  const shown = [...fromOutside, ...starts].flatMap((name): [string, Value][] => {
    const value = reads.get(name)
    return value === undefined ? [] : [[name, value]]
  })
  const formulas = shown.flatMap(([name, value]) => {
    const shownAs = valueIn(solution, value)
    // a letter stands for itself
    return shownAs === names(name) ? [] : [[math(`${names(name)} ${isApproximate(value) ? '\\approx' : '='} ${shownAs}`)]]
  })
  const inputs = listed(lang, formulas)
  const noun = row === 0 ? 'single' : rowsAreSteps(solution) ? 'step' : 'row'
  return formulas.length === 0
    ? say(lang, `worked/${noun}`, { row: `${row}` })
    : say(lang, `worked/${noun}-with`, { row: `${row}`, inputs })
}

/** One equation: the word for its name, the chain, and what there is to say of rounding. The equation itself is written once. */
function stepLine(step: TraceStep, isFirst: boolean, filling: Filling): RichText {
  const { solution, lang } = filling
  const words = wordsOf(lang)
  const names = namesAt(solution, step.row)
  const matrices = [...step.reads.values(), step.exact].some(isMatrix)
  const links = linksOf(step, {
    names,
    style: { ...styleOf(solution, lang), breaks: true, vectors: matrices ? 'column' : 'row' },
    precision: precisionOf(solution),
    rounding: solution.cell?.rounding ?? [],
    words: { rounded: words['worked/rounded'], saturated: words['worked/saturated'] },
    short: (expr) => inNames(expr, solution, { name: step.name, row: step.row }),
    symbolic: isFirst,
  })
  const term = isFirst ? termOf(step.name, solution, lang) : undefined
  const label = term === undefined ? [] : [text(`${term.charAt(0).toUpperCase()}${term.slice(1)}`)]
  const notes = notesOn(step, solution, lang).flatMap((note) => [text(' '), ...note])
  return [...label, { type: 'math', tex: chainTex(names(step.name), links), display: true }, ...notes]
}

/** Decimals of the numbers on the way: one more than any answer takes, and at least four. */
function precisionOf(solution: Solution): Precision | undefined {
  const asked = solution.problem.parts.map((part) => ('precision' in part ? (part.precision.decimals ?? part.precision.figures ?? 0) : 0))
  const places = Math.max(0, ...asked) + 1
  return places > 4 ? { decimals: places } : undefined
}

const isFunction = (name: string): name is FunctionName => Object.hasOwn(functionArity, name)

/** Ties, and what the next step reads of a rounded value. */
function notesOn(step: TraceStep, solution: Solution, lang: string): readonly RichText[] {
  const rounding = solution.cell?.rounding ?? []
  const harmless = step.calls
    .filter(({ tie }) => tie === true)
    .map(({ name, arguments: [argument = 0] }) => {
      const symbol = isFunction(name) ? functionTex(name) : name
      return say(lang, 'worked/tie-harmless', { value: math(`${symbol}(${valueTex(argument)})`) })
    })
  const rule = rounding.find(({ of }) => of === step.name)
  if (rule === undefined || sameValue(step.exact, step.value) === true) return harmless
  const byRule =
    rule.to === 'integer' && isHalf(step.exact)
      ? [say(lang, 'worked/tie-rule', { exact: math(valueTex(step.exact)), value: math(valueTex(step.value)) })]
      : []
  const goesOn = carriedNames(solution).has(step.name) && step.row > 0 && step.row < solution.rows
  const carried =
    rule.carry === 'exact'
      ? say(lang, 'worked/carried-exact', { value: math(valueTex(step.exact)) })
      : say(lang, 'worked/carried-rounded', { value: math(valueTex(step.value)) })
  return [...harmless, ...byRule, ...(goesOn ? [carried] : [])]
}
const isHalf = (value: Value): boolean => isRational(value) && denominator(value) === 2n
