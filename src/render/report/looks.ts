// The report in, what in it is worth a look out: a sentence each, the gravest first, and the section that shows it.
import { reportEn as words } from '../../words/report-en.ts'
import { fillWord } from '../../words/fill-word.ts'
import type { Report } from './data.ts'
import { lowDiscrimination } from './limits.ts'
import { counted, percent, shown } from './numbers.ts'

export interface Look {
  readonly text: string
  readonly to: 'scores' | 'problems' | 'variants' | 'copied' | 'students'
}

/** Variants that are named one by one. */
const mostVariants = 8

export function looksOf(report: Report): readonly Look[] {
  return [...variantLooks(report), ...problemLooks(report), ...countLooks(report)]
}

const nameOf = (problem: string, place: number): string => `${place + 1} · ${problem}`

function variantLooks({ problems }: Report): readonly Look[] {
  const flagged = problems.flatMap(({ problem, variants: { rows } }, place) =>
    rows.flatMap(({ variant, shrunk, flag }) =>
      flag === undefined
        ? []
        : [fillWord(words[`look/${flag}`], { problem: nameOf(problem, place), variant, points: shown(100 * Math.abs(shrunk), 0) })],
    ),
  )
  const more = flagged.length - mostVariants
  const texts = more > 0 ? [...flagged.slice(0, mostVariants), fillWord(words['look/more-variants'], { n: counted(more) })] : flagged
  return texts.map((text) => ({ text, to: 'variants' }))
}

function problemLooks({ problems }: Report): readonly Look[] {
  return problems.flatMap(({ problem, discrimination, facility, sd = 0, guess, n }, place): readonly Look[] => {
    const name = nameOf(problem, place)
    const looks: Look[] = []
    if (discrimination !== undefined && discrimination < lowDiscrimination / 2) {
      const code = discrimination < 0 ? 'look/negative' : 'look/low'
      looks.push({ text: fillWord(words[code], { problem: name, value: shown(discrimination, 2) }), to: 'problems' })
    }
    // within two standard errors of what guessing earns
    if (facility !== undefined && guess !== undefined && facility <= guess + (2 * sd) / Math.sqrt(n)) {
      const values = { problem: name, facility: percent(facility), guess: percent(guess) }
      looks.push({ text: fillWord(words['look/guessed'], values), to: 'problems' })
    }
    return looks
  })
}

type Countable = { [C in keyof typeof words]: C extends `look/${infer Stem}-one` ? Stem : never }[keyof typeof words]
function countLooks({ copied, scores, problems, rejected }: Report): readonly Look[] {
  const looks: readonly (readonly [code: Countable, n: number, to: Look['to']])[] = [
    ['copied', copied.found.length, 'copied'],
    ['pending', scores.pending, 'scores'],
    ['review', problems.reduce((sum, { review }) => sum + review, 0), 'problems'],
    ['rejected', rejected, 'students'],
  ]
  return looks.flatMap(([code, n, to]): readonly Look[] =>
    n === 0 ? [] : [{ text: n === 1 ? words[`look/${code}-one`] : fillWord(words[`look/${code}-other`], { n: counted(n) }), to }],
  )
}
