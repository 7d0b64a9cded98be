// The preview's server and desk: to this machine alone; what is broken keeps the last good view; files that are renamed over,
// deleted and back are followed.
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../../src/cli/main.ts'
import { Desk } from '../../src/cli/preview/desk.ts'
import { type Running, startPreview } from '../../src/cli/preview/preview.ts'
import { isLoopback } from '../../src/cli/preview/server.ts'
import { withFiles } from '../support/commands.ts'

const double = `problem: double
title: Twice a number
parameters: { n: { integer: [2, 9] } }
let: { answer_is: 2*n }
mistakes:
  squared: { let: { answer_is: n^2 }, says: 'That is the square.' }
  unchanged: { let: { answer_is: n + n }, says: 'Nothing is wrong with that.' }
ask: { kind: number, key: answer_is }
text: 'What is twice \${{n}}$?'
`
const broken = double.replace('2*n', '2*m')

interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}
/** A request whose path and headers go out as they are given. */
const get = (url: string, where: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Got> =>
  new Promise((done, failed) => {
    const { hostname, port } = new URL(url)
    const sent = request({ hostname, port, path: where, method, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (piece: string) => (body += piece))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.on('error', failed)
    sent.end()
  })

async function running<T>(
  files: Readonly<Record<string, string>>,
  work: (preview: Running, folder: string) => Promise<T>,
  target = 'problems',
): Promise<T> {
  return withFiles(files, async (folder) => {
    // 0: one that is free
    const started = await startPreview(target, { port: 0 }, folder)
    if (!started.ok) throw new Error(JSON.stringify(started))
    try {
      return await work(started.running, folder)
    } finally {
      await started.running.close()
    }
  })
}
const viewAt = async (url: string, seed = 0): Promise<Record<string, unknown>> => {
  const { body } = await get(url, `/p/double/view?seed=${seed}`)
  const view: unknown = JSON.parse(body)
  return typeof view === 'object' && view !== null ? { ...view } : {}
}
/** Listens to the events of a problem; `next` waits until one of them says that the file was read again. */
function listening(url: string): { next(): Promise<void>; close(): void } {
  let [heard, taken] = [0, 0]
  let wake: () => void = () => undefined
  const { hostname, port } = new URL(url)
  const sent = request({ hostname, port, path: '/events?problem=double' }, (response) => {
    response.setEncoding('utf8')
    response.on('data', (piece: string) => {
      heard += piece.split('event: saved').length - 1
      wake()
    })
  })
  sent.on('error', () => undefined)
  sent.end()
  return {
    async next() {
      while (heard <= taken) await new Promise<void>((done) => (wake = done))
      taken += 1
    },
    close: () => void sent.destroy(),
  }
}

describe('the server', () => {
  const files = { 'problems/double.yaml': double }

  test('answers whoever names this machine, and nobody else', async () => {
    await running(files, async ({ url }) => {
      const port = new URL(url).port
      for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, 'LOCALHOST'])
        expect([host, (await get(url, '/', { host })).status]).toEqual([host, 200])
      for (const host of ['example.org', `127.0.0.1.example.org:${port}`, 'localhost.example.org', `0.0.0.0:${port}`])
        expect([host, (await get(url, '/', { host })).status]).toEqual([host, 403])
    })
  })

  test('a loopback name is one as a whole', () => {
    expect(['127.0.0.1', 'localhost:4600', '[::1]:80'].map(isLoopback)).toEqual([true, true, true])
    expect([undefined, '127.0.0.1@evil.example', 'localhost:4600.evil.example', '127.0.0.11'].map(isLoopback)).toEqual(
      Array.from({ length: 4 }, () => false),
    )
  })

  test('is read from only, and says so; no page elsewhere may read it', async () => {
    await running(files, async ({ url }) => {
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await get(url, '/', {}, method)).status).toBe(405)
      const head = await get(url, '/p/double', {}, 'HEAD')
      expect([head.status, head.body]).toEqual([200, ''])
      const page = await get(url, '/p/double', { origin: 'http://example.org' })
      expect(Object.keys(page.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
      expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'")
      expect(page.headers['x-content-type-options']).toBe('nosniff')
      expect((await get(url, '/p/double/view', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).status).toBe(403)
    })
  })

  test.each([
    '/../../etc/passwd',
    '/p/../../../etc/passwd',
    '/p/..%2f..%2f..%2fetc%2fpasswd',
    '/p/%2e%2e/view',
    '/p/double.yaml',
    '/p/problems%2Fdouble.yaml/view',
    '/p/nothing/view',
    '/p/double/nothing',
    '/p/double/view/more',
    '/fonts/..%2f..%2fpackage.json',
    '/fonts/constructor',
    '/p/__proto__',
    '/p/%ff',
    '/problems/double.yaml',
  ])('%s is no page', async (where) => {
    await running(files, async ({ url }) => {
      const { status, body } = await get(url, where)
      expect([status, body]).toEqual([404, 'There is no such page here.\n'])
    })
  })

  test('a port in use is told, with what to do', async () => {
    await running(files, async ({ url }, folder) => {
      const port = Number(new URL(url).port)
      expect(await startPreview('problems', { port }, folder)).toEqual({
        ok: false,
        message: expect.stringMatching(
          new RegExp(`^error: found port ${port} in use, expected a free one\n {2}hint: name another with --port`),
        ),
      })
    })
  })

  test('without --port the next free one is taken', async () => {
    await withFiles(files, async (folder) => {
      const [one, two] = [await startPreview('problems', {}, folder), await startPreview('problems', {}, folder)]
      if (!one.ok || !two.ok) throw new Error('not started')
      expect(one.running.url).not.toBe(two.running.url)
      expect((await get(two.running.url, '/')).status).toBe(200)
      await Promise.all([one.running.close(), two.running.close()])
      await expect(get(one.running.url, '/')).rejects.toThrow(/ECONNREFUSED|ECONNRESET/)
    })
  })

  test('what cannot be found is a diagnostic', async () => {
    await withFiles(files, async (folder) => {
      expect(await startPreview('problems/tripple.yaml', {}, folder)).toMatchObject({ ok: false, errors: [{ code: 'file/not-found' }] })
      expect(await startPreview('no-such-problem', {}, folder)).toMatchObject({ ok: false, errors: [{ code: 'file/not-found' }] })
      expect(await startPreview('problems', {}, path.join(folder, 'problems'))).toMatchObject({
        ok: false,
        errors: [{ code: 'file/not-found', message: 'found no folder problems here' }],
      })
    })
  })

  test('usage is told', async () => {
    expect(await run(['preview', '--port', '70000'])).toBe(2)
    expect(await run(['preview', '--port', 'x'])).toBe(2)
  })
})

describe('a folder', () => {
  const other = double.replace('problem: double', 'problem: other').replace('Twice a number', 'Another')

  test('is listed with links and with what is wrong', async () => {
    const files = { 'problems/double.yaml': double, 'problems/deep/other.yaml': other.replace('2*n', '2*m'), 'problems/cells.txt': 'no' }
    await running(files, async ({ url }, folder) => {
      const { body } = await get(url, '/')
      expect([...body.matchAll(/href="(\/p\/[^"]*)"/g)].map(([, href]) => href)).toEqual(['/p/other', '/p/double'])
      expect(body).toContain('2 problems in problems')
      expect(body).toMatch(/<code>other<\/code><\/a> <strong class="severe error">1 error<\/strong>/)
      writeFileSync(path.join(folder, 'problems/third.yaml'), other.replace('problem: other', 'problem: third'))
      expect((await get(url, '/')).body).toContain('href="/p/third"')
    })
  })

  test('a set lists its problems, a single problem is shown at once', async () => {
    const set = 'set: week\ntitle: A week\nproblems: [other, double]\n'
    const files = { 'problems/double.yaml': double, 'problems/other.yaml': other, 'problems/sets/week.yaml': set }
    await running(
      files,
      async ({ url }) => {
        const { body } = await get(url, '/')
        expect([...body.matchAll(/href="(\/p\/[^"]*)"/g)].map(([, href]) => href)).toEqual(['/p/other', '/p/double'])
      },
      'week',
    )
    for (const target of ['double', 'problems/double.yaml'])
      await running(
        files,
        async ({ url }) => {
          expect(await get(url, '/')).toMatchObject({ status: 302, headers: { location: '/p/double' } })
          expect((await get(url, '/p/other')).status).toBe(404)
        },
        target,
      )
  })
})

describe('the view', () => {
  test('has the key, what each mistake answers and whether it shows', async () => {
    await running({ 'problems/double.yaml': double.replace('[2, 9]', '[3, 3]') }, async ({ url }) => {
      const { panels, stale, errors, answers } = await viewAt(url)
      expect({ stale, errors }).toEqual({ stale: false, errors: 0 })
      const html = JSON.stringify(panels)
      // twice 3 is 6, its square 9; the second mistake is none
      expect(html).toMatch(/squared<\/code>.*?<mn>9<\/mn>.*?shows<.*?That is the square/)
      expect(html).toMatch(/unchanged<\/code>.*?<mn>6<\/mn>.*?same as the key<.*?Nothing is wrong with that/)
      expect(answers).toEqual([
        { value: 'key', label: 'the key' },
        { value: 'mistake:squared', label: 'mistake squared' },
        { value: 'mistake:unchanged', label: 'mistake unchanged' },
        { value: 'blank', label: 'nothing' },
      ])
    })
  })

  test('pages: to answer, as printed, graded with a sample answer', async () => {
    await running({ 'problems/double.yaml': double.replace('[2, 9]', '[3, 3]') }, async ({ url }) => {
      const page = async (where: string): Promise<string> => (await get(url, `/p/double/${where}`)).body
      const student = await page('student')
      expect(student).toContain('Save my answers')
      expect(student).not.toContain('That is the square')
      const print = await page('print')
      expect(print).not.toContain('@media print{:root')
      expect(print).toContain('@media all{:root')
      expect(await page('graded?answer=key')).toContain('1 of 1 point')
      const mistaken = await page('graded?answer=mistake%3Asquared')
      expect(mistaken).toContain('0 of 1 point')
      expect(mistaken).toContain('That is the square')
      expect(await page('graded?answer=blank')).toContain('No answer')
      expect(await page('graded?answer=mistake%3Asquared&released=0')).not.toContain('class="solution"')
    })
  })

  test('a broken file has its errors with their lines, and keeps the last good view', async () => {
    await running({ 'problems/double.yaml': double }, async ({ url }, folder) => {
      const file = path.join(folder, 'problems/double.yaml')
      const before = await viewAt(url, 7)
      const events = listening(url)
      await events.next()
      writeFileSync(file, broken)
      await events.next()
      const after = await viewAt(url, 7)
      expect(after).toMatchObject({ stale: true, errors: 1, panels: before['panels'] })
      expect(after['diagnostics']).toContain('problems/double.yaml:4:21')
      expect(after['diagnostics']).toContain('<span class="at">&gt; 4 | let: { answer_is: 2*m }</span>')
      expect((await get(url, '/p/double/student?seed=7')).status).toBe(200)
      writeFileSync(file, double.replace('Twice a number', 'The double'))
      await events.next()
      const mended = await viewAt(url, 7)
      expect(mended).toMatchObject({ stale: false, errors: 0, panels: { title: 'The double' } })
      events.close()
    })
  })

  test('a file that was broken from the start has no view, and gets one', async () => {
    await running({ 'problems/double.yaml': broken }, async ({ url }, folder) => {
      expect(await viewAt(url)).not.toHaveProperty('panels')
      expect((await get(url, '/p/double/student')).status).toBe(404)
      const events = listening(url)
      await events.next()
      writeFileSync(path.join(folder, 'problems/double.yaml'), double)
      await events.next()
      expect(await viewAt(url)).toMatchObject({ stale: false, panels: { title: 'Twice a number' } })
      events.close()
    })
  })

  test('a file renamed over, and one deleted and back, are followed', async () => {
    await running({ 'problems/double.yaml': double }, async ({ url }, folder) => {
      const file = path.join(folder, 'problems/double.yaml')
      const events = listening(url)
      await viewAt(url)
      await events.next()
      writeFileSync(`${file}.tmp`, double.replace('Twice a number', 'Renamed'))
      renameSync(`${file}.tmp`, file)
      await events.next()
      expect(await viewAt(url)).toMatchObject({ stale: false, panels: { title: 'Renamed' } })
      // once more, and at once: a watch on the old file alone would have gone with it
      writeFileSync(`${file}.tmp`, double.replace('Twice a number', 'Renamed again'))
      renameSync(`${file}.tmp`, file)
      await events.next()
      expect(await viewAt(url)).toMatchObject({ stale: false, panels: { title: 'Renamed again' } })
      rmSync(file)
      await events.next()
      expect(existsSync(file)).toBe(false)
      expect(await viewAt(url)).toMatchObject({ stale: true, errors: 1, panels: { title: 'Renamed again' } })
      writeFileSync(file, double)
      await events.next()
      expect(await viewAt(url)).toMatchObject({ stale: false, panels: { title: 'Twice a number' } })
      events.close()
    })
  })

  test('a save of the cell is a save', async () => {
    const cell = 'cell: adder\ntitle: Adds\ninputs: [x]\nequations: { s: x + 1 }\n'
    const problem = `problem: double\ntitle: Step\ncell: adder\ngiven: { x: 2 }\nask: { kind: number, key: cell.s }\ntext: 'Add.'\n`
    await running({ 'problems/double.yaml': problem, 'problems/cells/adder.yaml': cell }, async ({ url }, folder) => {
      const events = listening(url)
      await events.next()
      expect(JSON.stringify((await viewAt(url))['panels'])).toMatch(/class=\\"key\\">.*?<mn>3<\/mn>/)
      writeFileSync(path.join(folder, 'problems/cells/adder.yaml'), cell.replace('x + 1', 'x + 5'))
      await events.next()
      expect(JSON.stringify((await viewAt(url))['panels'])).toMatch(/class=\\"key\\">.*?<mn>7<\/mn>/)
      events.close()
    })
  })
})

describe('the desk', () => {
  test('a save that changes nothing is none', async () => {
    await withFiles({ 'problems/double.yaml': double }, (folder) => {
      const desk = new Desk('double', folder)
      const first = desk.version
      expect([desk.refresh(), desk.version]).toEqual([false, first])
      writeFileSync(path.join(folder, 'problems/double.yaml'), `${double}# a remark\n`)
      expect(desk.refresh()).toBe(true)
      expect(desk.version).not.toBe(first)
    })
  })

  test('TeX that cannot be typeset is an error with its place', async () => {
    await withFiles({ 'problems/double.yaml': double.replace('twice $', 'twice $\\nonsense ') }, (folder) => {
      const { diagnostics, shown } = new Desk('double', folder).view(0)
      expect(shown).toBeUndefined()
      expect(diagnostics).toMatchObject([{ code: 'spec/tex', at: { line: 9 } }])
    })
  })

  test('constraints that no draw meets are told', async () => {
    await withFiles({ 'problems/double.yaml': double.replace('mistakes:', 'require: [n > 9]\nmistakes:') }, (folder) => {
      const { diagnostics, stale } = new Desk('double', folder).view(0)
      expect({ codes: diagnostics.map(({ code }) => code), stale }).toEqual({ codes: ['draw/impossible'], stale: false })
    })
  })
})
