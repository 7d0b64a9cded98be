// Folders in, a call after every save out: written in place, written beside and renamed, deleted and back.
import path from 'node:path'

export interface Watching {
  /** Watches the folders of these files, too. */
  follow(files: readonly string[]): void
  close(): Promise<void>
}

/** Milliseconds of quiet before a save counts as done: editors write in pieces. */
const quiet = 20

/**
 * Calls `changed` once for the events of one save; whoever listens reads the files again and sees what is different. What an editor does
 * to save is left to the reader: chokidar's own waiting (`atomic`, `awaitWriteFinish`) would cost a tenth of a second and more.
 */
export async function watch(folders: readonly string[], files: readonly string[], changed: () => void): Promise<Watching> {
  const { watch: start } = await import('chokidar')
  let timer: NodeJS.Timeout | undefined
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(changed, quiet)
  }
  const options = {
    ignoreInitial: true,
    atomic: false,
    ignored: (name: string, stats?: { isFile(): boolean }) =>
      /[/\\](node_modules|\.git)$/.test(name) || (stats?.isFile() === true && !/\.ya?ml$/.test(name)),
  }
  const deep = start([...folders], options)
  const flat = start([], { ...options, depth: 0 })
  const within = (file: string): boolean => folders.some((folder) => file.startsWith(folder + path.sep))
  const watched = new Set<string>()
  const follow = (names: readonly string[]): void => {
    for (const folder of new Set(names.filter((file) => !within(file)).map((file) => path.dirname(file)))) {
      if (watched.has(folder)) continue
      watched.add(folder)
      flat.add(folder)
    }
  }
  follow(files)
  for (const watcher of [deep, flat]) {
    watcher.on('all', soon)
    // two saves within 50 ms are one event, of the first: what the system says tells of the second as well
    watcher.on('raw', (_event: string, name: unknown) => {
      if (typeof name !== 'string' || /\.ya?ml$/.test(name)) soon()
    })
  }
  // a folder that cannot be watched (too many files, no right) is no reason to end
  for (const watcher of [deep, flat]) watcher.on('error', () => undefined)
  await new Promise<void>((ready) => {
    if (folders.length === 0) ready()
    else deep.on('ready', () => ready())
  })
  return {
    follow,
    async close() {
      clearTimeout(timer)
      await Promise.all([deep.close(), flat.close()])
    },
  }
}
