// Commands run in this process with a terminal that listens, and folders of files that are gone afterwards.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Terminal } from '../../src/cli/terminal.ts'

export interface Heard {
  readonly code: number
  readonly out: string
  readonly err: string
}
/** What a command says on stdout and stderr, and its exit code. */
export async function heard(command: (terminal: Terminal) => Promise<number>, tty = false): Promise<Heard> {
  const said = { out: '', err: '' }
  const code = await command({ out: (text) => void (said.out += text), err: (text) => void (said.err += text), tty })
  return { code, ...said }
}

/** Runs with a new folder in which these files are; the folder is removed afterwards. */
export async function withFiles<T>(files: { readonly [name: string]: string }, work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quizwright-cli-'))
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      writeFileSync(path.join(folder, name), text)
    }
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The codes of printed diagnostics: `file:line:col: error code: …`. */
export const codesIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?:error|warning) ([a-z]+\/[a-z-]+): /g)].map(([, code = '']) => code)
