// The table of diagnostic codes is closed: each code is given by some source file, and shown by some test or fixture.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { diagnosticCodes } from '../../src/diagnostic.ts'
import { namesUnder, root } from '../support/files.ts'

async function textOf(folders: readonly string[], isRead: (name: string) => boolean): Promise<string> {
  const names = (await Promise.all(folders.map((folder) => namesUnder(folder)))).flat().filter(isRead)
  return (await Promise.all(names.map((name) => readFile(root(name), 'utf8')))).join('\n')
}

/** The codes that occur nowhere in the text, as whole words: `spec/unknown-key` is not found in `spec/unknown-key-2`. */
const missingIn = (text: string, codes: readonly string[]): readonly string[] => {
  const found = new Set(text.match(/[a-z]+\/[a-z]+(?:-[a-z\d]+)*/g))
  return codes.filter((code) => !found.has(code))
}

test('every code has a test or a failing fixture', async () => {
  const text = await textOf(['tests'], (name) => !name.startsWith('tests/architecture/'))
  expect(missingIn(text, Object.keys(diagnosticCodes))).toEqual([])
})

test('every code is given somewhere', async () => {
  const text = await textOf(['src', 'grader'], (name) => name !== 'src/diagnostic.ts' && !name.startsWith('src/generated/'))
  expect(missingIn(text, Object.keys(diagnosticCodes))).toEqual([])
})

test('a code that is only part of another word is missing', () => {
  expect(missingIn(`'spec/unknown-keys' # 3:1: draw/empty`, ['spec/unknown-key', 'draw/empty'])).toEqual(['spec/unknown-key'])
})
