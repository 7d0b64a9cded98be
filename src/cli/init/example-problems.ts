// What `init` puts under problems/: two problems that show how one is written, and a set that hands both out.

/** A cell in place, a run, mistakes and a constraint: most of what problems are made of. */
export const runningAverage = String.raw`# One problem with most of what problems are made of. Change a line, save, and run: quizwright check
problem: running-average
title: A running average
parameters:                       # drawn anew for every student
  r: { choice: [1/4, 3/4] }
  start: { integer: [1, 6] }
  x: { integer: [-8, 8], size: 3 }
cell:                             # equations, worked out once for every entry of x
  inputs: [x]
  equations:
    a: (1 - r)*a_prev + r*x       # a_prev is the a of the row before
  names:
    a: 'a_t'
    x: 'x_t'
given: { a_prev: start }
run: { over: [x] }
mistakes:                         # the same problem with a line changed, solved again: nobody types a wrong answer either
  weights_swapped:
    equations: { a: r*a_prev + (1 - r)*x }
    says: 'The new number has the weight $r$, the old average $1 - r$.'
  start_forgotten:
    given: { a_prev: 0 }
    says: 'The average starts from the value that is given, not from 0.'
require:                          # a draw that fails a line is drawn again
  - distinct(x)
  - distinct(key, mistakes)       # each mistake shows: whoever makes it gets another answer
ask:
  kind: number
  key: a[end]
  text: 'What is $a_3$, exactly? A fraction is fine.'
text: |
  A running average takes in one number after another. It forgets a part of the past at every step:

  {{equations}}

  {{given}}
solution: |
  Work from the first number to the last.

  {{trace}}
`

/** No cell: a key is an expression of the parameters. */
export const averageSpeed = String.raw`# The shortest kind of problem: parameters, a key, a text. No cell, no run.
problem: average-speed
title: There and back
parameters:
  there: { integer: [10, 30], except: [20] }
  back: { integer: [10, 30], except: [20] }
let:
  speed: 2*there*back/(there + back)
mistakes:
  plain_mean:
    let: { speed: (there + back)/2 }
    says: 'The way back takes another time than the way there: divide the whole distance by the whole time.'
require:
  - abs(there - back) >= 4
ask:
  kind: number
  key: speed
  decimals: 2
  text: 'What is the average speed of the whole trip, in kilometres per hour?'
text: |
  Somebody cycles to the next town at {{there}} kilometres per hour, and comes back by the same road at {{back}}.
solution: |
  A road of $d$ kilometres takes $d/{{there}}$ hours one way and $d/{{back}}$ hours the other. The whole distance over the
  whole time is $v = {{tex "2*there*back/(there + back)"}} = {{speed}}$ kilometres per hour: $d$ does not matter.
`

export const firstWeek = String.raw`set: first-week
title: First week
text: |
  Every one of you has other numbers. Work them out, type your answers, and save them with the button at the end.
problems:
  - { problem: average-speed, points: 1, attempts: 2 }
  - { problem: running-average, points: 2, attempts: 2 }
`
