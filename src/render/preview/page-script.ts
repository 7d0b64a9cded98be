// What the script of the author's page does: hears of saves, asks for the view of the seed chosen, puts in what has changed.
import { isPreviewData } from './page-data.ts'
import { followList, listen } from './page-script-events.ts'
import { startProblem } from './page-script-problem.ts'

const source = document.getElementById('preview-data')?.textContent
const data: unknown = source ? JSON.parse(source) : undefined
if (isPreviewData(data)) {
  if (data.base === undefined || data.name === undefined) followList(data.words)
  else listen(`/events?problem=${encodeURIComponent(data.name)}`, startProblem(data.base, data.seed ?? 0, data.words))
}
