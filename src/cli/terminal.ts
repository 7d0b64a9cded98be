// Where a command's words go: data to stdout, words and progress to stderr.

export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Whether a person is watching stderr: progress is shown to people only. */
  readonly tty: boolean
}

/** Exit codes of every command. */
export const exit = { clean: 0, diagnostics: 1, usage: 2, bug: 70 } as const
