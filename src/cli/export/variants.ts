// The variants that an export carries: those of a generated folder, or new ones, whose staff files are then left beside
// the export, so that what comes back from the LMS can be graded.
import path from 'node:path'
import { type CourseFolder, readCourseFolder } from '../../../grader/course-folder.ts'
import { type Checked, failed } from '../../diagnostic.ts'
import { staffPaths } from '../../manifest.ts'
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

/** Draws as `generate --variants` would with the same seed, without pages. */
export function makeVariants({ targets, variants, seedText, folder }: NewVariants, files: Files, cwd: string): Checked<CourseFolder> {
  const plan = planCourse(targets, openLibrary(cwd))
  if (!plan.ok) return plan
  const students = Array.from({ length: variants }, (_, turn) => ({ student: numbered(turn), turn }))
  const staged = openStaged(files, folder, staffPaths.unfinished)
  const written = writeCourse({
    files,
    folder,
    staged,
    plan: plan.value,
    seed: courseSeed(seedText),
    seedText,
    students,
    roster: { columns: ['student'], rows: students.map(({ student }) => [student]) },
    options: { roster: false, names: false, privateLinks: false, split: false },
    regenerate: new Set(),
    earlier: undefined,
    pages: false,
    progress: () => undefined,
  })
  if (!written.ok) {
    staged.discard()
    return failed(...written.errors)
  }
  files.setMode(path.join(folder, 'staff'), 0o700)
  staged.commit()
  return readCourseFolder(folder)
}
