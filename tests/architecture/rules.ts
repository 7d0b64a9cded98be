// Source files in, broken rules out. DESIGN of the folders: each imports only what stands before it, only the edges touch
// the machine, and what a student's page is made from never reaches what a graded page is made from.
import { builtinModules } from 'node:module'
import path from 'node:path'
import { type Reads, readsOf } from './imports.ts'

/** Folders (or files) from the ground up; what stands in one line does not import each other. The longest match counts. */
const order: readonly (readonly string[])[] = [
  ['src/model.ts', 'src/model', 'src/diagnostic.ts', 'src/nearest.ts', 'src/generated', 'package.json', 'problems/problem.schema.json'],
  ['src/words', 'src/practice/data.ts'],
  ['src/math'],
  ['src/cell'],
  ['src/variant'],
  ['src/solve'],
  ['src/kinds'],
  ['src/spec', 'src/render'],
  ['src/export'],
  ['src/pipeline.ts', 'src/manifest.ts', 'src/cli/terminal.ts'],
  ['src/certify'],
  ['grader'],
  ['src/practice'],
  ['src/cli', 'src/index.ts'],
]

/** Packages, and the modules by which Node touches the machine: who alone imports them. */
const fences: readonly (readonly [modules: RegExp, folders: readonly string[]])[] = [
  [/^mathjs(\/|$)/, ['src/math']],
  [/^(handlebars|katex|markdown-it|linkedom|@observablehq\/plot)(\/|$)/, ['src/render']],
  [/^(yaml|ajv)(\/|$)/, ['src/spec']],
  [/^(commander|chokidar|piscina)$/, ['src/cli', 'grader']],
  [/^(node:)?(fs|fs\/promises|child_process|worker_threads|readline|http|net|process)$/, ['src/cli', 'grader']],
]

/** Run in a browser page too: nothing of Node. */
const pure = [
  'src/model.ts',
  'src/model',
  'src/diagnostic.ts',
  'src/words',
  'src/math',
  'src/cell',
  'src/variant',
  'src/solve',
  'src/kinds',
  'src/certify',
  'src/render',
  'src/practice',
  'grader/grade',
  'grader/schemes',
]

/** `files`: path from the root → text. Imports of files that are not among them are left to the compiler. */
export function brokenRules(files: ReadonlyMap<string, string>): string[] {
  const reads = new Map([...files].map(([file, text]) => [file, readsOf(file, text)]))
  return [...reads].flatMap(([file, { imports, codeFromText }]) => [
    ...imports.flatMap((name) => (name.startsWith('.') ? outOfOrder(file, resolve(file, name)) : fenced(file, name))),
    ...codeFromText.map((what) => `${file} makes code from text: ${what}`),
    ...(within(file, 'src/render/student') ? gradedReached(file, reads) : []),
  ])
}

/** The longest entry of the order that holds the file, and its line. */
function placeOf(file: string): { entry: string; line: number } | undefined {
  const places = order.flatMap((entries, line) => entries.filter((entry) => within(file, entry)).map((entry) => ({ entry, line })))
  return places.sort((a, b) => b.entry.length - a.entry.length)[0]
}

function outOfOrder(file: string, imported: string): string[] {
  const from = placeOf(file)
  const to = placeOf(imported)
  if (from === undefined) return [`${file} has no place in the order of folders`]
  if (to === undefined) return [`${file} imports ${imported}, which has no place in the order of folders`]
  const allowed = from.entry === to.entry || to.line < from.line || (to.line === 0 && from.line === 0)
  return allowed ? [] : [`${file} imports ${imported}: ${from.entry} stands before or beside ${to.entry}`]
}

function fenced(file: string, name: string): string[] {
  const fence = fences.find(([packages]) => packages.test(name))
  if (fence !== undefined && !fence[1].some((folder) => within(file, folder)))
    return [`${file} imports ${name}: only ${fence[1].join(' and ')} may`]
  const isBuiltIn = name.startsWith('node:') || builtinModules.includes(name)
  return isBuiltIn && pure.some((room) => within(file, room) || file.startsWith(`${room}.`) || file.startsWith(`${room}-`))
    ? [`${file} imports ${name}: it also runs in a page`]
    : []
}

/** What is reached from a student's file, however many files lie between. */
function gradedReached(file: string, reads: ReadonlyMap<string, Reads>): string[] {
  const reached = new Set([file])
  for (const next of reached) {
    for (const name of reads.get(next)?.imports ?? []) if (name.startsWith('.')) reached.add(resolve(next, name))
  }
  return [...reached].filter((next) => within(next, 'src/render/graded')).map((next) => `${file} reaches ${next}: students' pages never do`)
}

const within = (file: string, entry: string): boolean => file === entry || file.startsWith(`${entry}/`)
const resolve = (file: string, name: string): string => path.posix.join(path.posix.dirname(file), name)
