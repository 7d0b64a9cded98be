// Certificates for tests: of a file, of YAML written in the test, of a problem of the package.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { certify, type CertifyOptions } from '../../src/certify/certify.ts'
import type { Certificate, Problem } from '../../src/model.ts'
import { problemById, problemFrom, root } from '../support/library.ts'

export const certified = (problem: Problem, options: Partial<CertifyOptions> = {}): Certificate =>
  certify(problem, { file: `${problem.id}.yaml`, spec: 'spec', engine: 'test', ...options })
export const certifiedFile = (name: string, options: Partial<CertifyOptions> = {}): Certificate =>
  certified(problemFrom(readFileSync(path.join(root, name), 'utf8'), path.basename(name)), options)
export const certifiedYaml = (yaml: string, options: Partial<CertifyOptions> = {}): Certificate => certified(problemFrom(yaml), options)
export const certifiedId = (id: string, options: Partial<CertifyOptions> = {}): Certificate => certified(problemById(id), options)

export const codesIn = ({ diagnostics }: Certificate): readonly string[] =>
  diagnostics.map(({ code, at }) => `${code} ${at?.line}:${at?.col}`)
/** A mistake's row as `shows hidden within none`. */
export function countsOf({ mistakes }: Certificate, mistake: string, part = 'answer'): string {
  const row = mistakes.find((one) => one.mistake === mistake && one.part === part)
  return row === undefined ? 'no row' : [row.shows, row.hidden, row.within, row.none].join(' ')
}
