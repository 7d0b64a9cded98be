import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { describe, expect, test } from 'vitest'
import { disk, type Files } from '../../../src/cli/course/files.ts'
import { guarded } from '../../../src/cli/course/outcome.ts'
import { Killed, killedAfter, treeOf } from '../killing.ts'
import { type SampleCourse, withCourse } from '../sample-course.ts'
import { gradeBy, inMemory, writeRows } from './course.ts'

const withRows = <T>(rounds: number, work: (course: SampleCourse) => Promise<T>): Promise<T> =>
  withCourse(async (course) => {
    await course.generate(['week'])
    writeRows(course, rounds)
    return work(course)
  })
const onDisk = { small: 0, chunk: 700, shard: 900 }

describe('a grading in tasks', () => {
  test('gives the same bytes as one in memory, wherever the files are cut and however the students are parted', () =>
    withRows(4, async (course) => {
      const said = await gradeBy(course, 'whole', inMemory)
      const expected = treeOf(course.place('whole'))
      expect(expected.get('marks.jsonl')?.split('\n')).toHaveLength(29 + 1)
      // of 8 lines 3 are put with a student, 4 are rejected, 1 is empty; of 3 rows of the table 1 is put with a student
      expect(expected.get('rejected.jsonl')?.split('\n')).toHaveLength(4 * (4 + 2 + 4) + 1)
      for (let chunk = 13; chunk < 1500; chunk += 97) {
        expect(await gradeBy(course, 'cut', { small: 0, chunk, shard: chunk % 2 === 0 ? 300 : 1e9 })).toBe(said)
        expect(treeOf(course.place('cut'))).toEqual(expected)
      }
    }))

  test('lines of what is rejected are those of the file', () =>
    withRows(4, async (course) => {
      await gradeBy(course, 'cut', onDisk)
      const lines = course.read('in/a.jsonl').split('\n')
      for (const text of course.read('cut/rejected.jsonl').split('\n').slice(0, -1)) {
        const { file, line, row }: Record<string, unknown> = Object(JSON.parse(text))
        if (String(file).endsWith('a.jsonl')) expect(lines[Number(line) - 1]).toBe(row)
      }
    }))

  test('that is killed at any operation is carried on, and ends with the bytes of one that was not', { timeout: 60_000 }, () =>
    withRows(1, async (course) => {
      const { files, count } = killedAfter(Infinity)
      await gradeBy(course, 'graded', onDisk, { files, pages: 'none' })
      const expected = treeOf(course.place('graded'))
      expect(count()).toBeGreaterThan(60)
      for (let kill = 0; kill < count(); kill += 1) {
        disk.removeAll(course.place('graded'))
        await expect(gradeBy(course, 'graded', onDisk, { files: killedAfter(kill).files })).rejects.toThrow(Killed)
        await gradeBy(course, 'graded', onDisk)
        expect(treeOf(course.place('graded'))).toEqual(expected)
      }
    }),
  )

  test('takes over what is done and still holds, and does what has changed anew', () =>
    withRows(3, async (course) => {
      await gradeBy(course, 'expected', onDisk)
      const { files, count } = killedAfter(Infinity)
      await gradeBy(course, 'graded', onDisk, { files })
      disk.removeAll(course.place('graded'))
      await expect(gradeBy(course, 'graded', onDisk, { files: killedAfter(count() - 12).files })).rejects.toThrow(Killed)
      const { files: counting, count: again } = killedAfter(Infinity)
      await gradeBy(course, 'graded', onDisk, { files: counting })
      expect(again()).toBeLessThan(count() / 2)
      disk.removeAll(course.place('graded'))
      await expect(gradeBy(course, 'graded', onDisk, { files: killedAfter(count() - 12).files })).rejects.toThrow(Killed)
      // as long as it was, so that only what stands in it tells
      course.write('in/a.jsonl', course.read('in/a.jsonl').replace('"o1"', '"o2"'))
      await gradeBy(course, 'graded', onDisk)
      await gradeBy(course, 'expected', inMemory)
      expect(course.read('graded/marks.jsonl')).toBe(course.read('expected/marks.jsonl'))
    }))
})

