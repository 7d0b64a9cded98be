// The files of a new course, as text by place; and the schema of the language, with the version it came with.
import { averageSpeed, firstWeek, runningAverage } from './example-problems.ts'

export const schemaPlace = 'problems/problem.schema.json'

/** Every file of a new course but its schema. Places are relative, with forward slashes. */
export const courseFiles = (version: string): ReadonlyMap<string, string> =>
  new Map([
    ['README.md', readme(version)],
    ['problems/average-speed.yaml', averageSpeed],
    ['problems/running-average.yaml', runningAverage],
    ['problems/sets/first-week.yaml', firstWeek],
    ['roster.csv', 'student,name,section\namber-17,Amber Reed,A\nbirch-42,Birk Olsen,A\ncedar-08,Cecile Roy,B\n'],
    ['.gitignore', ignored],
    [
      '.vscode/settings.json',
      json({ 'yaml.schemas': { [`./${schemaPlace}`]: ['problems/**/*.yaml'] }, '[yaml]': { 'editor.tabSize': 2 } }),
    ],
    ['.vscode/extensions.json', json({ recommendations: ['redhat.vscode-yaml'] })],
  ])

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

const comment = /"\$comment": "Quizwright (\d[^"\s]*)\. /
/** The schema's text as a course keeps it: with the version that wrote it. */
export const schemaCopy = (schema: string, version: string): string =>
  schema.replace('{', `{\n  "$comment": "Quizwright ${version}. To update: delete this file and run \`quizwright init .\` again.",`)
/** The version that a course's schema is of, where it says one. */
export const schemaVersion = (copy: string): string | undefined => comment.exec(copy.slice(0, 1000))?.[1]

const ignored = `# keys, seeds and answers: what only staff may see
staff/
# what students hand in and what they got: personal data
*.answers.json
gradebook*.csv
marks.jsonl
scores.jsonl
journal.jsonl
rejected.jsonl
report.html
report/
exceptions.csv
.unfinished/
node_modules/
`

const readme = (version: string): string => `# A course with Quizwright

Three commands, from this folder. Where Quizwright is installed in the folder itself, write \`npx quizwright\`.

    quizwright check                                  # is every problem sound? all mistakes, each with its place
    quizwright variant running-average --seed 7       # one student's numbers, the key, the worked solution
    quizwright generate first-week --roster roster.csv --out week-1

The last one writes a page for each student into \`week-1/pages\`: that folder may be published, \`week-1/staff\` never. When answers
have come back, \`quizwright grade ANSWERS --from week-1 --out week-1-graded\` marks them. While you write a problem,
\`quizwright preview problems/running-average.yaml\` shows it as it will be, and follows the file as you save it.

| here | what it is |
|---|---|
| \`problems/\` | a problem a file; the file is called like its id. Sub-folders are as you like |
| \`problems/average-speed.yaml\` | the shortest kind of problem |
| \`problems/running-average.yaml\` | one with equations that are run step by step, mistakes and a constraint |
| \`problems/sets/\` | which problems are handed out together. Cells that several problems share go into \`problems/cells/\` |
| \`roster.csv\` | who takes the course: an example, to be replaced. Only the column \`student\` is needed |
| \`.vscode/\` | VS Code completes and checks the files as you type, once it has the extension it recommends (YAML, by Red Hat) |
| \`${schemaPlace}\` | what the editor checks by: the language of Quizwright ${version} |

After an update of Quizwright: delete \`${schemaPlace}\` and run \`quizwright init .\` here. It adds what is missing and
leaves every other file as it is.

Quizwright's own documentation has a tutorial (\`docs/authoring.md\`), the language (\`docs/language.md\`) and how a course is run
(\`docs/running-a-course.md\`).
`
