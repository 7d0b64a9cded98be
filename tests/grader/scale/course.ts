// A course with many rows of submissions of every fate, for tests of grading in tasks.
import { disk, type Files } from '../../../src/cli/course/files.ts'
import { readCourseFolder } from '../../../grader/course-folder.ts'
import { findSubmissions } from '../../../grader/submission/submission-files.ts'
import { appendEvent } from '../../../src/cli/grade/journal-file.ts'
import type { GradingJob } from '../../../src/cli/grade/job.ts'
import { inOutput } from '../../../src/cli/grade/output.ts'
import type { Sizes } from '../../../src/cli/grade/plan.ts'
import { runGrading } from '../../../src/cli/grade/run.ts'
import { must } from '../../support/library.ts'
import { jsonl, type SampleCourse } from '../sample-course.ts'

/** Rows of two files of JSON lines and one of CSV: right, wrong, blank, invalid, rejected when read and when marked. */
export function writeRows(course: SampleCourse, rounds: number): void {
  const at = (i: number): string => `2027-01-20T10:${String(i % 60).padStart(2, '0')}:00+01:00`
  const rows = Array.from({ length: rounds }, (_, i) => {
    const student = `s${(i % 3) + 1}`
    return [
      { student, problem: 'double', response: i % 2 === 0 ? course.right(student, 'double') : String(i), at: at(i) },
      { student, problem: 'pair', part: 'sign', response: 'o1' },
      { student, problem: 'triple', response: '1' },
      { student: 'nobody', problem: 'double', response: '1' },
      '{"student": "s1", "problem"',
      '',
      { student, problem: 'evens', response: ['o1', 'o3'], mood: 'fine' },
      { student, problem: 'double', response: '1e', at: 'yesterday' },
    ].map((row) => (typeof row === 'string' ? `${row}\n` : jsonl(row)))
  }).flat()
  course.write('in/a.jsonl', rows.join(''))
  course.write('in/b.csv', `student,problem,part,response\n${'s2,pair,both,"{""1"":""5""}"\ns9,double,,1\ns1,nothing,,2\n'.repeat(rounds)}`)
  course.write('in/c.jsonl', `${rows.toReversed().join('')}{"student":"s3","problem":"double","response":"ü €"}`)
}

/** Grades `in` into `out` by tasks of the sizes given; what was said, and the exit code that the rows give. */
export async function gradeBy(
  course: SampleCourse,
  out: string,
  sizes: Sizes,
  { pages = 'none', files = disk }: { readonly pages?: GradingJob['pages']; readonly files?: Files } = {},
): Promise<string> {
  let said = ''
  const terminal = { out: (text: string) => (said += text), err: (text: string) => (said += text), tty: false }
  await inOutput({ out: course.place(out), files, terminal }, async (staged) => {
    const job: GradingJob = {
      course: must(readCourseFolder(course.place('out'))),
      from: course.place('out'),
      submissions: findSubmissions([course.place('in')], undefined).files,
      out: course.place(out),
      staged,
      asOf: undefined,
      release: false,
      pages,
      workers: 1,
      files,
      terminal,
    }
    const result = await runGrading(job, sizes)
    appendEvent(job, result)
    staged.commit()
    said += JSON.stringify(result.diagnostics)
    return 0
  })
  return said
}

export const inMemory: Sizes = { small: 1e9, chunk: 1e9, shard: 1e9 }
