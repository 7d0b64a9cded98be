// The script of a practice page that stands alone: progress is kept in the browser.
import { localKeeper } from './page-local.ts'
import { pageData, startPractice } from './start.ts'

startPractice(localKeeper(`quizwright-practice:${pageData()?.set.id ?? ''}`))
