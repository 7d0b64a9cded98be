// The report of an LMS in, submissions out, by the reader of its format.
import type { Format, Intake, Origin } from '../submission/submission.ts'
import { readCanvas } from './canvas.ts'
import type { LmsContext } from './context.ts'
import { readEdx } from './edx.ts'
import { readMoodle } from './moodle.ts'
import { readWide } from './wide.ts'

export type ReportFormat = Extract<Format, 'moodle' | 'canvas' | 'edx' | 'wide'>

const readers: { readonly [F in ReportFormat]: typeof readMoodle } = {
  moodle: readMoodle,
  canvas: readCanvas,
  edx: readEdx,
  wide: readWide,
}

/** Reads the pieces of one file in order; they may end anywhere. */
export function readReport(format: ReportFormat, pieces: Iterable<Uint8Array>, origin: Origin, intake: Intake, context: LmsContext): void {
  readers[format](pieces, origin, intake, context)
}
