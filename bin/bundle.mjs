// src/cli/main.ts in, dist/cli.js and its lazily loaded chunks out; the entries of threads beside it.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

/** What the start of the command must never load: it is fetched by the commands that need it. */
const lazyOnly = ['mathjs', 'katex', 'ajv', 'yaml', 'markdown-it', 'handlebars', 'piscina', 'chokidar', 'linkedom', '@observablehq/plot']

/** Packages that stay outside: a pool of threads starts a file of its own package. */
const outside = ['piscina']

/** The command line, and what runs in threads of its own. */
export const entryPoints = {
  cli: 'src/cli/main.ts',
  'judge-worker': 'src/cli/judge/worker.ts',
  'check-worker': 'src/cli/check/worker.ts',
  'grade-worker': 'src/cli/grade/worker.ts',
  'preview-worker': 'src/cli/preview/certificate-worker.ts',
}

/** How code is bundled for Node: the command line here, and what bench/ times. */
export const bundleOptions = /** @satisfies {import('esbuild').BuildOptions} */ ({
  bundle: true,
  external: outside,
  splitting: true,
  // all files beside each other: a path that is relative to one of them is relative to each
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  // CommonJS packages in the bundle call require for the modules of Node itself
  banner: { js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);" },
})

/**
 * Bundles the command line; the old dist/ is replaced as a whole, and stays where the bundle fails.
 * @param {string} root
 */
export async function bundle(root) {
  const fresh = path.join(root, `dist.tmp-${process.pid}`)
  const dist = path.join(root, 'dist')
  const old = `${fresh}.old`
  try {
    await mkdir(fresh)
    const { metafile } = await build({ ...bundleOptions, absWorkingDir: root, entryPoints, outdir: fresh })
    checkLazy(metafile)
    await writeFile(path.join(fresh, 'THIRD-PARTY-NOTICES.txt'), await notices(root, metafile))
    await rename(dist, old).catch(() => undefined)
    await rename(fresh, dist)
  } finally {
    for (const folder of [fresh, old]) await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Throws where the entry reaches a heavy package by static imports alone.
 * @param {import('esbuild').Metafile} metafile
 */
function checkLazy({ outputs }) {
  const loaded = new Set(Object.keys(outputs).filter((name) => outputs[name]?.entryPoint === 'src/cli/main.ts'))
  for (const name of loaded) {
    const statically = outputs[name]?.imports.filter(({ kind }) => kind === 'import-statement') ?? []
    for (const { path: next, external } of statically) {
      if (external !== true) loaded.add(next)
      else if (lazyOnly.includes(next)) throw new Error(`the start of the command loads ${next}: import it lazily`)
    }
    for (const input of Object.keys(outputs[name]?.inputs ?? {})) {
      const heavy = lazyOnly.find((packageName) => input.includes(`node_modules/${packageName}/`))
      if (heavy !== undefined) throw new Error(`the start of the command loads ${heavy} (${input}): import it lazily`)
    }
  }
}

/**
 * The licences of the packages that are in the bundle: they ask to go with every copy.
 * @param {string} root
 * @param {import('esbuild').Metafile} metafile
 */
export async function notices(root, { inputs }) {
  const folders = new Set(Object.keys(inputs).flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []))
  const texts = [...folders].sort().map(async (folder) => {
    const files = (await readdir(path.join(root, folder))).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name))
    const licences = await Promise.all(files.map((name) => readFile(path.join(root, folder, name), 'utf8')))
    return `${folder.replace(/^.*node_modules\//, '')}\n\n${licences.map((licence) => licence.trim()).join('\n\n') || 'See its package.json.'}\n`
  })
  return (await Promise.all(texts)).join(`\n${'─'.repeat(80)}\n\n`)
}
