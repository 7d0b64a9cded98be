// Paths in; the submissions of every file below them handed to the intake, in an order that hangs on names alone.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Diagnostic, error } from '../../src/diagnostic.ts'
import { readReport } from '../lms/report.ts'
import { piecesOfFile } from '../lines.ts'
import type { LmsContext } from '../lms/context.ts'
import { readCsv } from './csv.ts'
import { namesOfStudents, type Person, savedAgain } from './handed-in-by.ts'
import { readMarks } from '../regrade/marks-reader.ts'
import { readJsonLines } from './jsonl.ts'
import { largestSaved, readSavedAnswers, type SavedContext } from './saved-answers.ts'
import type { Format, Intake } from './submission.ts'

export interface SubmissionFile {
  readonly path: string
  /** From the folder that was given on. */
  readonly name: string
  /** The folder the file lies in, where that is below a folder that was given, or written in the path. */
  readonly folder: string | undefined
  /** Undefined: neither its name nor `--as` says how to read it. */
  readonly format: Format | undefined
}

/** Every file that the paths name, folders with all that is in them; a path that is not there, or a folder without a file, is a diagnostic. */
export function findSubmissions(
  paths: readonly string[],
  as: Format | undefined,
): { readonly files: readonly SubmissionFile[]; readonly missing: readonly Diagnostic[] } {
  const files = new Map<string, SubmissionFile>()
  const missing: Diagnostic[] = []
  for (const given of paths) {
    const found = statSync(given, { throwIfNoEntry: false })
    if (found === undefined) missing.push(error('file/not-found', `there is no file or folder ${given}`))
    const inside =
      found?.isDirectory() === true ? filesBelow(given, path.basename(path.resolve(given))) : found === undefined ? [] : [single(given)]
    if (found !== undefined && inside.length === 0)
      missing.push(error('file/not-found', `there are no submissions in the folder ${given}`, undefined, nothingThere))
    for (const { link, ...file } of inside)
      files.set(path.resolve(file.path), { ...file, format: link ? undefined : (as ?? formatOf(file.path)) })
  }
  return { files: [...files.values()], missing }
}

const nothingThere = 'Name the folder that was unpacked; where nobody handed anything in, an empty file nobody.jsonl says so'

/** A link inside a folder that was handed in may lead anywhere: it is not followed. */
type Found = Omit<SubmissionFile, 'format'> & { readonly link: boolean }
function single(given: string): Found {
  const folder = path.basename(path.dirname(given))
  return {
    path: given,
    name: path.basename(given),
    folder: folder === '' || folder === '.' || folder === '..' ? undefined : folder,
    link: false,
  }
}

/** Hidden files and what archives of other systems leave behind are passed over. */
const passedOver = /^\.|^__MACOSX$|^Thumbs\.db$|^desktop\.ini$/i
function filesBelow(folder: string, name: string, depth = 0): Found[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !passedOver.test(entry.name))
  entries.sort(
    (a, b) => byName(withoutNumber(a.name), withoutNumber(b.name)) || savedAgain(a.name) - savedAgain(b.name) || byName(a.name, b.name),
  )
  return entries.flatMap((entry) => {
    const inside = path.join(folder, entry.name)
    if (entry.isDirectory() && depth < 20) return filesBelow(inside, `${name}/${entry.name}`, depth + 1)
    return [{ path: inside, name: `${name}/${entry.name}`, folder: depth === 0 ? undefined : path.basename(folder), link: !entry.isFile() }]
  })
}
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const withoutNumber = (name: string): string => name.replace(/\.answers(?: ?\(\d+\)|-\d+)\.json$/i, '.answers.json')

function formatOf(file: string): Format | undefined {
  const ending = path.extname(file).toLowerCase()
  const formats = new Map<string, Format>([
    ['.jsonl', 'jsonl'],
    ['.ndjson', 'jsonl'],
    ['.csv', 'csv'],
    ['.json', 'saved'],
  ])
  return formats.get(ending)
}

/**
 * Reads one file; what cannot be read at all is one rejected row. `people` tells who handed in a saved file, `lms` what the reports of
 * an LMS are read by.
 */
export function submissionReader(
  people: readonly Person[],
  context: SavedContext,
  intake: Intake,
  lms?: LmsContext,
): (file: SubmissionFile) => void {
  const handedInBy = namesOfStudents(people)
  return (file) => {
    const reject = (code: 'file/unreadable' | 'file/too-large', message: string, hint: string): void => {
      intake.reject({ code, message, hint, file: file.path, line: 1, text: '' })
    }
    const origin = { file: file.path, name: file.name, foreign: false }
    try {
      const { size } = statSync(file.path)
      switch (file.format) {
        case 'jsonl':
          return readJsonLines(piecesOfFile(file.path), { ...origin, format: 'jsonl' }, intake)
        case 'csv':
          return readCsv(piecesOfFile(file.path), { ...origin, format: 'csv' }, intake)
        case 'saved': {
          if (size > largestSaved)
            return reject(
              'file/too-large',
              `the file has ${size} bytes, more than the ${largestSaved} of saved answers`,
              'It was not saved by a page',
            )
          const by = handedInBy(path.basename(file.path), file.folder)
          return readSavedAnswers({ file: file.path, name: file.name, bytes: readFileSync(file.path), by }, context, intake)
        }
        case 'marks':
          return readMarks(piecesOfFile(file.path), file.path, intake)
        case 'moodle':
        case 'canvas':
        case 'edx':
        case 'wide':
          if (lms === undefined) return reject('file/unreadable', 'nothing says how the reports of an LMS are read here', 'Use grade')
          return readReport(file.format, piecesOfFile(file.path), { ...origin, format: file.format }, intake, lms)
        case undefined:
          return reject(
            'file/unreadable',
            'neither the file’s name nor its kind says how to read it',
            'Submissions end in .jsonl, .csv or .json; else say how with --as',
          )
        default:
          file.format satisfies never
      }
    } catch (thrown) {
      if (!(thrown instanceof Error && 'syscall' in thrown)) throw thrown
      reject('file/unreadable', `the file cannot be read (${thrown.message})`, 'See whether it is a file that you may read')
    }
  }
}
