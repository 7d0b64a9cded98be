// The policy of a student in tests that are about something else: the set's own rules, no exceptions.
import { coursePolicy } from '../../grader/policy/course-policy.ts'
import type { StudentPolicy } from '../../grader/policy/student-policy.ts'
import type { Run } from '../../src/manifest.ts'

export const policyOf = (run: Run, student = 's1'): StudentPolicy => coursePolicy(run, { columns: ['student'], rows: [] }, []).of(student)
