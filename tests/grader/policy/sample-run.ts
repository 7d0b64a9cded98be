// A folder's run and roster as tests of policies have them: two problems, three students in two sections.
import type { RosterCopy, Run, RunProblem, RunSet } from '../../../src/manifest.ts'

const said = (text: string) => [{ type: 'text', text } as const]

const problem = (id: string, asked: RunProblem['asked']): RunProblem => ({
  problem: id,
  title: said(id),
  spec: 'd',
  points: '10',
  asked,
  parts: [{ id: 'p', points: '10', attempts: 2 }],
})

export function runOf(set: Partial<RunSet> = {}, asked: Readonly<Record<'one' | 'two', RunProblem['asked']>> = { one: {}, two: {} }): Run {
  return {
    format: 'quizwright-run/1',
    engine: '0',
    seed: '0',
    set: { id: 'week', title: said('Week'), mode: 'exam', language: 'en', counts: 'last', ...set },
    options: { roster: true, names: false, privateLinks: false, split: false },
    problems: [problem('one', asked.one), problem('two', asked.two)],
  }
}

export const roster: RosterCopy = {
  columns: ['student', 'name', 'section'],
  rows: [
    ['s1', 'Ann', 'A'],
    ['s2', 'Bo', ' B '],
    ['s3', 'Cy', ''],
  ],
}
