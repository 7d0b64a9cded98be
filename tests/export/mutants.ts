// Breaks the exporters in one place at a time and looks whether a test notices:
//   npx tsx tests/export/mutants.ts [PART OF A NAME]
// In a copy of what is committed, beside nothing that anyone works in. One run of tests at a time; exit 1 where a fault survives.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Mutant, mutants } from './mutant-list.ts'

const root = path.join(import.meta.dirname, '../..')
const copy = mkdtempSync(path.join(tmpdir(), 'mutants-'))
process.on('exit', () => {
  rmSync(copy, { recursive: true, force: true })
})
process.on('SIGINT', () => process.exit(130))

const everyTest = ['tests/export', 'tests/cli/export']

/** Whether all of the tests pass. */
function passes(tests: readonly string[]): boolean {
  const vitest = path.join(copy, 'node_modules/vitest/vitest.mjs')
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'unit', '--bail', '1', ...tests], {
    cwd: copy,
    stdio: 'ignore',
  })
  return status === 0
}

function filesBelow(place: string): readonly string[] {
  if (statSync(place).isFile()) return [place]
  return readdirSync(place).flatMap((name) => filesBelow(path.join(place, name)))
}

type Verdict = 'caught' | 'survived' | 'not found'
function verdictOf({ in: place, from, to, tests }: Mutant): Verdict {
  const [file, another] = filesBelow(path.join(copy, place)).filter((one) => readFileSync(one, 'utf8').includes(from))
  if (file === undefined || another !== undefined) return 'not found'
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replace(from, () => to),
  )
  try {
    return passes(tests) && passes(everyTest) ? 'survived' : 'caught'
  } finally {
    writeFileSync(file, text)
  }
}

execFileSync('sh', ['-c', 'git archive HEAD | tar -x -C "$0"', copy], { cwd: root })
symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
const [, , named = ''] = process.argv
const tried = mutants.filter((mutant) => `${mutant.in} ${mutant.what}`.includes(named))
if (!passes(everyTest)) {
  console.error('the tests fail as they are')
  process.exit(2)
}
const verdicts = tried.map((mutant) => {
  const verdict = verdictOf(mutant)
  console.error(`${verdict.padEnd(9)} ${mutant.in}: ${mutant.what}`)
  return verdict
})
const caught = verdicts.filter((verdict) => verdict === 'caught').length
console.error(`${caught}/${tried.length} caught`)
process.exitCode = caught === tried.length ? 0 : 1
