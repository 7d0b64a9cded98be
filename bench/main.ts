// One file of cases, named by the argument, measured; its figures as JSON on stdout.
import { type Case, type Figure, keptSum, measure } from './measure.ts'
import { measureStarts } from './start.ts'

async function figuresOf(name: string | undefined): Promise<readonly Figure[]> {
  switch (name) {
    case 'variants':
      return all((await import('./cases/variants.ts')).cases)
    case 'bodies':
      return all((await import('./cases/bodies.ts')).cases)
    case 'grading':
      return all((await import('./cases/grading.ts')).cases)
    case 'judge': {
      const judge = await import('./cases/judge.ts')
      return [...(await all(judge.cases)), ...judge.measureTails()]
    }
    case 'preview':
      return all((await import('./cases/preview.ts')).cases)
    case 'check':
      return (await import('./cases/check.ts')).measureChecks()
    case 'export':
      return (await import('./export.ts')).measureExports()
    case 'report':
      return all((await import('./cases/report.ts')).cases)
    case 'start':
      return measureStarts()
    default:
      throw new Error(`no cases “${String(name)}”`)
  }
}

async function all(cases: readonly Case[]): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const each of cases) figures.push(await measure(each))
  return figures
}

const figures = await figuresOf(process.argv[2])
process.stdout.write(JSON.stringify({ figures, kept: keptSum() }))
