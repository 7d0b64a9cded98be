// Commands of TeX: which are signs, which only set space, size or type, and which make a name.

const all = (meaning: string, commands: string): readonly (readonly [string, string])[] =>
  commands.split(' ').map((command) => [`\\${command}`, meaning])

/** Commands that are a sign, or no ink. */
export const commandSigns: ReadonlyMap<string, string> = new Map([
  ...all('*', 'cdot times ast'),
  ...all('/', 'div'),
  ...all('≤', 'le leq leqslant'),
  ...all('≥', 'ge geq geqslant'),
  ...all('≠', 'ne neq'),
  ...all('<', 'lt'),
  ...all('>', 'gt'),
  ...all('|', 'vert mid'),
  ...all('⌊', 'lfloor'),
  ...all('⌋', 'rfloor'),
  ...all('⌈', 'lceil'),
  ...all('⌉', 'rceil'),
  ...all('\\{', 'lbrace'),
  ...all('\\}', 'rbrace'),
  ...all('∅', 'emptyset varnothing'),
  ...all("'", 'prime'),
  ...all('%', '%'),
  ...all('_', '_'),
  ...all(' ', ', ; : ! quad qquad displaystyle limits big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr'),
  ['\\ ', ' '],
  ...all('\\frac', 'dfrac tfrac cfrac'),
])

/** Commands around a name, which they only set in another type. */
export const typeCommands: ReadonlyMap<string, string> = new Map(
  all('', 'mathrm mathit mathbf mathsf text textrm textit textbf boldsymbol bm'),
)
/** Commands that make one name of what is in their braces, by the ending that it has for them. */
export const markCommands: ReadonlyMap<string, string> = new Map([
  ...all('', 'operatorname'),
  ...all('_hat', 'hat widehat'),
  ...all('_tilde', 'tilde widetilde'),
  ...all('_bar', 'bar overline'),
  ...all('_vec', 'vec'),
  ...all('_dot', 'dot'),
  ...all('_ddot', 'ddot'),
])

/** Greek letters that TeX draws in two ways: `\varphi`. */
export const variant = /^\\var(?=epsilon$|theta$|phi$|rho$|sigma$|pi$|kappa$)/
