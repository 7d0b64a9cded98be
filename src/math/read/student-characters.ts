// Characters of formulas as phones, formula editors and copying write them: tables, from the character to what it stands for.

type Pairs = readonly (readonly [string, string])[]
const pairwise = (characters: string, meanings: Iterable<string>): Pairs => {
  const meant = Array.from(meanings)
  return Array.from(characters, (character, i) => [character, meant[i] ?? meant[0] ?? ''])
}

/** Signs by the sign they are read as. */
export const signs: ReadonlyMap<string, string> = new Map([
  // minus, hyphens, dashes
  ...pairwise('\u2212\u2010\u2011\u2012\u2013\u2014\u2015\u2043\ufe58\ufe63\u2796', '-'),
  ...pairwise('\u2795', '+'),
  // dots, crosses, bullets, asterisks
  ...pairwise('\u00b7\u00d7\u2022\u2217\u2219\u22c5\u2a2f\u2715\u2716\u204e', '*'),
  ...pairwise('\u00f7\u2044\u2215\u2797', '/'),
  ...pairwise('\u02c6\u2303', '^'),
  ...pairwise('\u2223\u01c0\u23d0', '|'),
  // prime, apostrophe
  ...pairwise('\u2032\u2019', "'"),
  ...pairwise('⩽≦', '≤'),
  ...pairwise('⩾≧', '≥'),
  ...pairwise('≤≥≠√∛∜⌊⌋⌈⌉∅', '≤≥≠√∛∜⌊⌋⌈⌉∅'),
])

/** Raised characters by what they are a power of. */
export const raised: ReadonlyMap<string, string> = new Map(pairwise('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱˣʸᵗᵏᵐʳᵃᵇᶜ', '0123456789+-()nixytkmrabc'))
/** Lowered characters by what they are an index of. */
export const lowered: ReadonlyMap<string, string> = new Map(pairwise('₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₒₓₕₖₗₘₙₚₛₜᵢᵣᵤᵥⱼ', '0123456789+-aeoxhklmnpstiruvj'))

/** Marks over a letter, by the ending that names have for them. */
export const marks: ReadonlyMap<string, string> = new Map(
  pairwise('\u0302\u0303\u0304\u0305\u0307\u0308\u20d7', ['_hat', '_tilde', '_bar', '_bar', '_dot', '_ddot', '_vec']),
)

/** No ink: spaces of any width, soft hyphens, joiners, invisible times, and marks of direction (those that turn nothing round). */
export const blank = /^[\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2063\ufe0e\ufe0f]$/u

const names =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'.split(' ')
const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1)
/** Greek letters by their names; variants are the same letter. */
export const greekLetters: ReadonlyMap<string, string> = new Map([
  ...pairwise('αβγδεζηθικλμνξοπρστυφχψω', names),
  ...pairwise('ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ', names.map(capital)),
  ...pairwise('ςϵϑϕϱϖϰ\u00b5\u2126\u2206', ['sigma', 'epsilon', 'theta', 'phi', 'rho', 'pi', 'kappa', 'mu', 'Omega', 'Delta']),
])
/** Names of Greek letters, small and capital. */
export const greekNames: ReadonlySet<string> = new Set(greekLetters.values())
