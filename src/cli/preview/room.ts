// Everything that one running preview holds: the desks that were asked for, their certificates, and who listens.
import type { ServerResponse } from 'node:http'
import { type CertificateNews, certificateToHtml } from '../../render/preview/certificate.ts'
import { type Certificates, openCertificates } from './certificates.ts'
import { Desk } from './desk.ts'
import { type Events, openEvents } from './events.ts'
import { bugText } from './server.ts'
import type { Shelf } from './shelf.ts'

/** The topic of pages that list the problems. No problem's name begins with a slash. */
const listTopic = '/'

export class Room {
  readonly shelf: Shelf
  private readonly cwd: string
  private readonly desks = new Map<string, Desk>()
  private readonly certificates = new Map<string, { readonly maker: Certificates; version: string; news: CertificateNews }>()
  private readonly events: Events

  constructor(shelf: Shelf, cwd: string) {
    this.shelf = shelf
    this.cwd = cwd
    this.events = openEvents((topic) => this.certificates.get(topic)?.maker.cancel())
  }

  /** The desk of a problem on the shelf; undefined where there is none of this name. */
  desk(name: string): Desk | undefined {
    const known = this.desks.get(name)
    if (known !== undefined) return known
    const target = this.shelf.problems().get(name)
    if (target === undefined) return undefined
    const made = new Desk(target, this.cwd)
    this.desks.set(name, made)
    return made
  }

  /** Files of all desks, for whoever watches them. */
  files(): readonly string[] {
    return [...this.desks.values()].flatMap(({ files }) => files)
  }

  /** Something was saved: every desk that is looked at is read again, the others when they are asked for. */
  saved(): void {
    const topics = this.events.topics()
    for (const name of this.desks.keys()) if (!topics.includes(name)) this.desks.delete(name)
    for (const [name, desk] of this.desks) {
      if (!this.refreshed(name, desk)) continue
      this.events.send(name, 'saved', { version: desk.version, at: Date.now() })
      this.certify(name, desk)
    }
    this.events.send(listTopic, 'saved', {})
  }

  /** A page that is open: it hears of saves, and of the certificate as far as it is made. */
  listen(name: string | null, response: ServerResponse): void {
    if (name === null) return this.events.open(listTopic, response)
    const desk = this.desk(name)
    this.events.open(name, response)
    if (desk === undefined) return
    this.events.send(name, 'saved', { version: desk.version })
    const known = this.certificates.get(name)
    if (known?.version === desk.version && known.news.phase !== 'running') this.tell(name, known.news)
    else this.certify(name, desk)
  }

  async close(): Promise<void> {
    this.events.close()
    await Promise.all([...this.certificates.values()].map(({ maker }) => maker.close()))
  }

  private refreshed(name: string, desk: Desk): boolean {
    try {
      return desk.refresh()
    } catch (thrown) {
      this.tell(name, { phase: 'failed', message: bugText(thrown) })
      return false
    }
  }

  private certify(name: string, desk: Desk): void {
    const entry = this.certificates.get(name) ?? { maker: openCertificates(), version: '', news: { phase: 'running' } }
    this.certificates.set(name, entry)
    const { version, problem } = desk
    entry.version = version
    const told = (news: CertificateNews): void => {
      entry.news = news
      this.tell(name, news)
    }
    if (problem !== undefined) entry.maker.start(problem, told)
    else {
      entry.maker.cancel()
      told({ phase: 'stale' })
    }
  }

  private tell(name: string, news: CertificateNews): void {
    this.events.send(name, 'certificate', {
      phase: news.phase,
      html: htmlOf(news),
      ...('certificate' in news && { sound: news.certificate.sound }),
    })
  }
}

/** A fault of this program is told in the place of the certificate: the preview goes on. */
function htmlOf(news: CertificateNews): string {
  try {
    return certificateToHtml(news)
  } catch (thrown) {
    return certificateToHtml({ phase: 'failed', message: bugText(thrown) })
  }
}
