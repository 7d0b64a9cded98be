// What decisions stand on.
import { openBalls } from '../ball/at.ts'
import { openForms } from '../exact/form.ts'

/** What has which value where, and what is proved. Tests put others in their place. */
export interface Kernel {
  readonly openBalls: typeof openBalls
  readonly openForms: typeof openForms
}
export const kernel: Kernel = { openBalls, openForms }
