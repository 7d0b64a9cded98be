// quizwright preview [PATH]: the author's page on this machine, which follows the file as it is saved. Ends with Ctrl-C.
import path from 'node:path'
import type { Diagnostic } from '../../diagnostic.ts'
import { printDiagnostics } from '../print.ts'
import { exit, type Terminal } from '../terminal.ts'
import { Room } from './room.ts'
import { routes } from './routes.ts'
import { address, listen } from './server.ts'
import { defaultTarget, openShelf } from './shelf.ts'
import { watch } from './watch.ts'

export interface PreviewOptions {
  readonly port?: number
}
export interface Running {
  readonly url: string
  close(): Promise<void>
}

/** The first port that is tried, and how many after it. */
const [firstPort, morePorts] = [4600, 20]

/** Runs until it is interrupted. */
export async function runPreview(target: string | undefined, options: PreviewOptions, terminal: Terminal): Promise<number> {
  const started = await startPreview(target ?? defaultTarget, options, process.cwd())
  if (!started.ok) {
    if ('errors' in started) printDiagnostics(started.errors, terminal)
    else terminal.err(started.message)
    return exit.diagnostics
  }
  terminal.err(`The preview is at ${started.running.url}\nIt follows ${target ?? defaultTarget} as it is saved. Ctrl-C ends it.\n`)
  await new Promise<void>((done) => {
    process.once('SIGINT', done)
    process.once('SIGTERM', done)
  })
  await started.running.close()
  return exit.clean
}

export type Started =
  | { readonly ok: true; readonly running: Running }
  | { readonly ok: false; readonly errors: readonly Diagnostic[] }
  | { readonly ok: false; readonly message: string }

/** Starts server and watcher; nothing opens a browser. */
export async function startPreview(target: string, { port }: PreviewOptions, cwd: string): Promise<Started> {
  const shelf = openShelf(target, cwd)
  if (!shelf.ok) return { ok: false, errors: shelf.errors }
  const room = new Room(shelf.value, path.resolve(cwd))
  const ports = port === undefined ? [...Array.from({ length: morePorts + 1 }, (_, i) => firstPort + i), 0] : [port]
  const listening = await listen(routes(room), ports)
  if (listening === undefined) return { ok: false, message: portInUse(port ?? firstPort) }
  const watching = await watch(shelf.value.folders, shelf.value.files, () => {
    room.saved()
    watching.follow(room.files())
  })
  const { server } = listening
  return {
    ok: true,
    running: {
      url: `http://${address}:${listening.port}/`,
      async close() {
        await Promise.all([watching.close(), room.close()])
        await new Promise<void>((done) => {
          server.close(() => done())
          server.closeAllConnections()
        })
      },
    },
  }
}

const portInUse = (port: number): string =>
  `error: found port ${port} in use, expected a free one\n  hint: name another with --port, or leave --port out: the next free one is taken\n`
