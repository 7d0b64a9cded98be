// Open edX's “Problem responses” report, CSV, in; submissions out. Columns as lms/djangoapps/instructor_task/tasks_helper/
// grades.py writes them: username, title, location, then what the problem reports of each answer (`Answer`, `Answer ID`,
// `Correct Answer`, `Question`: xmodule/capa_block.py, generate_report_data), block_key, state. Releases before Ironwood
// have block_id in the place of block_key and nothing but the state: there the answers are read from it.
import { tagIn, type VariantTag } from '../../src/variant/tag.ts'
import { openTable } from '../submission/csv.ts'
import { type Intake, NotASubmission, type Origin } from '../submission/submission.ts'
import type { Parting } from './answers.ts'
import { type Head, LmsAnswers, type LmsContext } from './context.ts'
import { type EdxState, readState } from './edx-state.ts'
import { identifiersIn, studentFinder } from './students.ts'

const hint = 'In Open edX: Instructor, Data Download (Reports), “Download a CSV of problem responses”, as it is'

/** One row is one input field; a dropdown that was left alone names its own dummy. */
const parting: Parting = {
  format: 'edx',
  isBlank: (text) => text.trim() === '' || /^option_.*_dummy_default$/.test(text),
  // without the report's words a state has the names of choices: `choice_o2`, or their number from 0
  tidy(text, asked) {
    const names = text.split(', ').map((one) => /^choice_(\w+)$/.exec(one)?.[1])
    if (asked.type !== 'choice' || names.includes(undefined)) return text
    const { options } = asked
    return names
      .map((name = '') => options.find(({ id }) => id === name)?.id ?? options[/^\d+$/.test(name) ? Number(name) : -1]?.id ?? name)
      .join('; ')
  },
  split: () => undefined,
}

interface Answer {
  readonly id: string
  readonly question: string
  readonly text: string
}
/** Rows of one learner and one problem: they follow each other. */
interface Block {
  readonly username: string
  readonly key: string
  readonly title: string
  readonly line: number
  readonly cells: readonly string[]
  readonly state: string
  readonly answers: Answer[]
}

export function readEdx(pieces: Iterable<Uint8Array>, origin: Origin, intake: Intake, context: LmsContext): void {
  const table = openTable(pieces, origin, intake, { needs: missing, once: new Set(['username', 'state']), hint })
  if (table === undefined || table.columns.length === 0) return
  const { columns, rows } = table
  const place = (...names: readonly string[]): number => columns.findIndex((name) => names.includes(name.toLowerCase()))
  const [username, title, key, state] = [place('username'), place('title'), place('block_key', 'block_id'), place('state')]
  const [id, question, answer] = [place('answer id', 'answer_id'), place('question'), place('answer')]
  const finder = studentFinder(context.roster, identifiersIn(columns, [['username', 'username']]))
  if (finder.note !== undefined) intake.warn(origin.file, 1, finder.note)
  const answers = new LmsAnswers(origin, intake, context, parting)
  const blocks = new Blocks(answers, (cells) => finder.find(cells))
  for (const { cells, line } of rows) {
    const at = (index: number): string => cells[index] ?? ''
    blocks.add(
      { username: at(username), key: at(key), title: at(title), line, cells, state: at(state) },
      { id: at(id), question: at(question), text: at(answer) },
    )
  }
  blocks.end()
  answers.end()
  if (blocks.unsent > 0) intake.warn(origin.file, 1, `answers that were saved but not submitted are not read (${blocks.unsent})`)
}

const missing = (columns: readonly string[]): string | undefined => ['username', 'title', 'state'].find((name) => !columns.includes(name))

class Blocks {
  unsent = 0
  private current: Block | undefined
  private readonly answers: LmsAnswers
  private readonly find: (cells: readonly string[]) => string | NotASubmission
  constructor(answers: LmsAnswers, find: (cells: readonly string[]) => string | NotASubmission) {
    this.answers = answers
    this.find = find
  }
  add(row: Omit<Block, 'answers'>, answer: Answer): void {
    if (this.current?.username !== row.username || this.current.key !== row.key) {
      this.end()
      this.current = { ...row, answers: [] }
    }
    if (answer.id !== '') this.current.answers.push(answer)
  }
  end(): void {
    if (this.current !== undefined) this.hand(this.current)
    this.current = undefined
  }

  private hand(block: Block): void {
    const { line, title, state: json } = block
    const reject = ({ code, wrong }: NotASubmission): void => this.answers.reject(line, json.slice(0, 1000), { code, message: wrong })
    const state = readState(json)
    if (state instanceof NotASubmission) return reject(state)
    if (state.attempts === 0) {
      this.unsent += 1
      return
    }
    const student = this.find(block.cells)
    if (typeof student !== 'string') return reject(student)
    const head: Head = { student, line, attempt: state.attempts, ...(state.at !== undefined && { at: state.at }) }
    for (const { tag, answers } of tagged(block, state)) {
      const where = `“${title.slice(0, 40)}”`
      if (tag === undefined) this.answers.take(head, { question: '', where }, '')
      else this.answers.takeTagged(head, tag, where, textsOf(tag, answers))
    }
  }
}

/**
 * Checkboxes of which none is ticked are missing from a state. Where a tag stands for the whole problem, whose first response has
 * the number 2, the number says which; else nothing may be missing.
 */
function textsOf({ part }: VariantTag, answers: readonly Answer[]): string | readonly string[] | ReadonlyMap<number, string> {
  const fields = answers.map(({ id, text }) => ({ field: fieldOf(id), text }))
  if (part === undefined && fields.every(({ field }) => field[0] >= 2 && field[1] === 1))
    return new Map(fields.map(({ field, text }) => [field[0] - 2, text]))
  const [only, another] = answers
  return only !== undefined && another === undefined ? only.text : answers.map(({ text }) => text)
}

/** The answers of a block by the tag of their question, else of the problem's title, in the order of the input fields. */
function tagged(
  { title, answers: reported }: Block,
  state: EdxState,
): readonly { readonly tag: VariantTag | undefined; readonly answers: readonly Answer[] }[] {
  const answers = (reported.length > 0 ? reported : state.answers).toSorted((a, b) => byField(a.id, b.id))
  const groups = new Map<string, { readonly tag: VariantTag | undefined; readonly answers: Answer[] }>()
  for (const answer of answers) {
    const tag = tagIn(answer.question) ?? tagIn(title)
    const name = tag === undefined ? '' : `${tag.variant}/${tag.part ?? ''}`
    const group = groups.get(name) ?? { tag, answers: [] }
    group.answers.push(answer)
    groups.set(name, group)
  }
  return [...groups.values()]
}

/** Input fields are numbered `<block>_<response>_<input>`. */
function fieldOf(id: string): readonly [response: number, input: number] {
  const [response, input] = id.split('_').slice(-2).map(Number)
  return [response ?? NaN, input ?? NaN]
}
function byField(a: string, b: string): number {
  const [one, other] = [fieldOf(a), fieldOf(b)]
  return one[0] - other[0] || one[1] - other[1]
}
