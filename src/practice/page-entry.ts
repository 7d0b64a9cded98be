// The script of a practice page: progress is kept in the browser, and where the page is packed for an LMS, reported to it.
import { localKeeper } from './page-local.ts'
import { lmsKeeper } from './scorm/page-lms.ts'
import { pageData, startPractice } from './start.ts'

const data = pageData()
const name = `quizwright-practice:${data?.set.id ?? ''}`
startPractice(data?.lms === undefined ? localKeeper(name) : lmsKeeper(data.lms, name, data.set.pass))
