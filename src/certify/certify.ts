// certify(): every variant of a problem (or a sample of them) drawn, solved, posed and looked at: the certificate.
import type { Certificate, Problem } from '../model.ts'

export interface CertifyOptions {
  /** The file it was read from, as it is to be called. */
  readonly file: string
  /** Digest of the texts it was read from (`digestOf` of src/cli/library.ts). */
  readonly spec: string
  readonly engine: string
  /**
   * At most so many variants are looked at: all of a problem that has no more draws than this, else those of as many seeds.
   * By default every variant of up to 20,000 draws, else 1,000 seeds.
   */
  readonly variants?: number
  /** Students in a class, for what of it shares a variant; 100 where nothing is said. */
  readonly class?: number
  /** Called now and then with the number of candidates tried so far. */
  readonly progress?: (candidates: number) => void
}

/** The certificate of a problem: pure, and the same on every machine. */
export function certify(_problem: Problem, _options: CertifyOptions): Certificate {
  throw new Error('not yet')
}
