// What a page asks of an LMS and tells it, by version: names of elements, and how much every LMS takes.
import type { ScormVersion } from '../data.ts'

/** Of suspend data: 1.2 RTE §3.4.2.2, and for 2004 its 2nd edition (from the 3rd on it would be 64,000). */
export const longest: Readonly<Record<ScormVersion, number>> = { scorm12: 4096, scorm2004: 4000 }
/** Interactions that a 2004 LMS keeps at least (4th Edition RTE §4.2.9); of an endless practice more are not sent. */
export const mostInteractions = 250

export const suspended = 'cmi.suspend_data'
export const elements = {
  scorm12: {
    student: 'cmi.core.student_id',
    mode: 'cmi.core.lesson_mode',
    entry: 'cmi.core.entry',
    exit: 'cmi.core.exit',
    time: 'cmi.core.session_time',
    status: 'cmi.core.lesson_status',
  },
  scorm2004: {
    student: 'cmi.learner_id',
    mode: 'cmi.mode',
    entry: 'cmi.entry',
    exit: 'cmi.exit',
    time: 'cmi.session_time',
    status: 'cmi.completion_status',
  },
} as const
