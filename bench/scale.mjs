// By hand: node bench/scale.mjs [ROWS] [STUDENTS]. A class of 20,000 with 25 parts each, graded by the bundled command: seconds of one
// worker and of two, and the most memory that each took. Ten million rows unless said; needs dist/ and some 10 GB of disk.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const [rows = 10_000_000, students = 20_000] = process.argv.slice(2).map(Number)
const parts = 25
const command = path.join(import.meta.dirname, '..', 'bin', 'quizwright.mjs')
const folder = mkdtempSync(path.join(tmpdir(), 'quizwright-scale-'))

/** @param {readonly string[]} args */
function run(args) {
  const { status, stderr } = spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')}: exit code ${String(status)}\n${stderr}`)
}

/** Pages of 20,000 students take long to write: a few students are generated, and the others have their variants. */
function makeCourse() {
  const asked = Array.from(
    { length: parts },
    (_, i) => `  p${i}:\n    kind: number\n    key: a + ${i}\n    text: 'What is $a + ${i}$?'\n`,
  ).join('')
  mkdirSync(path.join(folder, 'problems'))
  const problem = `problem: sums\ntitle: Sums\nparameters:\n  a: { integer: [1, 1000] }\nparts:\n${asked}text: 'Let $a = {{a}}$.'\n`
  writeFileSync(path.join(folder, 'problems', 'sums.yaml'), problem)
  const few = 40
  writeFileSync(path.join(folder, 'roster.csv'), `student\n${Array.from({ length: few }, (_, i) => `s${i}\n`).join('')}`)
  run(['generate', 'sums', '--roster', 'roster.csv', '--seed', 'scale', '--out', 'course'])
  const manifest = path.join(folder, 'course/staff/manifest.jsonl')
  const entries = readFileSync(manifest, 'utf8')
    .trim()
    .split('\n')
    .map((line) => /** @type {object} */ (JSON.parse(line)))
  const all = Array.from({ length: students }, (_, i) => ({ ...entries[i % few], student: `s${i}`, page: `s${i}`, token: `t${i}` }))
  writeFileSync(manifest, all.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  const roster = { columns: ['student'], rows: all.map(({ student }) => [student]) }
  writeFileSync(path.join(folder, 'course/staff/roster.json'), `${JSON.stringify(roster)}\n`)
}

/** Every student's parts by turns, one attempt after another. */
function makeRows() {
  const file = openSync(path.join(folder, 'rows.jsonl'), 'w')
  for (let i = 0; i < rows;) {
    let text = ''
    for (const end = Math.min(rows, i + 10_000); i < end; i += 1) {
      const [student, part, attempt] = [i % students, Math.floor(i / students) % parts, Math.floor(i / students / parts)]
      const at = new Date(Date.UTC(2027, 0, 4) + 1000 * Math.floor(i / 10)).toISOString().replace('.000', '')
      text += `${JSON.stringify({ student: `s${student}`, problem: 'sums', part: `p${part}`, response: String((i * 7919) % 1100), at, attempt: attempt + 1 })}\n`
    }
    writeSync(file, text)
  }
  closeSync(file)
}

try {
  makeCourse()
  makeRows()
  for (const workers of [1, 2]) {
    const out = `graded-${workers}`
    const began = performance.now()
    const args = ['grade', 'rows.jsonl', '--from', 'course', '--out', out, '--pages', 'none', '--workers', String(workers)]
    // the child says itself how much memory it took at most
    const code = `process.on('exit', () => console.error('RSS', process.resourceUsage().maxRSS)); process.argv.splice(1, 1); await import(process.argv[1])`
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code, 'node', command, ...args], {
      cwd: folder,
      encoding: 'utf8',
    })
    const seconds = (performance.now() - began) / 1000
    const memory = Number(/RSS (\d+)/.exec(stderr)?.[1]) / 1024
    console.log(
      `${workers} worker(s): exit ${String(status)}, ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s, ${memory.toFixed(0)} MB at most`,
    )
    if (status !== 0) console.log(stderr)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
