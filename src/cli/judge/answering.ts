// Lines in, the text of their answers out, in one thread. A line that was answered lately is not judged again.
import type { Answer } from '../../math/judge/answer.ts'
import { judgeLine, openJudge } from '../../math/judge/judge.ts'
import { Recent } from '../../math/judge/recent.ts'
import type { Lines } from './lines.ts'
import { readable } from './readable.ts'

export interface Answered {
  readonly text: string
  /** What is wrong with this program, where something is. */
  readonly bugs: readonly string[]
}
export type Answering = (lines: Lines) => Answered

/** Answers that are remembered, and the longest line to which one is. */
const [mostAnswers, longestRemembered] = [4_096, 2_000]

/** Opens a thread's worth of judging: `--json` gives one JSON line an answer, else there is a line or more for people. */
export function openAnswering(json: boolean): Answering {
  const judge = openJudge()
  const recent = new Recent<string>(mostAnswers)
  const answered = (line: string, onBug: (thrown: unknown) => void): string => {
    const known = recent.get(line)
    if (known !== undefined) return known
    const answer = judgeLine(judge, line, onBug)
    const text = json ? JSON.stringify(answer).slice(0, -1) : readable(answer, line)
    if (line.length <= longestRemembered && !isBug(answer)) recent.set(line, text)
    return text
  }
  return ({ first, lines }) => {
    const texts: string[] = []
    const bugs: string[] = []
    for (const [i, line] of lines.entries()) {
      if (line.trim() === '') continue
      const start = performance.now()
      const text = answered(line, (thrown) => {
        bugs.push(`line ${first + i}: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`)
      })
      texts.push(json ? `${text},"ms":${milliseconds(performance.now() - start)}}\n` : `${first + i}: ${text}\n`)
    }
    return { text: texts.join(''), bugs }
  }
}

const isBug = (answer: Answer): boolean => answer.verdict === 'undecided' && answer.how === 'internal-error'
const milliseconds = (elapsed: number): number => Math.round(elapsed * 1000) / 1000
