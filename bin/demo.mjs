// `npm run demo`: a sample course from roster to graded pages under demo/, by the same commands that staff would type.
// The sample answers are made from the keys that generate left in demo/staff, so they suit whatever the problems are.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** @typedef {import('../src/manifest.ts').VariantKeys} VariantKeys */
/** @typedef {import('../src/manifest.ts').ManifestEntry} ManifestEntry */
/** @typedef {import('../src/model.ts').Key} Key */
/** @typedef {import('../src/model.ts').NumberKey} NumberKey */
/** @typedef {import('../src/model.ts').RawResponse} RawResponse */
/** @typedef {'right' | 'wrong' | 'partly' | 'blank' | 'malformed'} Quality */
/** @typedef {{ problem: string, part: string, response: RawResponse }} Answer */

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const set = 'recurrent-networks'
const students = [
  'amber-17',
  'birch-04',
  'cedar-22',
  'dune-09',
  'ember-31',
  'fjord-12',
  'grove-26',
  'heath-08',
  'iris-19',
  'jade-03',
  'kelp-28',
  'larch-15',
]

process.chdir(root)
for (const made of ['pages', 'staff', 'answers', 'graded', 'graded-released', 'roster.csv'])
  rmSync(path.join('demo', made), { recursive: true, force: true })
mkdirSync('demo/answers', { recursive: true })
writeFileSync(
  'demo/roster.csv',
  ['student,section', ...students.map((student, i) => `${student},${i % 2 === 0 ? 'A' : 'B'}`), ''].join('\n'),
)

quizwright([0], 'generate', set, '--roster', 'demo/roster.csv', '--seed', 'demo', '--out', 'demo')
writeAnswers()
// rows that cannot be read are among them on purpose: they make the exit status 1
quizwright([1], 'grade', 'demo/answers', '--from', 'demo', '--out', 'demo/graded')
quizwright([1], 'grade', 'demo/answers', '--from', 'demo', '--out', 'demo/graded-released', '--release')

process.stdout.write(`
Open, one after another:
  ${path.join('demo', 'pages', 'amber-17.html')}             what a student gets
  ${path.join('demo', 'graded', 'pages', 'cedar-22.html')}      partly right, solutions not yet released
  ${path.join('demo', 'graded-released', 'pages', 'cedar-22.html')}   the same with key and worked solution
  ${path.join('demo', 'graded-released', 'report.html')}              how the class did
  ${path.join('demo', 'staff', 'answers', 'amber-17.html')}     what staff see of a student's problems
  gradebook.csv, marks.jsonl and rejected.jsonl lie beside the report
`)

/**
 * Runs a command as staff would; stops where it ends otherwise than expected.
 * @param {readonly number[]} expected
 * @param {...string} words
 */
function quizwright(expected, ...words) {
  process.stdout.write(`\n$ quizwright ${words.join(' ')}\n`)
  const { status } = spawnSync(process.execPath, ['bin/quizwright.mjs', ...words], { stdio: 'inherit' })
  if (status === null || !expected.includes(status)) {
    process.stderr.write(`the demo stops here: quizwright ended with ${String(status)}\n`)
    process.exit(1)
  }
}

