// Variants a second: candidates drawn, solved, accepted and posed, public and secret part. Every seed is a new one.
import type { Problem } from '../../src/model.ts'
import { type Case, keep, type Work } from '../measure.ts'
import { handWrittenStep } from '../references.ts'
import { drawn, problemById, problemsOf } from './library.ts'

const about = { unit: 'variants', reference: handWrittenStep }

function drawing(problems: readonly Problem[]): Work {
  let seed = 0
  return (times) => {
    for (let i = 0; i < times; i++) {
      const problem = problems[i % problems.length]
      if (problem !== undefined) keep(drawn(problem, seed++).posed.keys.length)
    }
  }
}

export const cases: readonly Case[] = [
  { ...about, name: 'draw + solve + pose: lstm-rounded-step', budget: 20_000, prepare: () => drawing([problemById('lstm-rounded-step')]) },
  { ...about, name: 'draw + solve + pose: recurrent-networks', prepare: () => drawing(problemsOf('recurrent-networks')) },
  { ...about, name: 'draw + solve + pose: foundations', prepare: () => drawing(problemsOf('foundations')) },
]
