// The variants that an export carries: those of a generated folder, or new ones, whose staff files are then left beside
// the export, so that what comes back from the LMS can be graded.
import path from 'node:path'
import { type CourseFolder, readCourseFolder } from '../../../grader/course-folder.ts'
import { type Checked, failed, ok } from '../../diagnostic.ts'
import { staffPaths } from '../../manifest.ts'
import { changes, readEarlier } from '../course/earlier.ts'
import type { Files } from '../course/files.ts'
import { planCourse } from '../course/plan.ts'
import { courseSeed, numbered } from '../course/seeds.ts'
import { openStaged } from '../course/staged.ts'
import { writeCourse } from '../course/write.ts'
import { openLibrary } from '../library.ts'

export interface NewVariants {
  readonly targets: readonly string[]
  readonly variants: number
  readonly seedText: string
  /** Where the staff files go. */
  readonly folder: string
}

export interface MadeCourse {
  readonly course: CourseFolder
  /** What was made is not wanted after all: a folder that was there before stays. */
  discard(): void
}

/** Of a course made without pages and without a roster. */
const options = { roster: false, names: false, privateLinks: false, split: false }

/**
 * Draws as `generate --variants` would with the same seed, without pages. What the folder holds already stays, and is refused
 * where it is of another seed, set or spec: answers to it may be on their way.
 */
export function makeVariants({ targets, variants, seedText, folder }: NewVariants, files: Files, cwd: string): Checked<MadeCourse> {
  const plan = planCourse(targets, openLibrary(cwd))
  if (!plan.ok) return plan
  const earlier = readEarlier(files, folder)
  if (!earlier.ok) return earlier
  const seed = courseSeed(seedText)
  const asked = { plan: plan.value, seed: seed.digest, options, regenerate: new Set<string>() }
  const changed = earlier.value === undefined ? [] : changes(earlier.value.run, asked)
  if (changed.length > 0) return failed(...changed.map((one) => ({ ...one, hint: `Choose another --out, or move ${folder} away` })))
  const isNew = !files.exists(folder)
  const students = Array.from({ length: variants }, (_, turn) => ({ student: numbered(turn), turn }))
  const before = earlier.value?.roster.rows ?? []
  const rows = students.map(({ student }) => [student])
  const staged = openStaged(files, folder, staffPaths.unfinished)
  const written = writeCourse({
    files,
    folder,
    staged,
    plan: plan.value,
    seed,
    seedText,
    students,
    roster: { columns: ['student'], rows: [...rows, ...before.slice(rows.length)] },
    options,
    regenerate: new Set(),
    earlier: earlier.value,
    pages: false,
    progress: () => undefined,
  })
  if (!written.ok) {
    staged.discard()
    return failed(...written.errors)
  }
  files.setMode(path.join(folder, 'staff'), 0o700)
  if (staged.isEmpty) staged.discard()
  else staged.commit()
  const course = readCourseFolder(folder)
  if (!course.ok) return course
  const discard = (): void => {
    if (isNew) files.removeAll(folder)
  }
  return ok({ course: course.value, discard })
}
