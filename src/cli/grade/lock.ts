// One grader at a time in a folder: a file that says who is at work. It is taken over from a process that is no more.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { isRecord } from '../../../grader/submission/submission.ts'
import { type Diagnostic, error } from '../../diagnostic.ts'
import type { Files } from '../course/files.ts'

export interface Lock {
  release(): void
}
export const isLock = (value: Lock | Diagnostic): value is Lock => 'release' in value

interface Holder {
  /** Of this taking of the lock. */
  readonly id: string
  readonly pid: number
  readonly host: string
  /** When the process began, as the system tells it: another one may have the same number later. Empty where it does not tell. */
  readonly began: string
}

/** Locks that this process holds: it may have dropped one when it was stopped in the middle. */
const held = new Set<string>()
/** A lock that cannot be read is being written, or was left half-written: it is looked at again so often, so many milliseconds apart. */
const [mostTries, pause] = [8, 10]

/** Takes the lock of a folder, or says who has it. */
export function takeLock(files: Files, folder: string): Lock | Diagnostic {
  const file = path.join(folder, lockName)
  const self: Holder = { id: randomUUID(), pid: process.pid, host: hostname(), began: beganOf(process.pid) }
  held.add(self.id)
  try {
    for (let tries = 0; ; tries += 1) {
      if (files.create(file, JSON.stringify(self), 0o600)) {
        files.remove(asideOf(file))
        return { release: () => drop(files, file, self.id) }
      }
      const holder = holderOf(files.read(file))
      if (holder === undefined && tries < mostTries) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
      else if (holder !== undefined && (isAlive(holder) || tries > 2 * mostTries)) {
        held.delete(self.id)
        return refused(folder, file, holder)
      } else takeAway(files, file, holder)
    }
  } catch (thrown) {
    held.delete(self.id)
    throw thrown
  }
}

const lockName = 'lock'
const asideOf = (file: string): string => `${file}.left`
/** What a lock may leave in its folder. */
export const lockFiles: readonly string[] = [lockName, asideOf(lockName)]

function drop(files: Files, file: string, id: string): void {
  held.delete(id)
  if (holderOf(files.read(file))?.id === id) files.remove(file)
}

/** Takes a lock away that was left behind. Whoever else does so at the same moment may have one of their own in its place: it is put back. */
function takeAway(files: Files, file: string, left: Holder | undefined): void {
  if (!files.exists(file)) return
  const aside = asideOf(file)
  files.rename(file, aside)
  const taken = files.read(aside)
  if (taken !== undefined && holderOf(taken)?.id !== left?.id) files.create(file, new TextDecoder().decode(taken), 0o600)
}

function refused(folder: string, file: string, { pid, host }: Holder): Diagnostic {
  const where = host === hostname() ? '' : ` on ${host}`
  const hint =
    host === hostname()
      ? 'Wait until it is done, or grade into another folder'
      : `Wait until it is done; if no grader is at work there any more, delete ${file}`
  return error('file/locked', `process ${pid}${where} is grading into ${folder}`, undefined, hint)
}

function holderOf(bytes: Uint8Array | undefined): Holder | undefined {
  if (bytes === undefined) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (!isRecord(value)) return undefined
    const { id, pid, host, began } = value
    return typeof id === 'string' && typeof pid === 'number' && typeof host === 'string' && typeof began === 'string'
      ? { id, pid, host, began }
      : undefined
  } catch {
    return undefined
  }
}

/** A process of another machine cannot be asked: it counts as alive. */
function isAlive({ id, pid, host, began }: Holder): boolean {
  if (host !== hostname()) return true
  if (pid === process.pid) return held.has(id)
  return hasProcess(pid) && beganOf(pid) === began
}

function hasProcess(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (thrown) {
    // a process of somebody else is one all the same
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}

/** Start of a process in ticks since the system was started, and which start that was; empty where there is no /proc. */
function beganOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // the name of the program stands in brackets and may hold anything; the start is the 22nd field
    const ticks = text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()} ${ticks}`
  } catch {
    return ''
  }
}
