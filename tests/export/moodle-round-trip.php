<?php
// A quiz in a real Moodle out of an export, attempts at it through Moodle's own question engine, and Moodle's own report of
// their responses. Run by hand, between the two runs of moodle-round-trip.ts, with the root of an installed Moodle 4.5:
//   MOODLE_ROOT=… php -d memory_limit=1G tests/export/moodle-round-trip.php DIR > DIR/report.csv
// In: DIR/set.xml, DIR/answers.json: [{"username", "finish": seconds, "answers": [{"question": name, "response": …}]}], where a
//   response has an entry a field: {"type": "chosen", "options": [positions from 0, as written in the file]}, {"type": "typed", "text"},
//   or null; it is null for a question that is left alone.
// Out: the report “Responses” as CSV on stdout, DIR/moodle.json: [{"username", "question", "fraction", "feedback": […]}].
// Everything is made in a course of its own, which is deleted in the end, and so are the users (--keep leaves them).
define('CLI_SCRIPT', true);
define('NO_OUTPUT_BUFFERING', true);
$dir = realpath($argv[1]);
$keep = in_array('--keep', $argv, true);
$_SERVER['argv'] = [$argv[0]];
require(getenv('MOODLE_ROOT') . '/config.php');
foreach (['lib/testing/generator/lib.php', 'lib/questionlib.php', 'question/engine/lib.php', 'question/format.php', 'question/format/xml/format.php',
          'question/editlib.php', 'course/lib.php', 'user/lib.php', 'mod/quiz/locallib.php', 'mod/quiz/report/reportlib.php',
          'mod/quiz/report/default.php', 'mod/quiz/report/responses/report.php'] as $file) {
    require_once("$CFG->dirroot/$file");
}
error_reporting(E_ALL & ~E_DEPRECATED);
ini_set('display_errors', 'stderr');
\core\session\manager::set_user(get_admin());
$USER->timezone = 'Europe/Berlin';
$USER->lang = 'en';
$PAGE->set_url('/');
$CFG->noemailever = true;
// as a site would have it whose reports can be put with a roster
$CFG->showuseridentity = 'idnumber,email';

$generator = new testing_data_generator();
$stamp = 'roundtrip' . time() . random_int(100, 999);
$course = $generator->create_course(['shortname' => $stamp, 'fullname' => 'Round trip']);
$users = [];
register_shutdown_function(function () use ($course, $keep, &$users) {
    if ($keep) { return; }
    ob_start();
    delete_course($course->id, false);
    foreach ($users as $user) { delete_user($user); }
    ob_end_clean();
});

// ── The import, as docs/lms.md says it ──
$context = context_course::instance($course->id);
$format = new qformat_xml();
$format->setCategory(question_make_default_categories([$context]));
$format->setContexts([$context]);
$format->setCourse($course);
$format->setFilename("$dir/set.xml");
$format->setRealfilename('set.xml');
$format->setMatchgrades('error');
$format->setCatfromfile(true);
$format->setContextfromfile(false);
$format->setStoponerror(true);
$format->set_display_progress(false);
ob_start();
$imported = $format->importpreprocess() && $format->importprocess() && $format->importpostprocess();
$said = trim(strip_tags(ob_get_clean()));
if (!$imported || $said !== '') { fwrite(STDERR, "import: $said\n"); }
if (!$imported) { exit(1); }
$byname = [];
$categories = [];
foreach ($format->questionids as $id) {
    $question = question_bank::load_question($id);
    $byname[$question->name] = $question;
    $categories[$question->category] = true;
}

// ── A quiz: a random question from each category ──
$quiz = $generator->create_module('quiz', ['course' => $course->id, 'name' => 'Round trip', 'grade' => 100, 'shuffleanswers' => 1, 'questionsperpage' => 0]);
$structure = \mod_quiz\quiz_settings::create($quiz->id)->get_structure();
foreach (array_keys($categories) as $category) {
    $structure->add_random_questions(0, 1, ['filter' => ['category' => [
        'jointype' => \core_question\local\bank\condition::JOINTYPE_DEFAULT, 'values' => [$category], 'filteroptions' => ['includesubcategories' => false]]]]);
}
\mod_quiz\quiz_settings::create($quiz->id)->get_grade_calculator()->recompute_quiz_sumgrades();
$slotof = array_flip(array_map(fn($category) => $category, array_keys($categories)));

