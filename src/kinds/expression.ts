// A formula that is typed: equal to the key, whatever way it is written.
import { error, failed } from '../diagnostic.ts'
import type { Mark } from '../model.ts'
import { isFormula, type ResponseKind } from './response-kind.ts'

export const expression: ResponseKind<'expression'> = {
  asks: isFormula,
  pose: (question) => failed(error('spec/unsupported', 'formulas as answers are not asked for yet', question.at)),
  read: () => ({ status: 'blank' }),
  grade: (): Mark => ({ status: 'needs-review', code: 'review/undecided' }),
  samples: () => [],
}
