import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { disk, fileTrouble, type Files } from '../../src/cli/course/files.ts'
import { isUnfinished, openStaged } from '../../src/cli/course/staged.ts'
import { inFolder, Killed, killedAfter, treeOf } from './killing.ts'

const work = 'staff/.unfinished'

/** What a run does: one file new, one changed, one piece by piece, one taken away. */
function run(files: Files, out: string): void {
  const staged = openStaged(files, out, work)
  staged.write('staff/seed', 'seed\n', true)
  staged.write('pages/s1.html', 'page one, changed', false)
  staged.write('pages/a/b.html', 'deep', false)
  const lines = staged.open('staff/manifest.jsonl', true)
  lines.write('one\n')
  lines.write('two\n')
  lines.end()
  staged.remove('pages/old.html')
  staged.commit()
}
function before(out: string): void {
  mkdirSync(path.join(out, 'pages'), { recursive: true })
  writeFileSync(path.join(out, 'pages/s1.html'), 'page one')
  writeFileSync(path.join(out, 'pages/old.html'), 'old')
  writeFileSync(path.join(out, 'pages/other.html'), 'not ours')
}
const after = new Map([
  ['pages/', ''],
  ['pages/a/', ''],
  ['pages/a/b.html', 'deep'],
  ['pages/other.html', 'not ours'],
  ['pages/s1.html', 'page one, changed'],
  ['staff/', ''],
  ['staff/manifest.jsonl', 'one\ntwo\n'],
  ['staff/seed', 'seed\n'],
])

describe('a folder that changes as a whole', () => {
  test('has everything in its place after the commit, secrets for their owner alone', () =>
    inFolder((out) => {
      before(out)
      run(disk, out)
      expect(treeOf(out)).toEqual(after)
      expect(statSync(path.join(out, 'staff')).mode & 0o777).toBe(0o700)
      expect(statSync(path.join(out, 'staff/seed')).mode & 0o777).toBe(0o600)
      expect(statSync(path.join(out, 'pages/s1.html')).mode & 0o444).toBe(0o444)
    }))

  test('a kill at any operation leaves the old files or the new, never half of one in its place; the next run mends it', async () => {
    const steps = await inFolder((out) => {
      before(out)
      const { files, count } = killedAfter(Infinity)
      run(files, out)
      return count()
    })
    expect(steps).toBeGreaterThan(15)
    for (let kill = 0; kill < steps; kill += 1) {
      await inFolder((out) => {
        before(out)
        expect(() => run(killedAfter(kill).files, out)).toThrow(Killed)
        const left = treeOf(out)
        expect(['page one', 'page one, changed']).toContain(left.get('pages/s1.html'))
        expect([undefined, 'deep']).toContain(left.get('pages/a/b.html'))
        expect([undefined, 'one\ntwo\n']).toContain(left.get('staff/manifest.jsonl'))
        // published files never have company that is not meant to be
        expect([...left.keys()].filter((name) => name.startsWith('pages/') && !after.has(name) && name !== 'pages/old.html')).toEqual([])
        run(disk, out)
        expect(treeOf(out)).toEqual(after)
      })
    }
  })

  test('what was begun to be put in its place is finished even by a run that then gives up', () =>
    inFolder((out) => {
      before(out)
      for (let kill = 0; !isUnfinished(disk, out, work); kill += 1) expect(() => run(killedAfter(kill).files, out)).toThrow(Killed)
      openStaged(disk, out, work).discard()
      expect(treeOf(out)).toEqual(after)
    }))

  test('a disk that refuses in the middle of the commit leaves the rest to the next run, whoever gives up', () =>
    inFolder((out) => {
      before(out)
      let renames = 0
      const refusing: Files = {
        ...disk,
        rename(from, to) {
          renames += 1
          if (renames === 3) throw new Error('refused')
          disk.rename(from, to)
        },
      }
      const staged = openStaged(refusing, out, work)
      staged.write('staff/seed', 'seed\n', true)
      staged.write('pages/s1.html', 'page one, changed', false)
      expect(() => staged.commit()).toThrow('refused')
      staged.discard()
      expect(treeOf(out).get('pages/s1.html')).toBe('page one')
      openStaged(disk, out, work).discard()
      expect(treeOf(out).get('pages/s1.html')).toBe('page one, changed')
      expect(treeOf(out).get('staff/seed')).toBe('seed\n')
    }))

  test('a run that gives up leaves no trace, also where there was no folder', () =>
    inFolder((folder) => {
      const out = path.join(folder, 'new/deep')
      const staged = openStaged(disk, out, work)
      staged.write('pages/s1.html', 'x', false)
      staged.discard()
      expect(treeOf(folder)).toEqual(new Map())
    }))

  test.each(['../x', 'a/../../x', '/etc/x', 'a//b', 'a\\b', '.', 'a\0b'])('the place %j is a bug, not a file', (place) =>
    inFolder((out) => {
      const staged = openStaged(disk, out, work)
      expect(() => staged.write(place, 'x', false)).toThrow(RangeError)
      expect(() => staged.remove(place)).toThrow(RangeError)
    }),
  )

  test('what the disk refuses is told in words', () =>
    inFolder((folder) => {
      writeFileSync(path.join(folder, 'file'), '')
      symlinkSync('nowhere', path.join(folder, 'link'))
      expect(disk.isLink(path.join(folder, 'link'))).toBe(true)
      expect(disk.exists(path.join(folder, 'file/x'))).toBe(false)
      let thrown: unknown
      try {
        disk.makeFolder(path.join(folder, 'file/x'), 0o777)
      } catch (caught) {
        thrown = caught
      }
      expect(fileTrouble(thrown)).toEqual({ path: path.join(folder, 'file'), why: 'a file stands where a folder should be' })
      expect(fileTrouble(new TypeError('a bug'))).toBeUndefined()
    }))
})
