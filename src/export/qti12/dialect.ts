// The three ways in which QTI 1.2 is written here, and whose grader each of them is for. All that differs between them is here.
import { add, compare, floor, multiply, type Rational, rational, readRational, subtract } from '../../math/exact/rational.ts'
import { type Bounds, decimal } from '../bounds.ts'

export interface Dialect {
  readonly name: 'qti12' | 'qti12-strict' | 'cc11'
  /** Whose grader the ledger predicts, as people call it. */
  readonly client: string
  /** How marks are given, as `question.ts` has it. */
  readonly grader: 'canvas' | 'as-written' | 'moodle-cartridge'
  /** How a number that is asked for alone is compared. */
  readonly numbers: 'bounds' | 'texts'
  /**
   * What stands for the cells of a table and for parts beside each other: blanks in the text, whose answers are texts or menus; response
   * fields of any kind below each other; or nothing.
   */
  readonly fields: 'blanks' | 'responses' | 'none'
  /** Bounds as the file has them. */
  readonly bounds: (bounds: Bounds) => Bounds
  /** Under which name an item says what kind of question it is, and how. */
  readonly kindField: 'question_type' | 'cc_profile' | undefined
  /** `case` on every comparison: Moodle finds the right options of several by it. */
  readonly caseAttribute: boolean
  /** Whether a group says how many points an item of it has (an element that is not of QTI’s). */
  readonly pointsPerItem: boolean
  /** Characters of a question’s text beyond which it is not imported. */
  readonly longestText?: number
  /** Why scores differ from ours, where they do. */
  readonly why: { readonly several: string; readonly cells: string; readonly typed: string }
}

/** What Canvas takes for a question (Importers::AssessmentQuestionImporter); in the place of a longer text it says that it was too long. */
const canvasText = 16 * 1024

export const dialects: { readonly [N in Dialect['name']]: Dialect } = {
  qti12: {
    name: 'qti12',
    client: 'Canvas',
    grader: 'canvas',
    numbers: 'bounds',
    fields: 'blanks',
    bounds: toFourPlaces,
    kindField: 'question_type',
    caseAttribute: false,
    pointsPerItem: true,
    longestText: canvasText,
    why: {
      several:
        'Canvas takes wrong ticks from right ones, over the number of right options, and never less than 0; “none of these” is one option more',
      cells: 'Canvas counts each blank',
      typed: 'Canvas reads decimals only, and rounds what is typed to four places',
    },
  },
  'qti12-strict': {
    name: 'qti12-strict',
    client: 'QTI 1.2',
    grader: 'as-written',
    numbers: 'bounds',
    fields: 'responses',
    bounds: (bounds) => bounds,
    kindField: undefined,
    caseAttribute: false,
    pointsPerItem: false,
    why: {
      several: 'the file says all or nothing; “none of these” is one option more',
      cells: 'each cell counts',
      typed: 'QTI 1.2 reads decimals only',
    },
  },
  cc11: {
    name: 'cc11',
    client: 'Moodle',
    grader: 'moodle-cartridge',
    numbers: 'texts',
    fields: 'none',
    bounds: (bounds) => bounds,
    kindField: 'cc_profile',
    caseAttribute: true,
    pointsPerItem: false,
    why: {
      several:
        'Moodle gives each right option its share and takes nothing for wrong ones, so that ticking everything earns all points; other readers of the cartridge give all or nothing, as the file says',
      cells: 'a cartridge has no tables to fill in',
      typed: 'a cartridge compares texts; Moodle drops the text 0 from those that are right',
    },
  },
}

const tenThousand = 10_000
const half = rational(1n, 2n)

/**
 * A page of Canvas rounds what is typed into a number’s field to four places before it hands it in (`toFixed(4)`), so the bounds are rounded
 * likewise, on a tie outward: whatever lies between ours is still right, and what is off by less than 0.00005 may be.
 */
function toFourPlaces(bounds: Bounds): Bounds {
  const [below, above] = [readRational(bounds.low), readRational(bounds.high)]
  if (below === undefined || above === undefined) return bounds
  const low = fourth(multiply(-1, floor(add(multiply(-tenThousand, below), half))))
  const high = fourth(floor(add(multiply(tenThousand, above), half)))
  const middle = multiply(half, add(low, high))
  const exact = bounds.exact && compare(low, below) === 0 && compare(high, above) === 0
  return { low: decimal(low), high: decimal(high), middle: decimal(middle), tolerance: decimal(subtract(high, middle)), exact }
}
const fourth = (units: Rational): Rational => multiply(units, rational(1n, BigInt(tenThousand)))
