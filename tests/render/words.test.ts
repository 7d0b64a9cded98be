// Every word that a reader sees stands in the table of words, none in a template.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const folder = path.resolve(import.meta.dirname, '../../templates')
const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'))

test.each(templates)('%s holds no words', (name) => {
  const source = readFileSync(path.join(folder, name), 'utf8')
  const withoutTags = source.replace(/\{\{\{?[^}]*\}?\}\}/g, ' ').replace(/<style>|<\/?[a-z][^>]*>|<!doctype html>/gi, ' ')
  expect(withoutTags.match(/[\p{L}\d]+/gu) ?? []).toEqual([])
  const said = [...source.matchAll(/ (?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(([, value = '']) =>
    value.replace(/\{\{[^}]*\}\}/g, ''),
  )
  expect(said.join('')).toBe('')
})
