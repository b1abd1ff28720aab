/** A fixture for each finding about guards and about how states and transitions are put together. */
import { brightWith, type Case, guarded, PLAYER_HAS } from './finding-case.ts';
import { edited, withStates } from './small-chart.ts';

export const GUARDS: readonly Case[] = [
  {
    finding: 'chart/guard-shape [light-up]',
    text: edited(`{ type: ${PLAYER_HAS} }`, '¶{ type: all, guard: { type: has audience } }'),
  },
  {
    finding: 'chart/guard-shape [light-up]',
    text: guarded(`player has, ¶state: dark, params: { item: oil }`),
  },
  {
    finding: 'chart/needs-event [burn-down]',
    text: edited(
      'meta: { uid: burn-down }',
      'actions: [{ type: ¶greet }]\n          meta: { uid: burn-down }',
    ),
    says: '"greet" is about a player',
  },
  {
    finding: 'chart/needs-event [light-up]',
    text: guarded('¶listener is, params: { keeper: archon }'),
    fix: 'it can be where one of these is handled: player talked, player asked, player gave, player gestured',
  },
  {
    finding: 'chart/needs-event [light-up]',
    text: guarded('¶thing is, params: { item: oil }'),
  },
];

export const STRUCTURE: readonly Case[] = [
  {
    finding: 'chart/missing-uid',
    text: edited('meta: { uid: lamp }\n', '').replace('id: lamp', '¶id: lamp'),
  },
  {
    finding: 'chart/missing-uid [lamp]',
    text: edited('  dark:\n    meta: { uid: dark }\n', '  ¶dark:\n'),
  },
  {
    finding: 'chart/missing-uid [bright]',
    text: edited('target: { state: dark }\n          meta: { uid: burn-down }', '¶target: { state: dark }'),
  },
  { finding: 'chart/missing-uid [lamp]', text: withStates('¶closed:'), fix: 'add meta: { uid: closed }' },
  {
    finding: 'chart/duplicate-uid [dark]',
    text: edited('{ uid: bright }', '{ uid: ¶dark }'),
    says: 'the uid "dark" is already that of line 13',
  },
  {
    finding: 'chart/duplicate-id [inner]',
    text: withStates(
      'room:\n  meta: { uid: room }\n  initial: dark\n  states:\n    ¶dark: { meta: { uid: inner } }\n',
    ),
    fix: 'give it an id of its own, as in "id: room_dark"',
  },
  {
    finding: 'chart/unknown-state [light-up]',
    text: edited('{ state: bright }', '{ state: ¶brigth }'),
    fix: 'did you mean "bright"?',
  },
  {
    finding: 'chart/unknown-state [light-up]',
    text: edited(`{ type: ${PLAYER_HAS} }`, '{ type: in, state: ¶darkk }'),
  },
  { finding: 'chart/unknown-state [lamp]', text: edited('initial: dark', 'initial: ¶darc') },
  {
    finding: 'chart/missing-initial [lamp]',
    text: edited('initial: dark\n', '').replace('states:', '¶states:'),
    fix: 'add initial: dark',
  },
  { finding: 'chart/state-shape [bright]', text: brightWith('¶initial: dark\n') },
  { finding: 'chart/state-shape [both]', text: withStates('¶both: { type: parallel, meta: { uid: both } }') },
  {
    finding: 'chart/history-target [before]',
    text: withStates('¶before: { type: history, meta: { uid: before } }'),
    fix: 'add target: { state: dark }',
  },
  {
    finding: 'chart/history-outside [before]',
    text: withStates('before: { type: history, target: ¶{ state: lamp }, meta: { uid: before } }'),
  },
  {
    finding: 'chart/target-region [cross]',
    text: withStates(`both:
  type: parallel
  meta: { uid: both }
  states:
    left:
      meta: { uid: left }
      always:
        - target: { state: ¶right }
          meta: { uid: cross }
    right: { meta: { uid: right } }
`),
  },
  {
    finding: 'chart/target-conflict [light-up]',
    text: edited('{ state: bright }', '{ states: [bright, ¶dark] }'),
  },
  { finding: 'chart/delay [bright]', text: edited('30s:', '¶30 sec:') },
  {
    finding: 'chart/final-leaves [bright]',
    text: brightWith('type: final\n').replace('    after:', '    ¶after:'),
  },
  {
    finding: 'chart/always-loop [flare]',
    text: brightWith('always:\n  - ¶target: { state: bright }\n    meta: { uid: flare }\n'),
  },
  {
    finding: 'chart/always-loop [glow]',
    text: brightWith(
      'entry: [{ type: raise, params: { event: glow } }]\non:\n  glow:\n    - ¶target: { state: bright }\n      reenter: true\n      meta: { uid: glow }\n',
    ),
    says: 'again at once',
  },
  {
    finding: 'chart/always-loop [tick]',
    text: brightWith(`on:
  tick:
    - ¶actions: [{ type: raise, params: { event: tock } }]
      meta: { uid: tick }
  tock:
    - actions: [{ type: raise, params: { event: tick } }]
      meta: { uid: tock }
`),
    says: '"tick", "tock" follow each other',
  },
  {
    finding: 'chart/always-loop [anew]',
    text: withStates(
      `round:
  meta: { uid: round }
  initial: end
  onDone:
    - ¶target: { state: round }
      reenter: true
      meta: { uid: anew }
  states:
    end: { type: final, meta: { uid: end } }
`,
      edited('- target: { state: dark }', '- target: { state: round }'),
    ),
  },
];
