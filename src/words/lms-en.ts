// What a practice page inside an LMS says of its reports to it, by code.

export const lmsEn = {
  'lms/absent':
    'Your progress is not reported: this page was made for an LMS, and found none around it. It is kept in this browser, as far as the browser keeps anything.',
  'lms/refused':
    'Your progress is not reported: the LMS did not take it. It is kept in this browser meanwhile, and sent again with your next answer.',
  'lms/answer-refused': 'Your score is reported, but the LMS did not take every single answer into its report.',
  'lms/review': 'The LMS shows this page for review: what you do here may not be kept.',
} as const

export type LmsWordCode = keyof typeof lmsEn

/** The words of a language; of English where there is no table for it. */
export const lmsWordsOf = (_language: string): Readonly<Record<LmsWordCode, string>> => lmsEn