/** What came back: saved files, an LMS's folders, JSON lines and CSV, with everything that goes wrong in a course. */
function writeAnswers() {
  const keys = new Map(
    lines('demo/staff/keys.jsonl')
      .map((line) => asKeys(line))
      .map((one) => [`${one.problem} ${one.variant}`, one]),
  )
  const manifest = lines('demo/staff/manifest.jsonl').map((line) => asEntry(line))
  /** @param {string | undefined} student @param {(index: number) => Quality} quality @returns {Answer[]} */
  const answersOf = (student, quality) =>
    manifest
      .filter((entry) => entry.student === student)
      .flatMap(({ problem, variant }, index) =>
        (keys.get(`${problem} ${variant.id}`)?.keys ?? []).map(({ part, key }) => ({
          problem,
          part,
          response: respond(key, quality(index)),
        })),
      )
  const [amber, birch, cedar, dune, ember, fjord, grove, heath, iris, , kelp, larch] = students
  const tokenOf = new Map(manifest.map(({ student, token }) => [student, token]))
  /** @param {string} place @param {string | undefined} page @param {Answer[]} answers */
  const save = (place, page, answers) => {
    const file = path.join('demo/answers', place)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify({ format: 'quizwright-answers/1', set, token: tokenOf.get(page ?? ''), answers })}\n`)
  }
  const filled = (/** @type {Answer[]} */ answers) => answers.filter(({ response }) => response !== '')
  save(
    `${String(amber)}.answers.json`,
    amber,
    answersOf(amber, () => 'right'),
  )
  save(
    `lms/4711_${String(birch)}_assignsubmission_file_/${set}.answers.json`,
    birch,
    answersOf(birch, (i) => (i % 3 === 2 ? 'wrong' : 'right')),
  )
  save(
    `${String(cedar)}.answers.json`,
    cedar,
    answersOf(cedar, () => 'partly'),
  )
  save(
    `${String(dune)}.answers.json`,
    dune,
    answersOf(dune, () => 'wrong'),
  )
  save(`${String(ember)}.answers.json`, ember, filled(answersOf(ember, (i) => (i < 3 ? 'right' : 'blank'))))
  // saved from somebody else's page: a person must look
  save(
    `${String(grove)}.answers.json`,
    heath,
    answersOf(heath, () => 'right'),
  )

  const rows = [
    ...answersOf(fjord, () => 'malformed').map((answer) => ({ student: fjord, ...answer, at: '2027-01-28T10:00:00Z', attempt: 1 })),
    ...answersOf(fjord, () => 'right').map((answer) => ({ student: fjord, ...answer, at: '2027-01-28T10:20:00Z', attempt: 2 })),
    ...answersOf(heath, () => 'wrong').map((answer) => ({ student: heath, ...answer, at: '2027-01-28T11:00:00Z', attempt: 1 })),
    ...answersOf(heath, (i) => (i % 2 === 0 ? 'right' : 'partly')).map((answer) => ({
      student: heath,
      ...answer,
      at: '2027-01-28T11:30:00Z',
      attempt: 2,
    })),
    ...answersOf(iris, (i) => (i % 2 === 0 ? 'partly' : 'malformed')).map((answer) => ({
      student: iris,
      ...answer,
      at: '2027-01-28T12:00:00Z',
    })),
  ]
  const broken = [
    '{"student":"amber-17","problem":"gating","response":["o1"',
    '{"student":"nobody-99","problem":"gating","response":["o1"]}',
    '{"student":"amber-17","problem":"no-such-problem","response":"1"}',
    '{"student":"amber-17","problem":"gating","response":["o1"],"at":"2027-01-28 10:00"}',
    JSON.stringify({ student: 'amber-17', problem: 'gating', response: 'o'.repeat(20_001) }),
  ]
  writeFileSync('demo/answers/forum.jsonl', `${[...rows.map((row) => JSON.stringify(row)), ...broken].join('\n')}\n`)

  const cells = [
    ...answersOf(kelp, (i) => (i < 5 ? 'right' : 'wrong')).map((answer) => ({ student: kelp, ...answer })),
    ...answersOf(larch, (i) => (i < 5 ? 'blank' : 'right')).map((answer) => ({ student: larch, ...answer })),
  ]
  const table = cells.map(({ student = '', problem, part, response }) => {
    const text = Array.isArray(response) ? response.join(';') : typeof response === 'string' ? response : JSON.stringify(response)
    return [student, problem, part, text].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  })
  writeFileSync(
    'demo/answers/lab.csv',
    `${['student,problem,part,response', ...table, 'kelp-28,gating', '"larch-15,gating,,o1'].join('\n')}\n`,
  )
}

/** @param {string} file @returns {string[]} */
function lines(file) {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8').trimEnd().split('\n')
}
/** @param {string} line @returns {VariantKeys} */
function asKeys(line) {
  return JSON.parse(line)
}
/** @param {string} line @returns {ManifestEntry} */
function asEntry(line) {
  return JSON.parse(line)
}

/**
 * An answer of the quality asked for. Where nothing lies between right and wrong, partly right is wrong.
 * @param {Key} key
 * @param {Quality} quality
 * @returns {RawResponse}
 */
function respond(key, quality) {
  switch (key.kind) {
    case 'single-choice': {
      const other = key.options.find(({ right, mistake }) => !right && mistake !== undefined) ?? key.options.find(({ right }) => !right)
      return choose(quality, { right: key.option, partly: other?.id ?? '', wrong: other?.id ?? '', malformed: 'o99', blank: '' })
    }
    case 'multi-select': {
      const ids = key.options.map(({ id }) => id)
      const nearly = ids.filter((id, i) => key.right.includes(id) !== (i === 0))
      const none = (/** @type {readonly string[]} */ some) => (some.length === 0 ? ['none'] : some)
      const wrong = none(ids.filter((id) => !key.right.includes(id)))
      return choose(quality, { right: none(key.right), partly: none(nearly), wrong, malformed: ['o1', 'o99'], blank: [] })
    }
    case 'number':
      return choose(quality, { right: typed(key), partly: otherThan(key), wrong: otherThan(key), malformed: '1,234', blank: '' })
    case 'vector':
    case 'table': {
      /** @param {(index: number) => boolean} isRight @returns {RawResponse} */
      const fill = (isRight) =>
        Object.fromEntries(
          key.cells.map((cell, i) => {
            if (cell.type === 'number') return [cell.id, isRight(i) ? typed(cell) : otherThan(cell)]
            return [cell.id, isRight(i) ? cell.option : cell.option === 'o1' ? 'o2' : 'o1']
          }),
        )
      const [first] = key.cells
      const malformed = first === undefined ? '?' : { [first.id]: 'about 3' }
      return choose(quality, { right: fill(() => true), partly: fill((i) => i % 3 !== 2), wrong: fill(() => false), malformed, blank: '' })
    }
    default:
      throw new TypeError(`a key of no known kind: ${JSON.stringify(key)}`)
  }
}

/** @param {Quality} quality @param {Record<Quality, RawResponse>} of @returns {RawResponse} */
function choose(quality, of) {
  return of[quality]
}

/** The key as a student would type it. @param {NumberKey} key */
function typed({ value, precision }) {
  if (typeof value === 'string')
    return precision.decimals === undefined && precision.figures === undefined ? value : rounded(fraction(value), precision)
  if (typeof value === 'number') return String(value)
  if ('approx' in value) return rounded(value.approx, precision)
  return ''
}
/** @param {number} value @param {NumberKey['precision']} precision */
function rounded(value, { decimals, figures }) {
  return decimals !== undefined ? value.toFixed(decimals) : figures !== undefined ? value.toPrecision(figures) : String(value)
}
/** @param {NumberKey} key */
function otherThan({ value, precision }) {
  const number = typeof value === 'number' ? value : typeof value === 'string' ? fraction(value) : 'approx' in value ? value.approx : 0
  return rounded(number + 3, precision.decimals === undefined && precision.figures === undefined ? { decimals: 2 } : precision)
}
/** @param {string} text */
function fraction(text) {
  const [n, d = '1'] = text.split('/')
  return Number(n) / Number(d)
}
