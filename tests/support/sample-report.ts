// The reports of two simulated classes: a large one in which much is to be seen, a small one that cannot tell.
import { type ReportBuilder, reportBuilder } from '../../grader/report.ts'
import { type ClassSettings, simulate } from './simulated-class.ts'

export const large: ClassSettings = {
  seed: 2027,
  variants: 25,
  perVariant: 60,
  planted: { problem: 'p2', variant: 7 },
  copied: { student: 123, from: 431, apart: true },
}
export const small: ClassSettings = { seed: 3, variants: 24, perVariant: 1, coarse: true }

export function reportOf(settings: ClassSettings): ReportBuilder {
  const { course, lines } = simulate(settings)
  const report = reportBuilder(course)
  for (const line of lines) report.add(line)
  return report
}
