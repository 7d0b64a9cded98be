// Whether everything a problem shows can be typeset: each formula as authored, at its place, and each as filled in.
import type { Diagnostic } from '../diagnostic.ts'
import type { Interaction, Piece, Posed, Problem, RichText, Text } from '../model.ts'
import { canTypeset, typesetInFull } from './katex.ts'

/** The TeX errors of a problem's texts: formulas with `1` in the place of every value, so that each error has its place. */
export function texErrors(problem: Problem): readonly Diagnostic[] {
  const texts: (Text | undefined)[] = [problem.title, problem.text, problem.solution, ...problem.mistakes.map(({ says }) => says)]
  for (const part of problem.parts) {
    texts.push(part.text)
    if (part.kind === 'multi-select' && part.from.type === 'claims')
      for (const claim of part.from.claims) texts.push(claim.text, claim.says)
    if (part.kind === 'single-choice' && part.options.type === 'list')
      for (const option of part.options.options) texts.push(option.text, option.says)
  }
  return texts.flatMap((text) => (text ?? []).flatMap(({ pieces }) => pieces.flatMap(pieceErrors)))
}

function pieceErrors(piece: Piece): readonly Diagnostic[] {
  if (piece.type === 'if') return [...piece.then, ...piece.else].flatMap(pieceErrors)
  if (piece.type !== 'math') return []
  const result = typesetInFull(piece.parts.map((part) => (typeof part === 'string' ? part : '{1}')).join(''), piece.display)
  return result.ok ? [] : result.errors.map((error) => ({ ...error, at: piece.at }))
}

/**
 * The TeX errors of one posed variant that its authored formulas alone do not have (values that break one). Formulas that
 * differ in numbers alone are right or wrong together: `seen` keeps those that were looked at, over all variants.
 */
export function posedErrors(problem: Problem, posed: Posed, seen: Set<string>): readonly Diagnostic[] {
  const texts = [posed.public.title, posed.public.stem, posed.solution]
  for (const { text, interaction } of posed.public.parts) texts.push(text, ...textsOf(interaction))
  const errors: Diagnostic[] = []
  for (const { tex, display } of texts.flatMap(formulasOf)) {
    const shape = `${display ? 'd' : 'i'}${withoutNumbers(tex)}`
    if (seen.has(shape)) continue
    seen.add(shape)
    const result = canTypeset(tex, display)
    if (!result.ok) errors.push(...result.errors.map((error) => ({ ...error, at: problem.at })))
  }
  return errors
}

/** A formula's shape: every number is 0, and so is every fraction of two numbers. */
const withoutNumbers = (tex: string): string => tex.replace(/-?\d+(?:\.\d+)?/g, '0').replace(/-?\\[td]?frac\{0\}\{0\}/g, '0')

type Formula = Extract<RichText[number], { readonly type: 'math' }>
const formulasOf = (rich: RichText): readonly Formula[] =>
  rich.flatMap((segment): readonly Formula[] => {
    switch (segment.type) {
      case 'markdown':
      case 'text':
        return []
      case 'math':
        return [segment]
      case 'table':
        return [...segment.head, ...segment.rows.flat()].flatMap(formulasOf)
      case 'steps':
        return segment.groups.flatMap(({ heading, lines }) => [heading, ...lines].flatMap(formulasOf))
      default:
        return segment satisfies never
    }
  })

function textsOf(interaction: Interaction): readonly RichText[] {
  switch (interaction.type) {
    case 'choice':
      return interaction.options.map(({ text }) => text)
    case 'text':
      return []
    case 'formula':
      return [interaction.format.symbols.map(({ tex }) => ({ type: 'math', tex, display: false }))]
    case 'grid':
      return interaction.columns.flatMap(({ heading, cells }) => [
        heading,
        ...cells.flatMap((cell) =>
          cell.type === 'given' ? [cell.text] : cell.type === 'choice' ? cell.options.map(({ text }) => text) : [],
        ),
      ])
    default:
      return interaction satisfies never
  }
}
