// Why points are not what the marks alone would give, as sentences: lateness, points by attempt, penalties, exemptions.
import { multiply, readRational, toText } from '../../math/exact/rational.ts'
import { fillWord } from '../../words/fill-word.ts'
import type { PageWords } from '../../words/pages-en.ts'
import { counted, pointsText } from '../labels.ts'
import type { ShownRule } from '../pages.ts'
import { fillTemplate } from '../templates.ts'

/** A list of sentences; nothing where there are none. */
export function rulesToHtml(rules: readonly ShownRule[], words: PageWords): string {
  return rules.length === 0 ? '' : fillTemplate('graded/rules', words, { rules: rules.map((rule) => ruleText(rule, words)) })
}

function ruleText(shown: ShownRule, words: PageWords): string {
  switch (shown.rule) {
    case 'late':
      return fillWord(words['mark/rule-late'], { attempt: String(shown.attempt), percent: percentText(shown.factor) })
    case 'points-by-attempt':
      return fillWord(words['mark/rule-points-by-attempt'], {
        attempt: String(shown.attempt),
        gain: percentText(shown.gain),
        value: percentText(shown.value),
      })
    case 'penalty':
      return counted('mark/rule-penalty', String(shown.wrong), words, { attempt: String(shown.attempt), each: percentText(shown.each) })
    case 'average':
      return counted('mark/rule-average', String(shown.attempts), words)
    case 'closed':
      return counted('mark/rule-closed', String(shown.answers), words)
    case 'cap':
      return counted('mark/rule-cap', pointsText(shown.cap), words)
    case 'weight':
      return counted('mark/rule-weight', pointsText(shown.weight), words)
    case 'excused':
    case 'dropped':
      return words[`mark/rule-${shown.rule}`]
    default:
      throw shown satisfies never
  }
}

/** `9/10` is `90`. */
const percentText = (share: string): string => pointsText(toText(multiply(readRational(share) ?? 0, 100)))
