/** What writers do on purpose, and no check should speak up about. */
import { expect, it } from 'vitest';
import { edited, LAMP, read, shortChartFinding, TALK, withStates } from './small-chart.ts';

const AFTER =
  '    after:\n      30s:\n        - target: { state: dark }\n          meta: { uid: burn-down }\n';
/** The lamp with another state `bright`, from its second line on. */
const bright = (lines: string): string => edited(AFTER, lines.replace(/^(?=.)/gm, '    '));

const SENSIBLE: Readonly<Record<string, string>> = {
  'a region that waits for another': withStates(
    `both:
  type: parallel
  meta: { uid: both }
  onDone: [{ target: { state: dark }, meta: { uid: both-done } }]
  states:
    left:
      meta: { uid: left }
      initial: waiting
      states:
        waiting:
          meta: { uid: waiting }
          always: [{ guard: { type: in, state: ready }, target: { state: left_end }, meta: { uid: joined } }]
        left_end: { type: final, meta: { uid: left-end } }
    right:
      meta: { uid: right }
      initial: working
      states:
        working:
          meta: { uid: working }
          after: { 5s: [{ target: { state: ready }, meta: { uid: work } }] }
        ready:
          meta: { uid: ready }
          after: { 5s: [{ target: { state: right_end }, meta: { uid: rest } }] }
        right_end: { type: final, meta: { uid: right-end } }
`,
    edited('- target: { state: dark }', '- target: { state: both }'),
  ),
  'asking again and again': bright(`after:
  5s:
    - guard: { type: time is, params: { phase: day } }
      target: { state: dark }
      meta: { uid: by-day }
    - target: { state: bright }
      reenter: true
      meta: { uid: wait-on }
`),
  'a timer that is set again': bright(`entry: [{ type: set timer, params: { name: oil, seconds: 9 } }]
on:
  timer oil:
    - guard: { type: carries, params: { item: oil } }
      target: { state: dark }
      meta: { uid: oiled }
    - actions: [{ type: set timer, params: { name: oil, seconds: 9 } }]
      meta: { uid: wait-on }
`),
  'either way': bright(`always:
  - guard: { type: remembers, params: { field: lit } }
    target: { state: dark }
    meta: { uid: if-lit }
  - guard: { type: not, guard: { type: remembers, params: { field: lit } } }
    target: { state: dark }
    meta: { uid: if-not }
`),
  'waiting for somebody, at some time only': bright(`on:
  player left:
    - guard: { type: time is, params: { phase: day } }
      target: { state: dark }
      meta: { uid: alone }
`),
  'a chance besides what else may happen': bright(`after:
  5s:
    - guard: { type: chance, params: { percent: 10 } }
      target: { state: dark }
      meta: { uid: gust }
on:
  player left:
    - target: { state: dark }
      meta: { uid: alone }
`),
  'counting by events of its own': bright(`entry: [{ type: raise, params: { event: glow } }]
on:
  glow:
    - guard: { type: counted at least, params: { field: visits, count: 3 } }
      target: { state: dark }
      meta: { uid: enough }
    - actions: [{ type: add, params: { field: visits, by: 1 } }]
      meta: { uid: once-more }
after:
  5s:
    - target: { state: bright }
      reenter: true
      meta: { uid: again }
`),
  'an event of its own that leads on': bright(`entry: [{ type: raise, params: { event: glow } }]
on:
  glow:
    - target: { state: dark }
      meta: { uid: glowed }
`),
  'an end of one region, and a state to stay in beside it': withStates(
    `both:
  type: parallel
  meta: { uid: both }
  states:
    left:
      meta: { uid: left }
      initial: left_end
      states:
        left_end: { type: final, meta: { uid: left-end } }
    right: { meta: { uid: right } }
`,
    edited('- target: { state: dark }', '- target: { state: both }'),
  ),
  'a dialogue that waits a while for a choice offered before': edited(
    'target: { state: over }',
    'target: { state: pause }',
    TALK,
  )
    .replace(
      '      chose more:',
      '      player said:\n        - target: { state: pause }\n          meta: { uid: aside }\n      chose more:',
    )
    .replace(
      '  over: {',
      '  pause:\n    meta: { uid: pause }\n    on:\n      chose more:\n        - target: { state: over }\n          meta: { uid: so-be-it }\n  over: {',
    ),
  'a dialogue of questions that any words answer': edited(
    '{ type: say, params',
    '{ type: ask, params',
    TALK,
  ).replace(
    '      chose more:',
    '      player answered:\n        - target: { state: over }\n          meta: { uid: answered }\n      chose more:',
  ),
  'other states hear what the chart lets pass elsewhere': LAMP.replace(
    '    after:',
    '    on:\n      player talked:\n        - target: { state: dark }\n          meta: { uid: talk }\n    after:',
  ),
};

it.each(Object.entries(SENSIBLE))('[CH18] %s', (_, text) => {
  expect(read(text).findings.map(shortChartFinding)).toEqual([]);
});
