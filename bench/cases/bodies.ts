// Problem bodies a second: stem, parts and controls as HTML, each of a variant of its own; formulas of one shape are reused.
import { renderProblemBody } from '../../src/render/student/problem.ts'
import type { Problem } from '../../src/model.ts'
import { type Case, keep, type Work } from '../measure.ts'
import { plainKatex } from '../references.ts'
import { drawn, must, problemById, problemsOf } from './library.ts'

/** Variants posed beforehand; enough of them that each body's values are new to what is remembered. */
const posed = 2_000

function typesetting(problems: readonly Problem[]): Work {
  const bodies = Array.from({ length: posed }, (_, seed) => problems.map((problem) => drawn(problem, seed).posed.public)).flat()
  return (times) => {
    for (let i = 0; i < times; i++) {
      const body = bodies[i % bodies.length]
      if (body !== undefined) keep(must(renderProblemBody(body)).length)
    }
  }
}

const about = { unit: 'bodies', reference: plainKatex }
export const cases: readonly Case[] = [
  { ...about, name: 'typeset: lstm-rounded-step', budget: 3_000, prepare: () => typesetting([problemById('lstm-rounded-step')]) },
  { ...about, name: 'typeset: recurrent-networks', budget: 3_000, prepare: () => typesetting(problemsOf('recurrent-networks')) },
]
