// Certificates in, a file out: a page where its name ends in .html, else JSON. Written beside its place and renamed into it.
import { createHash } from 'node:crypto'
import { type Diagnostic, error } from '../../diagnostic.ts'
import type { Certificate } from '../../model.ts'
import { renderCertificatePage } from '../../render/certificate/page.ts'
import { type Files, fileTrouble, writeWhole } from '../course/files.ts'
import { version } from '../version.ts'

/** What a file of certificates holds, as JSON. */
interface CertificateFile {
  readonly format: 1
  readonly engine: string
  /** In the order in which they were asked for. */
  readonly certificates: readonly Certificate[]
  /** 32 hex digits of SHA-256 of this file as JSON without spaces, without this field. */
  readonly digest: string
}

/** Writes the file; what is wrong where it cannot be. Sound or not, certificates say so themselves. */
export function writeCertificates(file: string, certificates: readonly Certificate[], files: Files): readonly Diagnostic[] {
  if (certificates.length === 0)
    return [error('file/not-found', `found no problem to certify, so ${file} is not written`, undefined, 'name a problem that can be read')]
  const text = /\.html?$/i.test(file) ? renderCertificatePage(certificates) : `${JSON.stringify(contentOf(certificates), undefined, 2)}\n`
  try {
    writeWhole(files, file, text)
    return []
  } catch (thrown) {
    const trouble = fileTrouble(thrown)
    if (trouble === undefined) throw thrown
    return [
      error('file/unwritable', `${file}: ${trouble.why}`, undefined, 'see that its folder is there and can be written to, and run again'),
    ]
  }
}

function contentOf(certificates: readonly Certificate[]): CertificateFile {
  const content: Omit<CertificateFile, 'digest'> = { format: 1, engine: version, certificates }
  return { ...content, digest: createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32) }
}
