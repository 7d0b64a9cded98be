// Breaks the exporters in one place at a time and looks whether a test notices:
//   npx tsx tests/export/mutants.ts [PART OF A NAME]
// In a copy of what is committed, beside nothing that anyone works in. One run of tests at a time; exit 1 where a fault survives.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createVitest } from 'vitest/node'
import { type Mutant, mutants } from './mutant-list.ts'

const root = path.join(import.meta.dirname, '../..')
const copy = mkdtempSync(path.join(tmpdir(), 'mutants-'))
process.on('exit', () => {
  rmSync(copy, { recursive: true, force: true })
})
process.on('SIGINT', () => process.exit(130))

const everyTest = ['tests/export/', 'tests/cli/export']

/** Whether all of the tests in these files pass, `changed` being a file that is not as it was. */
async function passes(tests: readonly string[], changed?: string): Promise<boolean> {
  if (changed !== undefined) vitest.invalidateFile(changed)
  const files = testFiles.filter((file) => tests.some((test) => path.relative(copy, file).startsWith(test)))
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(files.flatMap((file) => vitest.getModuleSpecifications(file)))
  return unhandledErrors.length === 0 && testModules.every((module) => module.ok())
}

function filesBelow(place: string): readonly string[] {
  if (statSync(place).isFile()) return [place]
  return readdirSync(place).flatMap((name) => filesBelow(path.join(place, name)))
}

type Verdict = 'caught' | 'survived' | 'not found'
async function verdictOf({ in: place, from, to, tests }: Mutant): Promise<Verdict> {
  const [file, another] = filesBelow(path.join(copy, place)).filter((one) => readFileSync(one, 'utf8').includes(from))
  if (file === undefined || another !== undefined) return 'not found'
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replace(from, () => to),
  )
  try {
    return (await passes(tests, file)) && (await passes(everyTest)) ? 'survived' : 'caught'
  } finally {
    writeFileSync(file, text)
    vitest.invalidateFile(file)
  }
}

execFileSync('sh', ['-c', 'git archive HEAD | tar -x -C "$0"', copy], { cwd: root })
symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
const [, , named = ''] = process.argv
const tried = mutants.filter((mutant) => `${mutant.in} ${mutant.what}`.includes(named))

// one runner for all faults: what is not changed is not compiled again
const vitest = await createVitest('test', { root: copy, project: ['unit'], watch: false, bail: 1, reporters: [{}] })
const testFiles = filesBelow(path.join(copy, 'tests')).filter(
  (file) => file.endsWith('.test.ts') && everyTest.some((place) => path.relative(copy, file).startsWith(place)),
)
await vitest.standalone()
if (!(await passes(everyTest))) {
  console.error('the tests fail as they are')
  await vitest.close()
  process.exit(2)
}
const verdicts: Verdict[] = []
for (const mutant of tried) {
  const verdict = await verdictOf(mutant)
  console.error(`${verdict.padEnd(9)} ${mutant.in}: ${mutant.what}`)
  verdicts.push(verdict)
}
const soundAgain = await passes(everyTest)
if (!soundAgain) console.error('with every fault mended the tests still fail')
await vitest.close()
const caught = verdicts.filter((verdict) => verdict === 'caught').length
console.error(`${caught}/${tried.length} caught`)
process.exitCode = caught === tried.length && soundAgain ? 0 : 1
