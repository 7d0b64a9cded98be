// Faults for the exporters, each in one place: what is replaced by what, and where.

export interface Mutant {
  readonly what: string
  /** A file or folder; the text is in just one file below it. */
  readonly in: string
  readonly from: string
  readonly to: string
  /** Tests that are tried first; then all of the exporters'. */
  readonly tests: readonly string[]
}

const all = (
  folder: string,
  tests: readonly string[],
  ...changes: readonly (readonly [what: string, from: string, to: string])[]
): readonly Mutant[] => changes.map(([what, from, to]) => ({ what, in: folder, from, to, tests }))

const badInput = 'tests/export/bad-input.test.ts'

export const mutants: readonly Mutant[] = [
  ...all(
    'src/export/bounds.ts',
    ['tests/export/bounds.test.ts'],
    ['the lower bound lies inside', 'accepted.over, -1)', 'accepted.over, 1)'],
    ['the upper bound lies inside', 'outward(accepted.high, accepted.over, 1)', 'outward(accepted.high, accepted.over, -1)'],
    ['the tolerance is twice as wide', '5n * (to - from)', '10n * (to - from)'],
    ['the middle is off', '5n * (from + to)', '5n * (from + from)'],
    ['below zero the floor is the ceiling', 'n < 0n ? quotient - 1n : quotient', 'quotient'],
  ),
  ...all(
    'src/export/xml.ts',
    ['tests/export/xml.test.ts'],
    ['an ampersand is not escaped', "  ['&', '&amp;'],\n", ''],
    ['a section of CDATA ends early', ".replaceAll(']]>', ']]]]><![CDATA[>')", ''],
    ['NUL goes through', '[\\u0000-\\u0008', '[\\u0001-\\u0008'],
    ['half a pair goes through', '[\\ud800-\\udbff](?![\\udc00-\\udfff])|', ''],
  ),
  ...all(
    'src/export/html.ts',
    ['tests/export/html.test.ts'],
    ['control characters in HTML', 'withoutForbidden(html)', 'html'],
    ['`<` in a formula', ".replaceAll('<', '\\\\lt ')", ''],
    ['a line break is left open', ".replaceAll('<br>', '<br/>')", ''],
  ),
  ...all('src/export/names.ts', [badInput], ['names are told apart by what is left of them', 'utf8ToBytes(id)', 'utf8ToBytes(plain)']),
  ...all(
    'src/export/plain.ts',
    [badInput],
    ['a title is cut in the middle of a character', ".replace(/[\\ud800-\\udbff]$/, '')", ''],
    ['a title is not cut', 'plain.length <= length', 'plain.length > 0'],
  ),
  ...all(
    'src/export/archive.ts',
    ['tests/export/olx.test.ts', 'tests/export/qti.test.ts'],
    ['the clock in a zip', 'entry.mtime = zipTime', 'entry.mtime = Date.now() + 1e9 * Math.random()'],
    ['the sum of a tar header', 'sum + byte, 0)', 'sum + byte, 1)'],
  ),
  ...all(
    'src/export/compare.ts',
    ['tests/export/moodle.test.ts'],
    [
      'the first difference is told, not the worst',
      'if (compare(apart, most) <= 0) continue',
      'if (worst !== undefined || apart === 0) continue',
    ],
    ['no set of options is tried', 'interaction.multiple ? subsets(ids)', 'interaction.multiple ? subsets(ids.slice(0, 0))'],
  ),
  ...all(
    'src/export/close.ts',
    ['tests/export/close.test.ts'],
    ['near answers are right ones', 'near !== undefined && some.includes(id) ? near : right', 'right'],
    ['near is not so far', 'precision: { within: close.within } })?.high', 'precision: { within: close.within } })?.middle'],
  ),
  ...all(
    'src/export/said.ts',
    ['tests/export/lost-said.test.ts'],
    ['what is lost is kept', "fate === 'kept' ? [] : [", "fate === 'kept' || part.id !== '' ? [] : ["],
  ),
  ...all(
    'src/export/policies.ts',
    ['tests/export/policies.test.ts'],
    ['a penalty is not told', 'asked.penalty !== undefined', 'asked.penalty === ""'],
    ['the cap of the set is not told', ' || set.cap !== undefined', ''],
  ),
  ...all(
    'src/export/lost.ts',
    ['tests/cli/export.test.ts'],
    ['follow-through is not told', 'part.followThrough === true', 'part.followThrough !== true'],
    ['a number in its places is not told', 'strict === true)', 'strict === false)'],
  ),
  ...all(
    'src/cli/export',
    ['tests/cli/export-bad-input.test.ts', 'tests/cli/export-ledger.test.ts'],
    ['--strict lets through what is not kept', 'strict && !ledgers.every(isKept)', 'strict && !ledgers.some(isKept)'],
    ['nothing is refused', 'ledgers.every(isRefused)', 'ledgers.length > 99'],
    ['of two entries the better one is told', 'rank[entry.status] < rank[before.status]', 'rank[entry.status] > rank[before.status]'],
    ['a half-written file is put in its place', 'if (wanted(made)) files.rename', 'if (wanted(made) || true) files.rename'],
    ['variants out of use are exported', "entry.status === 'active'", "entry.status !== 'inactive' || true"],
  ),
  ...all(
    'src/export/moodle',
    ['tests/export/moodle.test.ts', 'tests/cli/export.test.ts'],
    ['the key of a number is worth nothing', "push(key, '100')", "push(key, '0')"],
    ['a mistake is right', "close === undefined ? '0' :", "close === undefined ? '100' :"],
    ['right and wrong options change places', 'right.has(id) ? plus : minus', 'right.has(id) ? minus : plus'],
    ['variants have the id of their problem', "element('idnumber', {}, posed.variant)", "element('idnumber', {}, posed.problem)"],
    ['no ledger in the file', '${ledgerComment(ledger)}', ''],
    ['no tag', '<p><small>${escapeHtml(tag(item.posed.variant))}</small></p>', ''],
    ['no worked solution', "htmlText('generalfeedback', html.block(solution))", "htmlText('generalfeedback', '')"],
    ['the parts of a cloze weigh the same', 'one / divisor)', '1n)'],
    ['an option `0` is empty', "html === '0' ? '<span>0</span>' : html", 'html'],
    ['a brace in a cloze ends it', 'replace(/[}#]/g', 'replace(/[#]/g'],
    ['braces in a text begin a field', "text.replace(/\\{(?=\\d*:|#\\d+\\})/g, '&#123;')", 'text'],
    ['points are lost', "element('defaultgrade', {}, gradeText(points))", "element('defaultgrade', {}, '1')"],
    ['several may be chosen of a single choice', "element('single', {}, String(asked.single))", "element('single', {}, 'false')"],
    ['options are shuffled', "element('shuffleanswers', {}, 'false')", "element('shuffleanswers', {}, 'true')"],
    ['no tolerance', "element('tolerance', {}, tolerance)", "element('tolerance', {}, '0')"],
  ),
  ...all(
    'src/export/olx',
    ['tests/export/olx.test.ts', badInput],
    ['right and wrong options change places', '{ correct: String(right), name: `c${i}` }', '{ correct: String(!right), name: `c${i}` }'],
    ['boxes: right and wrong change places', '    { correct: String(right) },', '    { correct: String(!right) },'],
    ['a bank gives two variants', 'max_count: 1', 'max_count: 2'],
    ['no limit of attempts', 'max_attempts: attemptsOf', 'max_attempt: attemptsOf'],
    ['a variable of a script in a text', "'<span>$</span>'", "'$'"],
    ['a variant twice in its bank', 'current.variants.push(variant)\n', 'current.variants.push(variant, variant)\n'],
    ['no policy', 'policies/${runName}/grading_policy.json', 'policies/grading_policy.json'],
    ['the points of the problem are lost', 'weight: pointsText(posed.points)', "weight: '1'"],
    ['the answer is shown at once', "showanswer: 'finished'", "showanswer: 'always'"],
    [
      'no tolerance',
      "{ type: 'tolerance', default: asked.tolerance }),\n        asked.close",
      "{ type: 'tolerance', default: '0' }),\n        asked.close",
    ],
  ),
  ...all(
    'src/export/qti',
    ['tests/export/qti.test.ts'],
    [
      'the lower bound is out',
      "q('gte', {}, variable, q('baseValue', { baseType: 'float' }, low))",
      "q('gt', {}, variable, q('baseValue', { baseType: 'float' }, low))",
    ],
    ['every variant is asked', "q('selection', { select: 1 })", "q('selection', { select: 2 })"],
    [
      'items are not named in the manifest',
      "element('dependency', { identifierref: variant })",
      "element('dependency', { identifierref: 'test' })",
    ],
    ['the greatest score is off', "outcome('MAXSCORE', d, total)", "outcome('MAXSCORE', d, total + 1)"],
    ['all items have one identifier', 'identifier: posed.variant', 'identifier: posed.problem'],
    [
      'options are shuffled',
      'responseIdentifier: one.id, shuffle: false, maxChoices',
      'responseIdentifier: one.id, shuffle: true, maxChoices',
    ],
    ['one box alone may be ticked', "one.type === 'single' ? 1 : 0", "one.type === 'single' ? 0 : 1"],
    ['a wrong option earns what a right one does', 'key.right.includes(id) ? rule.right : rule.wrong', 'rule.right'],
  ),
  ...all(
    'src/export/qti12',
    ['tests/export/qti12.test.ts', 'tests/export/cc11.test.ts'],
    ['Moodle finds no right option', "case: d.caseAttribute ? 'Yes' : undefined", 'case: undefined'],
    ['two variants for each student', "element('selection_number', {}, '1'", "element('selection_number', {}, '2'"],
    ['a wrong option is to be ticked', "right ? is : element('not', {}, is)", 'is'],
    [
      'the bounds change places',
      "element('vargte', { respident: id }, low), element('varlte', { respident: id }, high)",
      "element('vargte', { respident: id }, high), element('varlte', { respident: id }, low)",
    ],
  ),
  ...all(
    'src/export/json',
    ['tests/export/json.test.ts'],
    ['accepted readings are left out', 'key.accepted?.map((one) => acceptedJson(one, html))', 'undefined'],
    ['the attempts of the problem are left out', 'attempts: attempts ?? ofAll', 'attempts'],
    ['bounds are inexact', 'exact: bounds.exact', 'exact: !bounds.exact'],
    ['the wider tolerance is left out', 'close: close && { within: withinJson(close.within), credit: close.credit }', 'close: undefined'],
    ['no ledger in the file', 'ledger.map(ledgerJson)', '[]'],
    ['the tag is the id', 'id: posed.variant,\n  tag,', 'id: tag,\n  tag,'],
  ),
]
