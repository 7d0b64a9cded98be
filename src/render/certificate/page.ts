// Certificates in, one self-contained page out.
import type { Certificate } from '../../model.ts'
import { certificateEn as words } from '../../words/certificate-en.ts'
import { fillWord } from '../../words/fill-word.ts'
import { pageToHtml } from '../shell.ts'
import type { View } from '../templates.ts'
import { typesetter } from '../typesetter.ts'
import { verdictPhrase } from './phrases.ts'
import { certificateSection, fillCertificate } from './section.ts'

/** The page of one certificate, or of several with a list of them at its head. */
export function renderCertificatePage(certificates: readonly Certificate[]): string {
  const [first] = certificates
  const only = certificates.length === 1 ? first : undefined
  const title = only === undefined ? words['page/title-several'] : words['page/title']
  const body = fillCertificate('certificate', {
    title: only?.problem ?? title,
    eyebrow: only === undefined ? words['page/eyebrow'] : `${title} · ${words['page/eyebrow']}`,
    notes: only === undefined ? [{ text: fillWord(words['page/several'], { n: String(certificates.length) }) }] : [],
    several: only === undefined,
    certificates: certificates.map(certificateView),
  })
  const page = pageToHtml(
    { title: only === undefined ? title : `${only.problem} · ${title}`, styles: ['certificate'], body },
    typesetter('en'),
  )
  // a certificate holds no TeX
  if (!page.ok) throw new Error(page.errors.map(({ message }) => message).join('\n'))
  return page.value
}

const certificateView = (certificate: Certificate, i: number): View => ({
  anchor: `certificate-${i + 1}`,
  problem: certificate.problem,
  state: certificate.sound ? (certificate.diagnostics.length === 0 ? 'sound' : 'warned') : 'unsound',
  title: words[certificate.sound ? 'verdict/sound-title' : 'verdict/unsound-title'],
  verdict: verdictPhrase(certificate.diagnostics),
  file: certificate.file,
  spec: certificate.spec,
  engine: certificate.engine,
  digest: certificate.digest,
  body: certificateSection(certificate),
})
