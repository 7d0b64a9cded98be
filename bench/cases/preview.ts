// What the preview does between a save and its answer: the file read again, a variant drawn, solved, posed, all panels made.
// Watching and the browser's own work come on top: the browser test prints the whole.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Desk } from '../../src/cli/preview/desk.ts'
import { type Case, keep, type Work } from '../measure.ts'
import { plainKatex } from '../references.ts'

/** Each save differs from the last one by a comment, and shows a variant of its own. */
function saving(file: string): Work {
  const folder = mkdtempSync(path.join(tmpdir(), 'quizwright-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true }))
  const source = readFileSync(file, 'utf8')
  const copy = path.join(folder, path.basename(file))
  writeFileSync(copy, source)
  const desk = new Desk(copy, process.cwd())
  let saves = 0
  return (times) => {
    for (let i = 0; i < times; i++) {
      writeFileSync(copy, `${source}# ${saves}\n`)
      desk.refresh()
      const { shown, diagnostics } = desk.view(saves++)
      if (shown === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
      keep(shown.panels.trace.length)
    }
  }
}

/** A save to a refreshed preview takes at most 300 ms: four a second. */
const about = { unit: 'saves', reference: plainKatex, budget: 4 }
export const cases: readonly Case[] = ['lstm-rounded-step', 'gating', 'lstm-unroll-rounded', 'bptt-gradient'].map((id) => ({
  ...about,
  name: `a save shown: ${id}`,
  prepare: () => saving(`problems/rnn/${id}.yaml`),
}))
