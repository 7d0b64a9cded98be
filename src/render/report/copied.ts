// Pairs above the threshold in, sentences that accuse nobody and their table out.
import { reportEn as words } from '../../words/report-en.ts'
import { fillWord } from '../../words/fill-word.ts'
import type { View } from '../templates.ts'
import type { Copied, CopiedPair, Report } from './data.ts'
import { withMinus } from '../escape.ts'
import { counted } from './numbers.ts'

/** Pairs that the page names; the CSV has all. */
const mostPairs = 50

export function copiedView({ copied }: Report): View {
  return {
    says: saysOf(copied),
    nothing: copied.status === 'looked' && copied.found.length === 0,
    rows: copied.found.length === 0 ? undefined : copied.found.slice(0, mostPairs).map(rowOf),
  }
}

function saysOf({ status, parts, of, pairs, threshold }: Copied): string {
  switch (status) {
    case 'looked':
      return fillWord(words['copied/says'], {
        parts: counted(parts),
        of: counted(of),
        pairs: counted(pairs),
        threshold: tenTo(threshold, Math.ceil),
      })
    case 'cannot-tell':
      return fillWord(words['copied/cannot-tell'], { parts: counted(parts), of: counted(of) })
    case 'too-many-variants':
      return words['copied/too-many']
    default:
      throw status satisfies never
  }
}

function rowOf({ student, keysOf, sharing, ratio, wrong, matches }: CopiedPair): View {
  const ids = keysOf.join(', ')
  const more = sharing - keysOf.length
  return {
    student,
    keysOf: more > 0 ? fillWord(words['copied/sharing'], { ids, n: counted(more) }) : ids,
    ratio: tenTo(ratio, Math.floor),
    matches: fillWord(words['copied/of'], { n: counted(matches.length), wrong: counted(wrong) }),
    where: matches.map(({ problem, part, response }) => `${problem} ${part}: ${withMinus(response)}`),
  }
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
/** e^x as a power of ten: `10¹⁷`. */
function tenTo(logarithm: number, round: (value: number) => number): string {
  const exponent = String(round(logarithm / Math.LN10))
  return `10${exponent.replace(/\d/g, (digit) => superscripts[Number(digit)] ?? '').replace('-', '⁻')}`
}
