/** A fixture for each warning about one chart: what never happens, and what never ends. */
import { acting, brightWith, type Case, PLAYER_HAS } from './finding-case.ts';
import { edited, QUEST, TALK, withStates } from './small-chart.ts';

export const WARNINGS: readonly Case[] = [
  { finding: 'chart/unreachable [attic]', text: withStates('¶attic: { meta: { uid: attic } }') },
  {
    finding: 'chart/dead-end [bright]',
    text: withStates(
      'out: { type: final, meta: { uid: out } }',
      edited('- target: { state: dark }', '- actions: [{ type: idle }]')
        .replace('by: 1 } }]', 'by: 1 } }]\n          target: { state: out }')
        .replace('  bright:', '  ¶bright:'),
    ),
  },
  {
    finding: 'chart/shadowed [count]',
    text: edited(`guard: { type: ${PLAYER_HAS} }\n          `, '').replace(
      '- actions: [{ type: add',
      '- ¶actions: [{ type: add',
    ),
  },
  {
    finding: 'chart/same-guard [count]',
    text: edited(
      '- actions: [{ type: add',
      `- ¶guard: { type: ${PLAYER_HAS} }\n          actions: [{ type: add`,
    ),
  },
  {
    finding: 'chart/unhandled-event [lamp]',
    text: edited(', player gave]', ']').replace('vocabulary: ', 'vocabulary: ¶'),
    fix: 'handle it under `on`, or write ignore: [player gave] to let it pass',
  },
  {
    finding: 'chart/unhandled-event [light-up]',
    text: acting('{ type: ¶raise, params: { event: light } }'),
  },
  {
    finding: 'chart/event-never [dark]',
    text: edited('someone came:', '¶timer idle: []\n      someone came:'),
    fix: 'add { type: set idle timer }',
  },
  {
    finding: 'chart/done-never [end]',
    text: brightWith('onDone:\n  - ¶target: { state: dark }\n    meta: { uid: end }\n'),
  },
  {
    finding: 'chart/done-never [end]',
    text: withStates(
      `both:
  type: parallel
  meta: { uid: both }
  onDone:
    - ¶target: { state: dark }
      meta: { uid: end }
  states:
    left:
      meta: { uid: left }
      initial: over
      states:
        over: { type: final, meta: { uid: over } }
    right:
      meta: { uid: right }
      initial: on
      states:
        on: { meta: { uid: on } }
`,
      edited('- target: { state: dark }', '- target: { state: both }'),
    ),
    says: 'its region "right" has no end',
  },
  {
    finding: 'chart/no-fallback [if-oil]',
    text: brightWith(
      'always:\n  - ¶guard: { type: carries, params: { item: oil } }\n    target: { state: dark }\n    meta: { uid: if-oil }\n',
    ).replace(/ {4}after:\n.*\n.*\n.*\n$/, ''),
    fix: 'add a last transition without a guard',
  },
  {
    finding: 'chart/no-fallback [burn-down]',
    text: edited(
      '- target: { state: dark }',
      '- ¶guard: { type: time is, params: { phase: day } }\n          target: { state: dark }',
    ),
    says: 'nothing ever leads on from "bright"',
  },
  {
    finding: 'chart/no-fallback [burn-on]',
    text: edited(
      '    after:\n      30s:\n        - target: { state: dark }\n          meta: { uid: burn-down }',
      `    entry: [{ type: set timer, params: { name: oil, seconds: 9 } }]
    on:
      timer oil:
        - ¶guard: { type: carries, params: { item: oil } }
          target: { state: dark }
          meta: { uid: burn-on }`,
    ),
  },
  {
    finding: 'chart/no-fallback [if-day]',
    text: withStates(
      `watch:
  meta: { uid: watch }
  initial: end
  onDone:
    - ¶guard: { type: time is, params: { phase: day } }
      target: { state: dark }
      meta: { uid: if-day }
  states:
    end: { type: final, meta: { uid: end } }
`,
      edited('- target: { state: dark }', '- target: { state: watch }'),
    ),
  },
  {
    finding: 'chart/no-reenter [flicker]',
    text: edited(
      '      30s:',
      '      1m:\n        - ¶target: { state: bright }\n          meta: { uid: flicker }\n      30s:',
    ),
  },
  {
    finding: 'chart/same-delay [bright]',
    text: edited('      30s:', '      1m: []\n      ¶60s: []\n      30s:'),
    fix: 'put both lists under "1m"',
  },
  {
    finding: 'chart/ignored-and-handled [dark]',
    text: edited('    on:\n', '    ignore: [¶someone came]\n    on:\n'),
    says: 'handled here all the same, by "dark"',
  },
  {
    finding: 'chart/ignored-and-handled [lamp]',
    text: edited('player gave]', 'player gave, ¶player talked]'),
    fix: 'leave it out',
  },
  {
    finding: 'chart/same-choice [asking]',
    text: edited(
      '      - { type: offer, params: { choice: enough',
      '      - { type: offer, params: { choice: ¶more, line: More. } }\n      - { type: offer, params: { choice: enough',
      TALK,
    ),
  },
  {
    finding: 'chart/too-many-choices [asking]',
    text: edited(
      '      - { type: offer, params: { choice: enough, line: "No." } }\n',
      `${'12345678'.replace(/./g, '      - { type: offer, params: { choice: no $&, line: "No." } }\n')}      - { type: offer, params: { choice: ¶enough, line: "No." } }\n`,
      TALK,
    ),
    says: 'no more than 9 choices',
  },
  {
    finding: 'chart/unhandled-event [asking]',
    text: edited(
      '{ type: offer, params: { choice: enough',
      '{ type: offer, params: { choice: less, line: Less. } }\n      - { type: offer, params: { choice: enough',
      TALK,
    ).replace('{ type: offer, params: { choice: less', '{ type: ¶offer, params: { choice: less'),
    says: 'no state hears "chose less"',
  },
  {
    finding: 'chart/unhandled-event [lamp]',
    text: edited('{ type: say, params', '{ type: ask, params', TALK).replace('vocabulary: ', 'vocabulary: ¶'),
    says: 'no state hears "player answered"',
  },
  {
    finding: 'chart/event-never [asking]',
    text: edited('      chose more:', '      ¶player answered: []\n      chose more:', TALK),
    fix: 'add { type: ask }',
  },
  {
    finding: 'chart/dialogue-stuck [silent]',
    text: edited('target: { state: over }', 'target: { state: silent }', TALK).replace(
      '  over: { type: final, meta: { uid: over } }',
      '  ¶silent: { meta: { uid: silent } }',
    ),
    says: 'nothing is offered, and nothing happens',
  },
  {
    finding: 'chart/dialogue-stuck [again]',
    text: edited('target: { state: over }', 'target: { state: again }', TALK).replace(
      '  over: {',
      '  ¶again:\n    meta: { uid: again }\n    on:\n      chose enough:\n        - target: { state: over }\n          meta: { uid: at-last }\n  over: {',
    ),
    says: 'it waits for "chose enough", and nothing on the way here offers that',
  },
  {
    finding: 'chart/no-title [lamp]',
    text: edited('{ uid: lamp, title: Light for the quay }', '¶{ uid: lamp }', QUEST),
  },
];
