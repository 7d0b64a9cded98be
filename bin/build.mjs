// The whole build, run by `prepare`: generated code, then the type check and the bundle side by side.
// `--codegen` stops after the first; `--types` and `--bundle` do one of the other two.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'
import { generate } from './codegen.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

const only = ['--codegen', '--types', '--bundle'].find((flag) => process.argv.includes(flag))
const work = [
  ...(only === undefined || only === '--types' ? ['.', 'tsconfig.browser.json'].map((project) => () => typeCheck(project)) : []),
  ...(only === undefined || only === '--bundle' ? [() => bundle(root)] : []),
]

await generate(root)
for (const result of await Promise.allSettled(work.map((start) => start()))) {
  if (result.status === 'fulfilled') continue
  console.error(result.reason instanceof Error ? result.reason.message : result.reason)
  process.exitCode = 1
}

/**
 * Rejects where tsc finds an error, after tsc has printed it.
 * @param {string} project
 */
function typeCheck(project) {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, '-p', project], { cwd: root, stdio: 'inherit' })
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve(undefined) : reject(new Error(`the type check failed (tsc -p ${project})`))))
  })
}
