// Certificates written by hand, for tests of the page and of the terminal's words.
import type { Certificate } from '../../src/model.ts'

const spread = { least: 5, median: 6, most: 8 }
/** A sound problem with a choice: ten of a hundred variants hide one of its two mistakes. */
export const soundCertificate: Certificate = {
  problem: 'gate-step',
  file: 'problems/gate-step.yaml',
  spec: '0123456789abcdef0123456789abcdef',
  engine: '0.0.0',
  space: { draws: 120, how: 'enumerated', variants: 100, distinct: 90, class: { size: 100, sharing: 12 } },
  acceptance: {
    candidates: 120,
    accepted: 100,
    constraints: [{ constraint: 'w < 3 or x != 0', tried: 120, met: 110 }],
    turnedDown: [{ code: 'solve/tie', count: 10, message: 'a tie of `tanh`', example: { with: 'w=1,x=0' } }],
  },
  checks: [{ check: 'options-differ', looked: 100, failed: 0 }],
  parts: [
    {
      part: 'answer',
      kind: 'single-choice',
      keys: { values: [{ value: '1', share: 0.6 }, { value: '0', share: 0.3 }], others: { count: 2, share: 0.1 } }, // prettier-ignore
      positions: [30, 20, 30, 20],
      guess: { random: 0.25, best: { answer: '1', credit: 0.6 } },
    },
  ],
  mistakes: [
    {
      mistake: 'no_tanh',
      part: 'answer',
      from: 'cell',
      shows: 90,
      hidden: 10,
      within: 0,
      none: 0,
      offered: 80,
      margin: 0.5,
      answers: { values: [{ value: '2', share: 1 }], others: { count: 0, share: 0 } },
      example: { with: 'w=2,x=1' },
    },
  ],
  readings: [],
  published: [{ with: 'w=1,x=1', met: true }],
  effort: { steps: spread, digits: { least: 1, median: 1, most: 3 } },
  diagnostics: [],
  sound: true,
  digest: 'fedcba9876543210fedcba9876543210',
}

/** The same problem with an error, a reading that nothing settles, and text that would be markup. */
export const unsoundCertificate: Certificate = {
  ...soundCertificate,
  problem: 'gate-unsettled',
  readings: [
    {
      reading: 'gate=writes',
      about: 'convention',
      lines: 'convention: { gate: writes }',
      flips: 40,
      none: 0,
      examples: [{ with: 'w=1,x=2' }],
      published: [],
    },
  ],
  diagnostics: [
    {
      code: 'certify/equal-options',
      severity: 'error',
      message: 'two options read `<b>`',
      hint: 'ask for more decimals',
      at: { file: 'problems/gate-step.yaml', line: 7, col: 3 },
    },
  ],
  checks: [{ check: 'options-differ', looked: 100, failed: 3 }],
  sound: false,
}
