// A small course of its own for tests of the commands: problems, a set and rosters in a folder that is gone afterwards.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type GenerateOptions, runGenerate } from '../../src/cli/generate.ts'
import { runGrade } from '../../src/cli/grade/grade.ts'
import type { GradeOptions } from '../../src/cli/grade/options.ts'
import { disk, type Files } from '../../src/cli/course/files.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { type ManifestEntry, readKeys, readManifest, type VariantKeys } from '../../src/manifest.ts'
import { plain } from '../../src/math/print/plain.ts'
import type { ValueJson } from '../../src/model.ts'
import { must } from '../support/library.ts'
import { inFolder } from './killing.ts'

const problems = {
  double: `problem: double
title: Doubling
parameters:
  w: { integer: [1, 1000] }
let:
  asked: 2*w
mistakes:
  squared:
    let: { asked: w*w }
    says: 'You squared the number that was to be doubled.'
require:
  - distinct(key, mistakes.squared)
ask:
  kind: number
  key: asked
text: 'What is twice {{w}}?'
solution: 'Twice {{w}} is the WORKEDSOLUTION {{value "2*w"}}.'
`,
  pair: `problem: pair
title: A pair
parameters:
  a: { integer: [1, 1000] }
points: 3
parts:
  sign:
    kind: single-choice
    key: a + 1
    points: 1
    options: [a, a + 1, a + 2]
    text: 'Which is it?'
  both:
    kind: vector
    key: '[a + 2, a + 3]'
    points: 2
    scheme: each-answer
    text: 'Both, please.'
text: 'Look at {{a}}.'
`,
  evens: `problem: evens
title: Even numbers
parameters:
  n: { integer: [1, 500] }
ask:
  kind: multi-select
  key: '[2*n, 2*n + 2]'
  options: [2*n, 2*n + 1, 2*n + 2]
  scheme: each-answer
text: 'Which are even?'
`,
}
export const setText = `set: week
title: A week
due: 2027-01-31T23:59:00+01:00
counts: last
problems:
  - { problem: double, attempts: 2 }
  - pair
  - { problem: evens, points: 2 }
`

export interface SampleCourse {
  readonly folder: string
  /** A path below the folder. */
  place(name: string): string
  write(name: string, text: string | Uint8Array): string
  read(name: string): string
  /** With `out`, the roster and a seed unless said otherwise; exit code and what was said. */
  generate(targets: readonly string[], options?: Generating, files?: Files): Promise<Ended>
  grade(paths: readonly string[], options?: Partial<GradeOptions>, files?: Files): Promise<Ended>
  manifest(out?: string): readonly ManifestEntry[]
  keys(out?: string): readonly VariantKeys[]
  /** The key of a problem that asks for one number. */
  number(student: string, problem: string): number
  /** The key's answer to a part of the student's variant, in the form that is handed in. */
  right(student: string, problem: string, part?: string): string | readonly string[] | { readonly [cell: string]: string }
}
type Generating = Partial<GenerateOptions> & { readonly without?: readonly ('seed' | 'roster')[] }
export interface Ended {
  readonly code: number
  readonly said: string
}

/** Generated folders are `out`, graded ones `graded`, the roster `roster.csv`, unless said otherwise. */
export const withCourse = <T>(work: (course: SampleCourse) => T | Promise<T>): Promise<T> =>
  inFolder((folder) => work(sampleCourse(folder)))

function sampleCourse(folder: string): SampleCourse {
  const place = (name: string): string => path.join(folder, name)
  const write = (name: string, text: string | Uint8Array): string => {
    mkdirSync(path.dirname(place(name)), { recursive: true })
    writeFileSync(place(name), text)
    return place(name)
  }
  for (const [id, text] of Object.entries(problems)) write(`problems/${id}.yaml`, text)
  write('problems/sets/week.yaml', setText)
  write('roster.csv', 'student,name,section\ns1,"Lee, Ann",A\ns2,=Bo,B\ns3,Cy,A\n')
  const read = (name: string): string => readFileSync(place(name), 'utf8')
  const manifest = (out = 'out'): readonly ManifestEntry[] => must(readManifest(read(`${out}/staff/manifest.jsonl`), 'manifest.jsonl'))
  const keys = (out = 'out'): readonly VariantKeys[] => must(readKeys(read(`${out}/staff/keys.jsonl`), 'keys.jsonl'))
  const right: SampleCourse['right'] = (student, problem, part) => {
    const entry = manifest().find((one) => one.student === student && one.problem === problem)
    const variant = keys().find((one) => one.problem === problem && one.variant === entry?.variant.id)
    const key = variant?.keys.find((one) => part === undefined || one.part === part)?.key
    switch (key?.kind) {
      case 'number':
        return textOf(key.value)
      case 'single-choice':
        return key.option
      case 'multi-select':
        return key.right
      case 'vector':
      case 'table':
        return Object.fromEntries(key.cells.map((cell) => [cell.id, cell.type === 'number' ? textOf(cell.value) : cell.option]))
      case 'expression':
        return plain(key.expr)
      case undefined:
        throw new Error(`${student} has no ${problem} ${part ?? ''}`)
    }
  }
  return {
    folder,
    place,
    write,
    read,
    manifest,
    keys,
    generate: (targets, { without = [], ...options } = {}, files = disk) => {
      const seed = without.includes('seed') ? {} : { seed: 'a seed' }
      const roster = without.includes('roster') ? {} : { roster: place('roster.csv') }
      return ended((terminal) =>
        runGenerate(targets, { out: place('out'), ...seed, ...roster, ...options }, terminal, { files, cwd: folder }),
      )
    },
    grade: (paths, options = {}, files = disk) =>
      ended((terminal) => runGrade(paths.map(place), { from: place('out'), out: place('graded'), ...options }, terminal, files)),
    number: (student, problem) => Number(right(student, problem)),
    right,
  }
}

const textOf = (value: ValueJson): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

async function ended(command: (terminal: Terminal) => Promise<number>): Promise<Ended> {
  let said = ''
  const code = await command({ out: (text) => (said += text), err: (text) => (said += text), tty: false })
  return { code, said }
}

/** JSON lines of submissions. */
export const jsonl = (...rows: readonly unknown[]): string =>
  rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('')
