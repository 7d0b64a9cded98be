// The name of a target in, what writes it out: loaded only when it is asked for, since a target may carry a whole kernel.
import type { OpenTarget, Target } from '../../export/target.ts'

const openers: { readonly [T in Target]: () => Promise<OpenTarget> } = {
  moodle: async () => (await import('../../export/moodle/moodle.ts')).moodle,
  olx: async () => (await import('../../export/olx/olx.ts')).olx,
  qti12: async () => (await import('../../export/qti12/qti12.ts')).qti12('qti12'),
  'qti12-strict': async () => (await import('../../export/qti12/qti12.ts')).qti12('qti12-strict'),
  cc11: async () => (await import('../../export/qti12/qti12.ts')).qti12('cc11'),
  qti21: async () => (await import('../../export/qti/qti.ts')).qti('2.1'),
  qti22: async () => (await import('../../export/qti/qti.ts')).qti('2.2'),
  qti30: async () => (await import('../../export/qti/qti.ts')).qti('3.0'),
  scorm12: async () => (await import('../../export/scorm/scorm.ts')).scorm('scorm12'),
  scorm2004: async () => (await import('../../export/scorm/scorm.ts')).scorm('scorm2004'),
  practice: async () => (await import('../../export/practice/practice.ts')).practice,
  json: async () => (await import('../../export/json/json.ts')).json,
}

export const openerOf = (target: Target): Promise<OpenTarget> => openers[target]()
