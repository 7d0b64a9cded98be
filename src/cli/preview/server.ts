// The preview's server: to this machine alone, to read alone. Requests that name another host are refused, since a page
// elsewhere can make its own name point here.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

export interface Answer {
  readonly status?: number
  readonly type: 'html' | 'json' | 'css' | 'js' | 'woff2' | 'text'
  readonly body: string | Uint8Array
  /** `page`: the author's page; `framed`: a page that it shows in a frame; its own policy holds beside this one. */
  readonly policy?: 'page' | 'framed'
  readonly headers?: Readonly<Record<string, string>>
  /** Whether the browser may keep it: fonts do not change while the command runs. */
  readonly kept?: true
}
/** The answer to a path, or nothing where the response is a stream of its own. */
export type Route = (url: URL, response: ServerResponse) => Answer | undefined

const types = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  text: 'text/plain; charset=utf-8',
} as const

const policies = {
  page: "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  framed:
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  other: "default-src 'none'; frame-ancestors 'none'",
} as const

/** Headers of every response. */
export const commonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const

export const address = '127.0.0.1'
/** `Host` as a browser on this machine sends it. */
export const isLoopback = (host: string | undefined): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i.test(host ?? '')

/** Starts on the first port that is free; undefined where none of them is. */
export async function listen(route: Route, ports: readonly number[]): Promise<{ server: Server; port: number } | undefined> {
  for (const port of ports) {
    const server = createServer((request, response) => respond(request, response, route))
    const started = await new Promise<boolean>((done, failed) => {
      server.once('error', (reason: NodeJS.ErrnoException) => {
        if (reason.code === 'EADDRINUSE' || reason.code === 'EACCES') done(false)
        else failed(reason)
      })
      server.listen(port, address, () => done(true))
    })
    const bound = server.address()
    if (started && bound !== null && typeof bound === 'object') return { server, port: bound.port }
  }
  return undefined
}

function respond(request: IncomingMessage, response: ServerResponse, route: Route): void {
  const answer = refusal(request) ?? answerTo(request, response, route)
  if (answer === undefined) return
  const { status = 200, type, body, policy = 'other', headers, kept } = answer
  response.writeHead(status, {
    ...commonHeaders,
    'Content-Type': types[type],
    'Content-Security-Policy': policies[policy],
    'Cache-Control': kept === true ? 'private, max-age=86400' : 'no-store',
    ...headers,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function refusal({ method, headers }: IncomingMessage): Answer | undefined {
  if (!isLoopback(headers.host)) return { status: 403, type: 'text', body: 'This page is for the machine it runs on.\n' }
  // a page elsewhere has no business here, though it could not read the answer
  if (headers['sec-fetch-site'] === 'cross-site' && headers['sec-fetch-mode'] !== 'navigate')
    return { status: 403, type: 'text', body: 'This page is for its own use.\n' }
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, type: 'text', body: 'There is nothing to send here.\n', headers: { Allow: 'GET, HEAD' } }
  return undefined
}

function answerTo(request: IncomingMessage, response: ServerResponse, route: Route): Answer | undefined {
  const url = urlOf(request.url ?? '/')
  if (url === undefined) return { status: 400, type: 'text', body: 'This is no address.\n' }
  try {
    return route(url, response)
  } catch (thrown) {
    return { status: 500, type: 'text', policy: 'framed', body: `${bugText(thrown)}\n` }
  }
}

/** A fault of this program, as it is told in the page: the file on the desk may be the first to meet it. */
export const bugText = (thrown: unknown): string =>
  `this is a bug in Quizwright, please report it with the problem: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`

/** As it was sent, `..` and all: a path is looked up in a table, never on the disk. */
function urlOf(text: string): URL | undefined {
  try {
    return new URL(text.startsWith('/') ? `http://${address}${text}` : text)
  } catch {
    return undefined
  }
}

export const notFound: Answer = { status: 404, type: 'text', body: 'There is no such page here.\n' }
