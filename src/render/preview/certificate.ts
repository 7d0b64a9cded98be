// News of a certificate in, the panel of the author's page out.
import type { Certificate } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'
import { previewEn } from '../../words/preview-en.ts'
import { certificateSection } from '../certificate/section.ts'
import { fillPreview } from './fill.ts'

export type CertificateNews =
  | { readonly phase: 'first' | 'full' | 'first-only'; readonly certificate: Certificate }
  | { readonly phase: 'running' | 'stale' }
  | { readonly phase: 'failed'; readonly message: string }

export function certificateToHtml(news: CertificateNews): string {
  const certificate = 'certificate' in news ? news.certificate : undefined
  return fillPreview('certificate', {
    verdict: certificate && previewEn[certificate.sound ? 'certificate/sound' : 'certificate/unsound'],
    tone: certificate?.sound === true ? 'right' : 'wrong',
    note: noteOf(news),
    body: certificate && certificateSection(certificate),
  })
}

function noteOf(news: CertificateNews): string {
  switch (news.phase) {
    case 'running':
      return previewEn['certificate/running']
    case 'stale':
      return previewEn['certificate/stale']
    case 'failed':
      return fillWord(previewEn['certificate/failed'], { message: news.message })
    case 'full':
      return previewEn['certificate/full']
    case 'first':
    case 'first-only':
      return fillWord(previewEn[`certificate/${news.phase}`], { n: String(news.certificate.space.variants) })
    default:
      throw news satisfies never
  }
}
