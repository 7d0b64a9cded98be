// Right answers to generated variants, written as each LMS reports them: read, put with their variant and marked, all are right.
import { expect, test } from 'vitest'
import { readCourseFolder } from '../../../grader/course-folder.ts'
import type { LmsContext } from '../../../grader/lms/context.ts'
import { lmsContext } from '../../../grader/lms/course.ts'
import { type ReportFormat, readReport } from '../../../grader/lms/report.ts'
import { responseOf } from '../../../grader/submission/response-of.ts'
import { gradePart } from '../../../src/kinds/index.ts'
import type { VariantKeys } from '../../../src/manifest.ts'
import { variantTag } from '../../../src/variant/tag.ts'
import { must } from '../../support/library.ts'
import { type SampleCourse, withCourse } from '../sample-course.ts'

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** The right answer to a part as the page shows it: the texts that are chosen or typed, field by field. */
function shown(course: SampleCourse, student: string, { problem, posed }: VariantKeys, part: string): readonly string[] {
  const right = course.right(student, problem, part)
  const asked = posed.parts.find(({ id }) => id === part)?.interaction
  if (asked?.type === 'choice') return [right].flat().map((id) => asked.options.find((option) => option.id === id)?.plain ?? '?')
  return typeof right === 'string' ? [right] : Object.values(right)
}

function marked(as: ReportFormat, text: string, context: LmsContext, keys: readonly VariantKeys[]): readonly string[] {
  const credits: string[] = []
  readReport(
    as,
    [new TextEncoder().encode(text)],
    { file: 'f', name: 'f', format: as, foreign: false },
    {
      accept({ student, problem, part, response, variant }) {
        const made = keys.find((one) => one.variant === variant)
        const asked = made?.posed.parts.find(({ id }) => id === part)?.interaction
        const key = made?.keys.find((one) => one.part === part)?.key
        if (asked === undefined || key === undefined) throw new Error(`${problem} ${part ?? ''}`)
        const mark = gradePart(asked, key, typeof response === 'string' ? responseOf(as, response, asked) : response)
        credits.push(`${student} ${problem} ${mark.status === 'graded' ? mark.credit : JSON.stringify(mark)}`)
      },
      reject: ({ line, message }) => void credits.push(`${line} ${message}`),
      warn: () => undefined,
    },
    context,
  )
  return credits
}

const allRight = ['s1', 's2', 's3'].flatMap((student) => ['double 1', 'pair 1', 'pair 1', 'evens 1'].map((of) => `${student} ${of}`))

test('of a generated course', { timeout: 60_000 }, () =>
  withCourse(async (course) => {
    await course.generate(['week'])
    const folder = must(readCourseFolder(course.place('out')))
    const [context, keys] = [lmsContext(folder, course.manifest(), 'America/New_York'), course.keys()]
    const given = ['s1', 's2', 's3'].map((student) => ({
      student,
      variants: ['double', 'pair', 'evens'].map((problem) => {
        const entry = course.manifest().find((one) => one.student === student && one.problem === problem)
        const made = keys.find((one) => one.variant === entry?.variant.id)
        if (made === undefined) throw new Error(problem)
        return { ...made, parts: made.posed.parts.map(({ id }) => ({ id, texts: shown(course, student, made, id) })) }
      }),
    }))

    const moodle = given.map(({ student, variants }) =>
      [
        student,
        'Finished',
        '"31 January 2027  5:00 PM"',
        ...variants.flatMap(({ problem, variant, parts }) => {
          const fields = parts.flatMap(({ texts }) => texts)
          const response = problem === 'pair' ? fields.map((text, i) => `part ${i + 1}: ${text}`).join('; ') : fields.join('; ')
          return [quoted(`What? ${variantTag(variant)}: 1; 2`), quoted(response)]
        }),
      ].join(','),
    )
    const moodleHeader = 'ID number,Status,Completed,Question 1,Response 1,Question 2,Response 2,Question 3,Response 3'
    expect(marked('moodle', [moodleHeader, ...moodle].join('\r\n'), context, keys)).toEqual(allRight)

    // a column for each variant, of which an attempt fills its own
    const questions = given.flatMap(({ student, variants }) =>
      variants.flatMap(({ variant, parts }) =>
        parts.map(({ id, texts }) => ({ student, name: `What?${variantTag(variant, parts.length > 1 ? id : undefined)}`, texts })),
      ),
    )
    const canvas = given.map(({ student }) =>
      [
        '7',
        student,
        '2027-01-31 22:00:00 UTC',
        ...questions.flatMap((one) =>
          one.student === student ? [quoted(one.texts.map((text) => text.replaceAll(',', '\\,')).join(',')), '1.0'] : ['', ''],
        ),
      ].join(','),
    )
    const canvasHeader = ['id', 'sis_id', 'submitted', ...questions.flatMap(({ name }, i) => [`${i + 1}: ${name}`, '1.0'])].join(',')
    expect(marked('canvas', [canvasHeader, ...canvas].join('\n'), context, keys)).toEqual(allRight)

    const edx = given.flatMap(({ student, variants }) =>
      variants.flatMap(({ problem, variant, parts }) => {
        let response = 1
        return parts.flatMap(({ id, texts }) => {
          const fields = problem === 'evens' ? [texts.join(', ')] : texts
          return fields.map((text) => {
            response += 1
            const question = `What? ${variantTag(variant, parts.length > 1 ? id : undefined)}`
            return [student, problem, quoted(text), `${variant}_${response}_1`, question, variant, '"{""attempts"": 1}"'].join(',')
          })
        })
      }),
    )
    expect(marked('edx', ['username,title,Answer,Answer ID,Question,block_key,state', ...edx].join('\n'), context, keys)).toEqual(allRight)
  }),
)
