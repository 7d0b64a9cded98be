// A tutorial as a list of steps: files to write, keys to change in them, commands with what they print. A comment before each
// listing says which it is: `file: NAME`, `keys: NAME` (and `, without KEY`), `under KEY: NAME`, `run` or `run: exit N`.

export type Step =
  | { readonly type: 'file'; readonly file: string; readonly text: string }
  | { readonly type: 'keys'; readonly file: string; readonly text: string; readonly without?: string }
  | { readonly type: 'under'; readonly file: string; readonly text: string; readonly key: string }
  | { readonly type: 'run'; readonly exit: number; readonly commands: readonly string[]; readonly output: readonly string[] }
export interface Listing {
  /** Where the listing stands in the document, for whoever reads a failure. */
  readonly line: number
  readonly step: Step
  /** Where what is between its fences begins and ends in the document. */
  readonly from: number
  readonly to: number
}

const fence = /(?:^<!-- ([^\n]*) -->\n)?^```(\w*)\n([^]*?)^```$/gm

/** Every fenced listing in order; one that says nothing of itself is an error, so that none goes unread. */
export const listingsOf = (document: string): readonly Listing[] =>
  [...document.matchAll(fence)].map(({ 0: whole, 1: marker, 3: body = '', index }) => {
    const line = document.slice(0, index).split('\n').length
    const step = marker === undefined ? undefined : stepOf(marker, body)
    if (step === undefined) throw new Error(`line ${line}: a listing that does not say what it is: ${whole.slice(0, 80)}`)
    const to = index + whole.length - '```'.length
    return { line, step, from: to - body.length, to }
  })

function stepOf(marker: string, body: string): Step | undefined {
  const [, exit] = /^run(?:: exit (\d+))?$/.exec(marker) ?? []
  if (/^run/.test(marker)) {
    const lines = body.split('\n').slice(0, -1)
    const commands = lines.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2))
    return { type: 'run', exit: Number(exit ?? 0), commands, output: lines.filter((line) => !line.startsWith('$ ')) }
  }
  const [, what, key, file, without] = /^(file|keys|under (\w+)): ([\w./-]+)(?:, without (\w+))?$/.exec(marker) ?? []
  if (file === undefined) return undefined
  if (what === 'file') return { type: 'file', file, text: body }
  if (key !== undefined) return { type: 'under', file, text: body, key }
  return { type: 'keys', file, text: body, ...(without !== undefined && { without }) }
}

/** A file's text after a step that changes it. */
export function changed(text: string, step: Exclude<Step, { type: 'run' }>): string {
  const sections = sectionsOf(text)
  switch (step.type) {
    case 'file':
      return step.text
    case 'keys':
      if (step.without !== undefined && !sections.delete(step.without)) throw new Error(`there is no ${step.without} to leave out`)
      for (const [key, section] of sectionsOf(step.text)) sections.set(key, section)
      return [...sections.values()].join('')
    case 'under': {
      const section = sections.get(step.key)
      if (section === undefined) throw new Error(`there is no ${step.key} to add to`)
      sections.set(step.key, section + step.text)
      return [...sections.values()].join('')
    }
    default:
      return step satisfies never
  }
}

/** The top-level keys of a file, each with its lines. */
const sectionsOf = (text: string): Map<string, string> =>
  new Map(text.split(/^(?=[a-z])/m).map((section) => [/^[a-z-]+/.exec(section)?.[0] ?? '', section]))

/** Whether lines are as printed; a line `…` stands for any number of them. */
export function agrees(printed: readonly string[], found: readonly string[]): boolean {
  const at = printed.indexOf('…')
  if (at < 0) return printed.length === found.length && printed.every((line, i) => line === found[i])
  if (printed.slice(0, at).some((line, i) => line !== found[i])) return false
  const rest = printed.slice(at + 1)
  return found.slice(at).some((_, i) => agrees(rest, found.slice(at + i))) || rest.length === 0
}

/** What is to be printed instead: as many lines before the first `…` and after the last as there were. */
export function recorded(printed: readonly string[], found: readonly string[]): readonly string[] {
  const [first, last] = [printed.indexOf('…'), printed.lastIndexOf('…')]
  if (first < 0 || agrees(printed, found)) return first < 0 ? found : printed
  const tail = printed.length - last - 1
  return [...found.slice(0, first), '…', ...(tail === 0 ? [] : found.slice(-tail))]
}