// ── The attempts ──
/** Which question each random slot gets, in the order of slots: Moodle 4.5 looks all of them up under the number of the first. */
class in_order extends ArrayObject {
    private int $at = -1;
    public function offsetExists(mixed $key): bool { $this->at++; return true; }
    public function offsetGet(mixed $key): mixed { return parent::offsetGet($this->at); }
}
/** What a browser would send. */
function posted($object, array $responses): array {
    $post = ['slots' => implode(',', array_keys($responses))];
    foreach ($responses as $slot => $fields) {
        $qa = $object->get_question_attempt($slot);
        $post[$qa->get_control_field_name('sequencecheck')] = $qa->get_sequence_check_count();
        $question = $qa->get_question();
        $cloze = $question->qtype->name() === 'multianswer';
        foreach ($cloze ? array_values($question->subquestions) : [$question] as $n => $asked) {
            $field = fn($name) => $qa->get_field_prefix() . ($cloze ? 'sub' . ($n + 1) . '_' : '') . $name;
            $given = $fields[$n];
            if ($given === null) { continue; }
            if ($given['type'] === 'typed') { $post[$field('answer')] = $given['text']; continue; }
            $written = array_keys($asked->answers);
            sort($written);
            $shown = $asked->get_order($qa);
            $single = $asked instanceof qtype_multichoice_single_question;
            foreach ($given['options'] as $option) {
                $place = array_search($written[$option], $shown);
                if ($single) { $post[$field('answer')] = $place; } else { $post[$field("choice$place")] = '1'; }
            }
        }
    }
    return $post;
}
$scores = [];
foreach (json_decode(file_get_contents("$dir/answers.json"), true, 64, JSON_THROW_ON_ERROR) as $n => $taken) {
    $user = $generator->create_user(['username' => "$stamp-{$taken['username']}", 'idnumber' => $taken['username'],
        'firstname' => 'Student', 'lastname' => ucfirst($taken['username']), 'email' => "{$taken['username']}@example.org", 'timezone' => 'Europe/Berlin']);
    $users[] = $user;
    $generator->enrol_user($user->id, $course->id, 'student');
    $forced = [];
    $responses = [];
    foreach ($taken['answers'] as ['question' => $name, 'response' => $response]) {
        $slot = $slotof[$byname[$name]->category] + 1;
        $forced[$slot - 1] = $byname[$name]->id;
        if ($response !== null) { $responses[$slot] = $response; }
    }
    ksort($forced);
    \core\session\manager::set_user($user);
    $settings = \mod_quiz\quiz_settings::create($quiz->id, $user->id);
    $usage = question_engine::make_questions_usage_by_activity('mod_quiz', $settings->get_context());
    $usage->set_preferred_behaviour($settings->get_quiz()->preferredbehaviour);
    $start = $taken['finish'] - 1800;
    $attempt = quiz_create_attempt($settings, 1, null, $start, false, $user->id);
    $attempt = quiz_start_new_attempt($settings, $usage, $attempt, 1, $start, new in_order($forced));
    $attempt = quiz_attempt_save_started($settings, $usage, $attempt);
    $object = \mod_quiz\quiz_attempt::create($attempt->id);
    if ($responses !== []) { $object->process_submitted_actions($start + 60, false, posted($object, $responses)); }
    $object->process_finish($taken['finish'], false, $taken['finish']);
    $object = \mod_quiz\quiz_attempt::create($attempt->id);
    foreach ($taken['answers'] as ['question' => $name]) {
        $slot = $slotof[$byname[$name]->category] + 1;
        $qa = $object->get_question_attempt($slot);
        $options = new question_display_options();
        $options->context = $settings->get_context();
        $html = $qa->render($options, '1');
        // beside an option or a field; of a cloze in a box that opens over the field
        preg_match_all('/class="[^"]*\b(?:specificfeedback|feedback)\b[^"]*"[^>]*>(.*?)<\/div>/s', $html, $beside);
        preg_match_all('/data-(?:bs-)?content="([^"]*)"/', $html, $boxes);
        $said = array_merge($qa->get_question()->qtype->name() === 'multianswer' ? [] : $beside[1],
            array_map(fn($text) => html_entity_decode($text, ENT_QUOTES), $boxes[1]));
        $scores[] = ['username' => $taken['username'], 'question' => $name, 'fraction' => $qa->get_fraction() === null ? 0 : round($qa->get_fraction(), 7),
            'state' => (string)$qa->get_state(),
            'feedback' => array_values(array_filter(array_map(fn($text) => trim(preg_replace('/\s+/', ' ', html_entity_decode(strip_tags($text)))), $said)))];
    }
}
file_put_contents("$dir/moodle.json", json_encode($scores, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES));

// ── Moodle's own report, downloaded ──
\core\session\manager::set_user(get_admin());
$USER->timezone = 'Europe/Berlin';
$_GET = ['id' => $quiz->cmid, 'mode' => 'responses', 'attempts' => 'enrolled_with', 'qtext' => 1, 'resp' => 1, 'right' => 1, 'download' => 'csv',
    'onlygraded' => 0, 'states' => 'inprogress-overdue-finished-abandoned', 'pagesize' => 30];
$cm = get_coursemodule_from_instance('quiz', $quiz->id, $course->id, false, MUST_EXIST);
$PAGE = new moodle_page();
$PAGE->set_cm($cm);
$PAGE->set_url('/mod/quiz/report.php', ['id' => $cm->id, 'mode' => 'responses']);
(new quiz_responses_report())->display($DB->get_record('quiz', ['id' => $quiz->id]), $cm, $course);
