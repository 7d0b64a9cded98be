// One regrade at work: what was asked, where it writes, and on what machine.
import type { Staged } from '../course/staged.ts'
import type { Machine } from '../generate.ts'
import type { Terminal } from '../terminal.ts'
import type { Asked } from './options.ts'

export interface Run {
  readonly asked: Asked
  readonly staged: Staged
  readonly terminal: Terminal
  readonly machine: Machine
  readonly out: string
}
