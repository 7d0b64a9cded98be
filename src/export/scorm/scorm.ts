// A SCORM package: the practice page as its one SCO, which grades with our own kernel and reports to the LMS, with a manifest and
// the ledger.
import { practiceScript } from '../../generated/practice.js'
import { practiceFormat, type ScormVersion } from '../../practice/data.ts'
import { zip } from '../archive.ts'
import { plainTitle } from '../plain.ts'
import { practicePage } from '../practice/page.ts'
import { collecting } from '../practice/practice.ts'
import type { OpenTarget } from '../target.ts'
import { manifestXml } from './manifest.ts'

export const scorm =
  (version: ScormVersion): OpenTarget =>
  (put, { set: { id, title, text, language, pass } }) =>
    collecting((problems, ledger) => {
      const set = { id, title, language, ...(text && { text }), ...(pass !== undefined && { pass }) }
      const archive = zip(put)
      const files: readonly (readonly [name: string, text: string])[] = [
        ['index.html', practicePage({ format: practiceFormat, set, lms: version, problems }, practiceScript)],
        ['ledger.json', `${JSON.stringify({ target: version, problems: ledger }, undefined, 2)}\n`],
      ]
      const plain = plainTitle(title)
      archive.file('imsmanifest.xml', manifestXml({ version, id, title: plain === '' ? id : plain, files: files.map(([name]) => name) }))
      for (const [name, text] of files) archive.file(name, text)
      archive.end()
    })
