// npm run bench [-- variants|bodies|grading|report|judge|preview|export|start]: every figure beside the design's budget, and as a ratio to a reference
// that was timed in the same run. The code is bundled as it is shipped, and each file of cases has a process of its own.
import { spawnSync } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { bundle, bundleOptions } from '../bin/bundle.mjs'
import { generate } from '../bin/codegen.mjs'
import { build } from 'esbuild'

const root = path.dirname(import.meta.dirname)
const asked = process.argv.slice(2)
const names = asked.length > 0 ? asked : ['variants', 'bodies', 'grading', 'report', 'judge', 'preview', 'export', 'start']
const folder = path.join(root, 'node_modules/.cache', `bench-${process.pid}`)

/** @typedef {import('./measure.ts').Figure} Figure */

/** The figures of one file of cases. @param {string} name @returns {Figure[]} */
function figuresOf(name) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, 'main.js'), name], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${name}: exit code ${String(status)}\n${stderr}`)
  return /** @type {{ figures: Figure[] }} */ (JSON.parse(stdout)).figures
}

/** @param {readonly (readonly string[])[]} rows */
function print(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

try {
  await generate(root)
  await mkdir(folder, { recursive: true })
  await Promise.all([
    build({ ...bundleOptions, absWorkingDir: root, entryPoints: { main: 'bench/main.ts' }, outdir: folder }),
    ...(names.some((name) => name === 'start' || name === 'check' || name === 'export') ? [bundle(root)] : []),
  ])
  console.log(`Node ${process.versions.node}, ${os.cpus()[0]?.model.trim() ?? 'unknown processor'}; CPU time, medians of runs\n`)
  const figures = names.flatMap((name) => {
    process.stderr.write(process.stderr.isTTY ? `measuring ${name} …\r` : '')
    return figuresOf(name)
  })
  const head = ['what', 'measured', 'range', 'budget', 'met', 'costs as much as']
  print([
    head,
    ...figures.map(({ name, measured, range, budget, met, ratio }) => [
      name,
      measured,
      range,
      budget,
      budget && (met ? 'yes' : 'NO'),
      ratio,
    ]),
  ])
} finally {
  await rm(folder, { recursive: true, force: true })
}
