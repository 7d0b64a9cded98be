// The state of a problem as Open edX keeps it for a learner, JSON, in; when it was handed in and the raw answers out.
import { isRecord, NotASubmission } from '../submission/submission.ts'
import { timeOf } from '../time.ts'

export interface EdxState {
  /** Checks so far; 0: saved, not submitted. */
  readonly attempts: number
  readonly at: string | undefined
  readonly answers: readonly { readonly id: string; readonly question: string; readonly text: string }[]
}

const longestState = 200_000

/** `{"attempts": 2, "last_submission_time": "2027-01-31T22:59:00Z", "student_answers": {"…_2_1": "choice_o1"}, …}` */
export function readState(json: string): EdxState | NotASubmission {
  const state = json.length > longestState ? undefined : parse(json)
  if (!isRecord(state)) return new NotASubmission('submission/malformed', 'the state is not JSON as Open edX writes it')
  const { attempts, last_submission_time: time, student_answers: given } = state
  return {
    attempts: typeof attempts === 'number' && Number.isInteger(attempts) && attempts > 0 && attempts <= 999_999 ? attempts : 0,
    at: typeof time === 'string' && timeOf(time) !== undefined ? time : undefined,
    answers: Object.entries(isRecord(given) ? given : {}).flatMap(([id, answer]) => {
      const text = textOf(answer)
      // what else the editor of a formula keeps is no answer
      return text === undefined || id.endsWith('_dynamath') ? [] : [{ id, question: '', text }]
    }),
  }
}

/** Ticked options are a list: joined as the report does. */
function textOf(answer: unknown): string | undefined {
  if (typeof answer === 'string') return answer
  return Array.isArray(answer) && answer.every((one) => typeof one === 'string') ? answer.join(', ') : undefined
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
