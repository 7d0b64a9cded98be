// The report as a page: what it says, what it never says, and its tables.
import { expect, test } from 'vitest'
import { must } from '../support/library.ts'
import { large, reportOf, small } from '../support/sample-report.ts'

const textOf = (html: string): string =>
  html
    .slice(html.indexOf('<body'), html.lastIndexOf('<script>'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const report = reportOf(large)
const page = must(await report.page(3, '2027-01-20T08:00:00+01:00'))
const text = textOf(page)

test('what is worth a look stands first', () => {
  expect(text).toMatch(/Handed in 1,494 of 1,500 /)
  expect(text).toMatch(/2 · p2: variant p2v7 was harder than the others, by \d+ points of 100\./)
  expect(text).toContain('The wrong answers of one student equal the keys of another page.')
  expect(text).toContain('3 rows could not be graded: rejected.jsonl has them with file and line.')
})
test('pairs above the threshold are told by id, and nobody is accused', () => {
  expect(text).toMatch(/s123 s\d+ 10\S+ \d of \d wrong answers/)
  expect(text).toContain('An equality is no proof of anything')
  expect(text).not.toMatch(/cheat|copied from|plagiar|dishonest/i)
})
test('every drawing has a table with its numbers, and a CSV', () => {
  const figures = [...page.matchAll(/<figure>(.*?)<\/figure>/gs)].map(([, figure = '']) => figure)
  expect(figures).toHaveLength(7)
  for (const figure of figures)
    expect(figure).toMatch(/<table class="[^"]+">.*<\/table>.*<a download="\w+\.csv" href="data:text\/csv;charset&#x3D;utf-8,\w/s)
  expect(figures.filter((figure) => figure.includes('<svg role="img" aria-label="'))).toHaveLength(5)
})
test('asks nothing of the network, and its only script is that of every page', () => {
  expect(page).not.toMatch(/(?:src|href)="https?:/)
  expect(page.match(/<script>/g)).toHaveLength(1)
})
test('the same lines give the same bytes', async () => {
  expect(must(await reportOf(large).page(3, '2027-01-20T08:00:00+01:00'))).toBe(page)
})
test('where keys take three values the report says that it cannot tell', async () => {
  const other = textOf(must(await reportOf(small).page(0)))
  expect(other).toContain('On this set it cannot be told')
  expect(other).not.toContain('above the threshold')
  expect(other).toContain('No problem has two variants with five graded students each')
})
test('the table of students: nothing handed in, what waits, the total so far', async () => {
  const html = must(await reportOf(small).page(0))
  expect(textOf(html)).toContain('s9 – – – – – – Nothing handed in')
  expect(html).toContain('<td class="score-cell pending"><span aria-hidden="true">pend.</span><span class="sr"> pending</span></td>')
  expect(html).toContain('<td class="total nowrap">pending <span class="so-far">so far ')
})
test('CSV files, one a table and one of the students', () => {
  const files = report.csv()
  expect([...files.keys()]).toEqual([
    'scores.csv',
    'problems.csv',
    'answers.csv',
    'times.csv',
    'attempts.csv',
    'variants.csv',
    'tests.csv',
    'copied.csv',
    'students.csv',
  ])
  expect(files.get('students.csv')?.split('\r\n')[8]).toMatch(/^s7,pending,.*,pending,8$/)
  expect(files.get('scores.csv')?.split('\r\n')).toHaveLength(22)
})
test('a course in which nothing came in has a report too', async () => {
  const nothing = reportOf({ ...small, variants: 1 })
  const none = textOf(must(await nothing.page(0)))
  expect(none).not.toMatch(/NaN|undefined|Infinity/)
})
