// The text of a file in; a Problem, a Cell or a ProblemSet out, or everything that is wrong with the file at once.
// Pure: finding files is the command line's. Stages: YAML → schema → model → names, each going on as far as it can.
import { validateCell, validateProblem, validateSet } from '../generated/validate.js'
import { type Checked, type Diagnostic, error } from '../diagnostic.ts'
import type { Cell, Problem, ProblemSet } from '../model.ts'
import { placeOf, type Source, sourceOf } from './locate.ts'
import { checkNames } from './names.ts'
import type { Placed, Reading } from './reading.ts'
import { schemaMistakes, type Validated } from './schema-errors.ts'
import type * as Spec from './schema-types.ts'
import { cell } from './shape-cell.ts'
import { problem } from './shape-problem.ts'
import { problemSet } from './shape-set.ts'
import { dataOf, type SpecNode, without } from './tree.ts'
import { setAside } from './unsupported.ts'
import { readYaml } from './yaml.ts'

export type FileKind = 'problem' | 'cell' | 'set'

const kinds = ['problem', 'set', 'cell'] as const

/** What a file is: its first key says so, else the first of problem, set and cell that it has. Cheap: reads no YAML. */
export function kindOfFile(text: string): FileKind | undefined {
  const keys = [...text.slice(0, 100_000).matchAll(/^["']?([a-z]+)["']?[ \t]*:/gm)].map(([, key]) => key)
  return kinds.find((kind) => kind === keys[0]) ?? kinds.find((kind) => keys.includes(kind))
}

/** Reads a problem; `cells` finds the cell it names. */
export function readProblem(text: string, file: string, cells: (id: string) => Checked<Cell>): Checked<Problem> {
  return read(
    text,
    file,
    problemForm,
    (placed) => problem(placed, cells),
    (one) => [...checkText(one), ...checkNames(one)],
  )
}
/** Students must read something: a text of the problem, or one of every part. */
const checkText = ({ text, parts, at }: Problem): readonly Diagnostic[] =>
  text.length > 0 || parts.every((part) => part.text !== undefined)
    ? []
    : [error('spec/missing-key', 'found no `text`, expected what students are to read', at, 'add `text: |` and the question below it')]

export function readCell(text: string, file: string): Checked<Cell> {
  return read(
    text,
    file,
    cellForm,
    (placed) => cell(placed, placed.data.cell),
    () => [],
  )
}
export function readSet(text: string, file: string): Checked<ProblemSet> {
  return read(text, file, setForm, problemSet, () => [])
}

/** A form of file: its first key, and the validator that tells whether data is of it. */
interface Form<T> {
  readonly kind: FileKind
  readonly isMet: (data: unknown) => data is T
  readonly errors: () => Validated['errors']
}
const problemForm: Form<Spec.Problem> = {
  kind: 'problem',
  isMet: (data): data is Spec.Problem => validateProblem(data),
  errors: () => validateProblem.errors ?? [],
}
const cellForm: Form<Spec.Cell> = {
  kind: 'cell',
  isMet: (data): data is Spec.Cell => validateCell(data),
  errors: () => validateCell.errors ?? [],
}
const setForm: Form<Spec.Set> = {
  kind: 'set',
  isMet: (data): data is Spec.Set => validateSet(data),
  errors: () => validateSet.errors ?? [],
}

/** Errors of one file that are reported; behind so many they help nobody. */
const mostErrors = 100

function read<T, V>(
  text: string,
  file: string,
  form: Form<T>,
  shape: (placed: Placed<T>) => V,
  check: (value: V) => readonly Diagnostic[],
): Checked<V> {
  const source = sourceOf(text, file)
  const yaml = readYaml(source)
  const reading: Reading = { source, found: [...yaml.errors] }
  if (yaml.root === undefined) return result(reading)
  const { root, errors } = setAside(yaml.root, source)
  reading.found.push(...errors, ...wrongId(source, root, form.kind))
  const placed = validated(reading, root, form)
  if (placed === undefined) return result(reading)
  const value = shape(placed)
  // names are looked up in what has been read in full: what could not be read would be missing
  if (!reading.found.some(isError)) reading.found.push(...check(value))
  return result(reading, value)
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error'

function result<V>({ found }: Reading, value?: V): Checked<V> {
  const inOrder = found.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.col ?? 0) - (b.at?.col ?? 0))
  // warnings beside errors are often their consequence
  if (value === undefined || found.some(isError)) return { ok: false, errors: inOrder.filter(isError).slice(0, mostErrors) }
  return { ok: true, value, warnings: inOrder }
}

/**
 * The data of a tree that meets its schema. One that does not is reported in full, then read on without its wrong parts,
 * so that expressions and texts elsewhere are still looked at; undefined where too little is left.
 */
function validated<T>(reading: Reading, root: SpecNode, form: Form<T>): Placed<T> | undefined {
  let tree = root
  for (let pass = 0; pass < 8; pass += 1) {
    const data = dataOf(tree)
    if (form.isMet(data)) return { data, node: tree, reading }
    const mistakes = schemaMistakes({ source: reading.source, kind: form.kind, root: tree, errors: form.errors() })
    if (pass === 0) reading.found.push(...mistakes.map(({ diagnostic }) => diagnostic))
    if (mistakes.length === 0 || mistakes.some(({ pointer }) => pointer.length === 0)) return undefined
    tree = without(
      tree,
      mistakes.map(({ pointer }) => pointer),
    )
  }
  return undefined
}

/** The id is the file's name, so that it is found by it. */
function wrongId(source: Source, root: SpecNode, kind: FileKind): readonly Diagnostic[] {
  const id = root.type === 'map' ? root.entries.get(kind)?.value : undefined
  const name = /([^/\\:]+)\.ya?ml$/.exec(source.file)?.[1]
  if (id?.type !== 'scalar' || name === undefined || id.text === name) return []
  return [
    error(
      'spec/wrong-id',
      `found the id \`${id.text}\` in a file named ${name}`,
      placeOf(source, id),
      `the id is the file’s name: write ${kind}: ${name}, or rename the file`,
    ),
  ]
}
