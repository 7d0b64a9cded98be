// Wrong answers that equal the key of another student's variant. Score lines in; out come the pairs of a student and a page for
// which copying is likelier than chance by so much that it would hardly come up once in twenty classes. It accuses nobody.
import type { Run } from '../../src/manifest.ts'
import type { RawResponse } from '../../src/model.ts'
import type { Copied } from '../../src/render/report/data.ts'
import type { PartLine, ProblemLine, ScoreLine } from '../score-line.ts'
import { coarsest, partKeys } from './chances.ts'
import { comparePages, type Wrong } from './pages.ts'
import type { AskedFor, Sheet } from './sheets.ts'

export interface CopiedAnswers {
  /** `lines` and `sheets`: of the problems of the run, in their order. */
  add(line: ScoreLine, lines: readonly (ProblemLine | undefined)[], sheets: readonly (Sheet | undefined)[]): void
  /** `tooMany`: keys of some variants were not read, for their number. */
  figures(tooMany: boolean): Copied
}

type Numbers = Extract<AskedFor, { readonly type: 'numbers' }>
/** A wrong answer that no mistake explains. */
interface Answer {
  readonly student: number
  readonly own: number
  readonly response: RawResponse
}
interface Part {
  readonly problem: number
  readonly part: string
  /** By number of the variant. */
  readonly asked: Map<number, Numbers>
  readonly answers: Answer[]
}

/** Characters of a response that are kept: no number of a course is longer. */
const longestResponse = 2000

export function copiedAnswers({ problems }: Run): CopiedAnswers {
  const variants = problems.map(() => new Map<string, number>())
  const parts = problems.map(
    ({ parts: ids }, problem) => new Map(ids.map(({ id }): [string, Part] => [id, { problem, part: id, asked: new Map(), answers: [] }])),
  )
  const students: { readonly id: string; readonly page: readonly number[]; readonly handedIn: boolean }[] = []
  return {
    add(line, lines, sheets) {
      const page = lines.map((one, place) => {
        if (one === undefined) return -1
        const own = numberOf(variants[place] ?? new Map<string, number>(), one.variant)
        for (const each of one.parts) {
          const part = parts[place]?.get(each.part)
          const asked = sheets[place]?.parts.get(each.part)?.asked
          if (part === undefined || asked?.type !== 'numbers') continue
          if (!part.asked.has(own)) part.asked.set(own, asked)
          if (isUnexplained(each)) part.answers.push({ student: students.length, own, response: each.response })
        }
        return own
      })
      students.push({ id: line.student, page, handedIn: line.handedIn })
    },
    figures(tooMany) {
      const all = parts.flatMap((byId) => [...byId.values()])
      const usable = all.flatMap((part) => {
        const keys = partKeys(new Map([...part.asked].map(([variant, { cells }]) => [variant, cells])))
        return keys.resolution > coarsest ? [] : [{ problem: part.problem, part: part.part, keys, wrong: wrongAnswers(part) }]
      })
      const name = (place: number): string => problems[place]?.problem ?? ''
      const compared = comparePages(usable, students)
      return {
        status: tooMany ? 'too-many-variants' : compared.reach < compared.threshold ? 'cannot-tell' : 'looked',
        parts: usable.length,
        of: all.length,
        pairs: compared.pairs,
        threshold: compared.threshold,
        found: tooMany
          ? []
          : compared.found.map((one) => ({
              ...one,
              matches: one.matches.map(({ problem, ...match }) => ({ problem: name(problem), ...match })),
            })),
      }
    },
  }
}

function numberOf(numbers: Map<string, number>, variant: string): number {
  const number = numbers.get(variant) ?? numbers.size
  numbers.set(variant, number)
  return number
}

/** Wrong, with no recognised mistake and not by follow-through: those have a reason of their own. */
const isUnexplained = (part: PartLine): part is PartLine & { readonly response: RawResponse } =>
  part.state === 'graded' &&
  part.credit !== '1' &&
  part.mistakes === undefined &&
  part.reading === undefined &&
  part.followed === undefined &&
  part.response !== undefined &&
  (typeof part.response === 'string' ? part.response : JSON.stringify(part.response)).length <= longestResponse

/** Answers that can be read. */
function wrongAnswers({ asked, answers }: Part): readonly Wrong[] {
  return answers.flatMap(({ student, own, response }) => {
    const values = asked.get(own)?.read(response)
    return values === undefined ? [] : [{ student, own, values, response: textOf(response) }]
  })
}

/** A response as it is shown. */
function textOf(response: RawResponse): string {
  if (typeof response === 'string') return response.trim()
  const texts: readonly string[] = Array.isArray(response) ? response : Object.values(response)
  return texts.map((text) => text.trim()).join('; ')
}
