// Server-sent events: pages that are open listen here, each to one problem or to the list of them.
import type { ServerResponse } from 'node:http'
import { commonHeaders } from './server.ts'

export interface Events {
  /** Keeps a response open as a stream of events about `topic`. */
  open(topic: string, response: ServerResponse): void
  send(topic: string, event: string, data: unknown): void
  /** Topics that any page listens to. */
  topics(): readonly string[]
  close(): void
}

/** Milliseconds between signs of life, so that a stream that is dead is noticed. */
const beat = 20_000

export function openEvents(onClose: (topic: string) => void): Events {
  const streams = new Map<ServerResponse, string>()
  const timer = setInterval(() => {
    for (const response of streams.keys()) response.write(': here\n\n')
  }, beat)
  timer.unref()
  const topics = (): readonly string[] => [...new Set(streams.values())]
  return {
    open(topic, response) {
      response.writeHead(200, { ...commonHeaders, 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' })
      // a page that lost the stream asks again soon
      response.write('retry: 1000\n\n')
      streams.set(response, topic)
      response.on('close', () => {
        streams.delete(response)
        if (!topics().includes(topic)) onClose(topic)
      })
    },
    send(topic, event, data) {
      const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
      for (const [response, about] of streams) if (about === topic) response.write(text)
    },
    topics,
    close() {
      clearInterval(timer)
      for (const response of streams.keys()) response.end()
      streams.clear()
    },
  }
}
