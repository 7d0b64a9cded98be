// The command line: what each command takes. A command's own code is loaded when it runs, so that --help starts fast.
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { targets } from '../export/target.ts'
import { version } from './version.ts'
import { exit, type Terminal } from './terminal.ts'

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  tty: process.stderr.isTTY,
}

/** A whole number from 0 that a float64 holds exactly. */
function whole(text: string): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError('Expected a whole number from 0 to 2^53 − 1.')
  return value
}
function positive(text: string): number {
  const value = whole(text)
  if (value === 0) throw new InvalidArgumentError('Expected a whole number from 1.')
  return value
}

const mostWorkers = 64
function workers(text: string): number {
  const value = positive(text)
  if (value > mostWorkers) throw new InvalidArgumentError(`Expected a whole number from 1 to ${mostWorkers}.`)
  return value
}

function port(text: string): number {
  const value = positive(text)
  if (value > 65_535) throw new InvalidArgumentError('Expected a whole number from 1 to 65535.')
  return value
}

/** What `cell --given` reads, in full. */
const numbersHelp = `
numbers.json:
  {
    "inputs": { "x": [1, 0, 1] },
    "state": { "s": -1 },
    "weights": { "W_gs": 1, "W_gx": "3/2", "W_ss": 1, "W_sx": -2 },
    "convention": { "gate": "writes" },
    "round": { "sigmoid": { "to": [0, 1] }, "tanh": { "to": [-1, 1], "tie": "up" } }
  }

Inputs have one entry a row; \`state\` is where a run starts. A number, a list (a vector) or a list of lists (a matrix); fractions
are written "3/2". A start or a bias that is left out is 0; a value for a name with an equation takes the equation's place.
Each of the cell's conventions must be chosen. \`round\` has to or saturate, tie and carry, as in a problem.`

/** What `check` takes and how it ends. */
const checkHelp = `
  quizwright check                                the course's problems/
  quizwright check problems --json --strict       for CI: warnings are failures too

Exit code: 0 sound (warnings alone too, unless --strict), 1 something is wrong. Every code and what to do about it: docs/checking.md.`

/** What a line of `judge` may say beside its two formulas. */
const pairsHelp = `
pairs.jsonl, one pair a line:
  {"reference": "sigmoid(x)*(1-sigmoid(x))", "student": "e^-x/(1+e^-x)^2"}
  {"reference": "f*c + i*g", "student": "i g + f c", "symbols": ["f", "c", "i", "g"]}
  {"reference": "sqrt(x^2)", "student": "x", "assume": {"x": "positive"}}

Letters that are not declared are real numbers, e and pi are constants, log is natural. Other conventions are fields of the
line: symbols, functions, constants, logBase, oddRoots, split, assume, decimal (docs/judge.md).`

/** What `diff` compares, and what its exit code says. */
const operandsHelp = `
OLD and NEW are files, folders or git revisions: a revision alone is compared at the path that the other side names, and
REV:path is a path from the top of the repository.
  quizwright diff HEAD .                                  what is saved, against the last commit
  quizwright diff v1 problems/rnn/gating.yaml             one problem since v1
  quizwright diff HEAD problems/cells/lstm.yaml           every problem that uses a cell
  quizwright diff main:problems/sets/week-4.yaml problems/sets/week-4.yaml

Exit 0: nothing changes that a student sees or gets. Exit 1: pages, variants, keys or marks change, or something cannot be
read; --json tells which (docs/diff.md).`

/** How a regrade goes, step by step. */
const regradeHelp = `
  quizwright regrade week-4-graded --dry-run      what would change: nothing is written but a line in the journal
  quizwright regrade week-4-graded                the change that was shown; refused where it was not
  quizwright regrade week-4-graded --undo         back to the keys before, byte for byte

Run it in the course's folder: problems are found as generate finds them. Refused where a mended problem asks something else
than students were asked (docs/regrade.md).`

/** The contract of every command, for scripts. */
const exitCodesHelp = `
Exit codes of every command:
  0   clean: nothing to complain of
  1   diagnostics: something is wrong with what was handed in, or (diff) changes
  2   usage: the command line is not understood
  70  a bug of quizwright`