describe('a disk that is full', () => {
  test('is told, what stood there stands, and the next run does the rest', () =>
    withRows(3, async (course) => {
      await gradeBy(course, 'expected', onDisk)
      for (const room of [200, 2_000, 6_000, 12_000]) {
        const said: string[] = []
        const terminal = { out: () => undefined, err: (text: string) => void said.push(text), tty: false }
        const code = await guarded(terminal, async () => {
          await gradeBy(course, 'graded', onDisk, { files: withRoom(room) })
          return 0
        })
        expect([code, said.join('')]).toEqual([1, expect.stringMatching(/error file\/unwritable.*no space left/)])
        expect(existsSync(course.place('graded/marks.jsonl'))).toBe(false)
      }
      await gradeBy(course, 'graded', onDisk)
      expect(treeOf(course.place('graded'))).toEqual(treeOf(course.place('expected')))
    }))
})

/** A disk on which so many bytes can be written. */
function withRoom(room: number): Files {
  let left = room
  const taken = (content: string | Uint8Array, file: string): void => {
    left -= content.length
    if (left < 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'write', path: file })
  }
  return {
    ...disk,
    write(file, content, mode) {
      taken(content, file)
      disk.write(file, content, mode)
    },
    open(file, mode) {
      const { write, close } = disk.open(file, mode)
      return {
        write(content) {
          taken(content, file)
          write(content)
        },
        close,
      }
    },
  }
}

describe('two graders in one folder', () => {
  const lock = (course: SampleCourse): string => course.place('graded/.unfinished/lock')
  const holding = (course: SampleCourse, holder: object): void => {
    disk.makeFolder(course.place('graded/.unfinished'), 0o700)
    writeFileSync(lock(course), JSON.stringify({ id: 'x', pid: 1, host: hostname(), began: '', ...holder }))
  }

  test('the second is refused while the first is at work', () =>
    withRows(1, async (course) => {
      let second: Promise<string> | undefined
      const files: Files = {
        ...disk,
        open(file, mode) {
          // in the middle of the first
          second ??= gradeBy(course, 'graded', onDisk)
          return disk.open(file, mode)
        },
      }
      await gradeBy(course, 'graded', onDisk, { files })
      expect(await second).toContain(`error file/locked: process ${process.pid} is grading into ${course.place('graded')}`)
      expect(existsSync(course.place('graded/marks.jsonl'))).toBe(true)
    }))

  test('a process of this machine that is alive is not disturbed', () =>
    withRows(1, async (course) => {
      const stat = readFileSync(`/proc/${process.ppid}/stat`, 'latin1')
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
      const began = `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`
      holding(course, { pid: process.ppid, began })
      expect(await gradeBy(course, 'graded', onDisk)).toContain('file/locked')
      // another process may have that number by now
      holding(course, { pid: process.ppid, began: `${boot} 1` })
      expect(await gradeBy(course, 'graded', onDisk)).not.toContain('file/locked')
    }))

  test('one of another machine cannot be asked: the file to delete is named', () =>
    withRows(1, async (course) => {
      holding(course, { host: 'elsewhere' })
      expect(await gradeBy(course, 'graded', onDisk)).toContain(`delete ${lock(course)}`)
    }))

  test.each([['{"id":"x","pid":99999999,"host":"HOST","began":""}'], ['{"id":'], ['']])('a lock that was left is taken over: %s', (left) =>
    withRows(1, async (course) => {
      holding(course, {})
      writeFileSync(lock(course), left.replace('HOST', hostname()))
      expect(await gradeBy(course, 'graded', onDisk)).not.toContain('file/locked')
      expect(existsSync(course.place('graded/.unfinished'))).toBe(false)
    }),
  )
})
