// Seed by seed: does the student see another page, or another solution or feedback once it is marked.
import type { Key, Posed } from '../../model.ts'
import type { PagesDiff } from './types.ts'

export class PagesTally {
  private changed = 0
  private sameDraws = 0
  private readonly aspects = new Map<string, number>()

  look(before: Posed, after: Posed, moved: boolean): void {
    const isOther = JSON.stringify(before.public) !== JSON.stringify(after.public)
    if (isOther) this.changed++
    // where the draws moved everything differs: it says nothing of the text
    if (moved) return
    if (isOther) this.sameDraws++
    const [old, young] = [aspectsOf(before), aspectsOf(after)]
    for (const [aspect, content] of young) if (old.get(aspect) !== content) this.aspects.set(aspect, (this.aspects.get(aspect) ?? 0) + 1)
    for (const aspect of old.keys()) if (!young.has(aspect)) this.aspects.set(aspect, (this.aspects.get(aspect) ?? 0) + 1)
  }

  found(): PagesDiff {
    const { changed, sameDraws } = this
    return { changed, sameDraws, aspects: [...this.aspects].map(([aspect, seeds]) => ({ aspect, seeds })) }
  }
}

/** What can be seen, cut into what authors write: each as a text to compare. Points and attempts are settings. */
function aspectsOf({ public: posed, keys, solution }: Posed): ReadonlyMap<string, string> {
  const aspects = new Map<string, unknown>([
    ['title', posed.title],
    ['text', posed.stem],
  ])
  for (const { id, text, interaction } of posed.parts) {
    aspects.set(`${id}.text`, text)
    aspects.set(`${id}.${interaction.type === 'choice' ? 'options' : 'answer'}`, interaction)
  }
  for (const { part, key } of keys) aspects.set(`${part}.feedback`, feedbackOf(key))
  aspects.set('solution', solution)
  return new Map([...aspects].map(([aspect, content]) => [aspect, JSON.stringify(content)]))
}

/** What is said of wrong answers. */
const feedbackOf = (key: Key): unknown =>
  'mistakes' in key
    ? key.mistakes.map(({ mistake, says }) => [mistake, says])
    : key.options.map(({ mistake, claim, says }) => [mistake, claim, says])