function program(done: (code: number) => void): Command {
  const main = new Command('quizwright')
    .description('Write a problem once, as YAML: the key is derived, never typed.')
    .version(version)
    .showHelpAfterError('(run with --help for the options and an example)')
    .addHelpText('after', `\nExample:\n  quizwright check problems/rnn/gating.yaml\n${exitCodesHelp}`)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
  const command = (usage: string, description: string, example: string): Command =>
    main.command(usage).description(description).addHelpText('after', `\nExample:\n  ${example}`).exitOverride()

  command('init <dir>', 'make a course folder that works at once; what is there already is left alone', 'quizwright init my-course').action(
    async (dir: string) => {
      const { runInit } = await import('./init/init.ts')
      done(await runInit(dir, terminal))
    },
  )

  command(
    'check [paths...]',
    'certify problems, and read cells and sets: everything that is wrong at once, each with its place',
    'quizwright check problems/rnn/gating.yaml --certificate gating.html',
  )
    .addHelpText('after', checkHelp)
    .option('--variants <n>', 'at most so many variants of each problem; by default all of up to 20,000 draws, else 1,000', positive)
    .option('--certificate <file>', 'write what was found: a page where the name ends in .html, else JSON')
    .option('--class <n>', 'students in a class, for how many of them share a variant (100 unless said)', positive)
    .option('--strict', 'exit with 1 on warnings too')
    .option('--json', 'diagnostics and certificates as JSON on stdout')
    .action(async (paths: string[], options: Parameters<typeof import('./check.ts').runCheck>[1]) => {
      const { runCheck } = await import('./check.ts')
      done(await runCheck(paths, options, terminal))
    })

  command(
    'preview [path]',
    'the author’s page, live: it follows a problem’s file as it is saved',
    'quizwright preview problems/rnn/lstm-rounded-step.yaml',
  )
    .option('--port <n>', 'the port to listen on; by default 4600 or the next free one', port)
    .action(async (target: string | undefined, options: { port?: number }) => {
      const { runPreview } = await import('./preview/preview.ts')
      done(await runPreview(target, options, terminal))
    })

  command(
    'variant <problem>',
    'show one variant: parameters, statement, key, trace, mistakes',
    'quizwright variant lstm-rounded-step --with wf=1,wi=1,wo=1,wc=1,h=1,c=1,x=5',
  )
    .option('--seed <n>', 'the seed to draw by', whole)
    .option('--with <values>', 'values set by hand, as name=value,…; the others are drawn')
    .option('--json', 'everything as JSON on stdout')
    .action(async (problem: string, options: { seed?: number; with?: string; json?: true }) => {
      const { runVariant } = await import('./variant.ts')
      done(await runVariant(problem, options, terminal))
    })

  command(
    'generate <targets...>',
    'give every student a variant: pages for students, keys and manifest for staff',
    'quizwright generate recurrent-networks --roster roster.csv --out week-4',
  )
    .requiredOption('--out <dir>', 'the folder to write (or to add to)')
    .option('--roster <csv>', 'a CSV file with a column `student`, and `name`, `section` or others')
    .option('--seed <text>', 'the seed text; without it a random one is kept in staff/')
    .option('--variants <n>', 'without a roster: how many variants to write; with one: how many variants the class shares', positive)
    .option('--split', 'also one page for each problem')
    .option('--names', 'print students’ names on their pages')
    .option('--private-links', 'name pages by an unguessable token instead of the student’s id')
    .option('--regenerate <id>', 'a problem whose changed spec is to be taken, or `all`', (id: string, ids: string[]) => [...ids, id], [])
    .action(async (targets: string[], options: Parameters<typeof import('./generate.ts').runGenerate>[1]) => {
      const { runGenerate } = await import('./generate.ts')
      done(await runGenerate(targets, options, terminal))
    })

  command(
    'grade <submissions...>',
    'mark what came back: marks, gradebook, graded pages and a summary',
    'quizwright grade submissions.jsonl --from week-4 --out week-4-graded',
  )
    .requiredOption('--from <dir>', 'the folder that generate wrote')
    .requiredOption('--out <dir>', 'the folder to write')
    .option('--as <format>', 'jsonl, csv, saved, moodle, canvas, edx or wide; by default told by the file’s name')
    .option('--zone <zone>', 'the time zone of an LMS’s clock times, such as Europe/Berlin')
    .option('--as-of <time>', 'the time that counts as now (ISO 8601)')
    .option('--release', 'show keys and solutions to everybody')
    .option('--pages <which>', 'graded pages to write: all, changed or none', 'all')
    .option('--gradebook <form>', 'also a gradebook for an LMS to import: canvas, moodle or edx')
    .option(
      '--exceptions <csv>',
      'extensions, extra attempts and the like; by default staff/exceptions.csv of the course, where there is one',
    )
    .option('--workers <n>', 'how many threads may be used (marks never depend on it); by default one a core, at most 8', workers)
    .action(async (submissions: string[], options: Parameters<typeof import('./grade/grade.ts').runGrade>[1]) => {
      const { runGrade } = await import('./grade/grade.ts')
      done(await runGrade(submissions, options, terminal))
    })

  command(
    'export <targets...>',
    'carry variants to an LMS, and tell what it keeps of them',
    'quizwright export recurrent-networks --to moodle --variants 20 --out rnn.xml',
  )
    .requiredOption('--to <target>', `${targets.join(', ')} (docs/lms.md says what each is)`)
    .requiredOption('--out <file>', 'the file to write')
    .option('--from <dir>', 'the variants of a folder that generate wrote')
    .option(
      '--variants <n>',
      'draw so many variants of each problem (practice and SCORM draw by themselves); their keys are left beside the file, in <name>.course',
      positive,
    )
    .option('--seed <text>', 'the seed text of new variants; without it a random one is kept with them')
    .option('--strict', 'write nothing where anything is not kept')
    .option('--json', 'the ledger as JSON on stdout')
    .action(async (targets: string[], options: Parameters<typeof import('./export/export.ts').runExport>[1]) => {
      const { runExport } = await import('./export/export.ts')
      done(await runExport(targets, options, terminal))
    })

  command(
    'regrade <graded>',
    'grade again by specs that were mended since: shown in a dry run first, then done, and taken back with --undo',
    'quizwright regrade week-4-graded --dry-run',
  )
    .addHelpText('after', regradeHelp)
    .option('--dry-run', 'show who changes, by how much and why; change nothing')
    .option('--never-lower', 'of a problem’s score before and after, keep the better one')
    .option('--undo', 'take the last revision back')
    .option(
      '--spec <file>',
      'a problem to take, once for each; by default every problem by its id',
      (file: string, all: string[]) => [...all, file],
      [],
    )
    .option('--by <text>', 'who does it, for the journal')
    .option('--at <time>', 'when, for the journal (ISO 8601 with its zone)')
    .option('--why <text>', 'why, for the journal')
    .option('--json', 'everything as JSON on stdout')
    .action(async (graded: string, options: Parameters<typeof import('./regrade/regrade.ts').runRegrade>[1]) => {
      const { runRegrade } = await import('./regrade/regrade.ts')
      done(await runRegrade(graded, options, terminal))
    })

  command('diff <old> <new>', 'tell which variants, keys and marks an edit of a problem changes', 'quizwright diff HEAD~1 HEAD')
    .addHelpText('after', operandsHelp)
    .option('--variants <n>', 'how many variants of each problem are compared: those of the seeds 0, 1, …', positive, 100)
    .option('--json', 'everything as JSON on stdout')
    .action(async (old: string, young: string, options: { variants: number; json?: true }) => {
      const { runDiff } = await import('./diff/diff.ts')
      done(await runDiff(old, young, options, terminal))
    })

  command(
    'cell <name>',
    'run a cell over a sequence: every named quantity, row by row',
    'quizwright cell gated-rnn --given numbers.json --json',
  )
    .addHelpText('after', numbersHelp)
    .requiredOption('--given <file>', 'JSON: inputs, state, weights, and round, convention where wanted')
    .option('--json', 'the steps as JSON on stdout')
    .action(async (name: string, options: { given: string; json?: true }) => {
      const { runCellCommand } = await import('./cell.ts')
      done(await runCellCommand(name, options, terminal))
    })
  command('judge', 'tell whether formulas are equal: pairs as JSON lines on stdin', 'quizwright judge --json < pairs.jsonl')
    .addHelpText('after', pairsHelp)
    .option('--json', 'answers as JSON lines on stdout')
    .option('--workers <n>', 'how many threads may be used (answers never depend on it); by default one a core, at most 8', workers)
    .action(async (options: { json?: true; workers?: number }) => {
      const { runJudge, standardStreams } = await import('./judge.ts')
      done(await runJudge(options, standardStreams(), terminal))
    })
  return main
}

/** Runs the command line; the exit code of DESIGN: 0 clean, 1 diagnostics, 2 usage, 70 bug. */
export async function run(argv: readonly string[]): Promise<number> {
  let code: number = exit.clean
  try {
    await program((result) => {
      code = result
    }).parseAsync([...argv], { from: 'user' })
    return code
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exit.clean : exit.usage
    terminal.err(
      `quizwright: this is a bug, please report it with what you ran\n${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`,
    )
    return exit.bug
  }
}
