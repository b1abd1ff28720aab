/** A fixture for each finding about several charts: a small universe with one thing that does not fit together. */
import { replaceIn, type Sources } from '../small-universe.ts';
import { edited, LAMP, QUEST, STORM, TALK } from './small-chart.ts';

/** The text with a ¶ is where the finding is expected. */
type AcrossCase = { readonly finding: string; readonly sources: Sources; readonly fix?: string };

const ARCHON = 'worlds/vetrellis/characters/archon.yaml';
/** Archon is moved by the chart `lamp`. */
const AROUND = replaceIn(ARCHON, 'faction: realm_keepers', 'faction: realm_keepers\nchart: lamp');

const named = (id: string, text: string): Sources => ({
  [`charts/${id}.chart.yaml`]: text
    .replace('id: lamp', `id: ${id}`)
    .replace('oil', 'shell')
    .replace('item: oil', 'item: shell'),
});

/** The lamp, which does something more when somebody comes. */
const doing = (action: string, text = LAMP): Sources => ({
  'charts/lamp.chart.yaml': edited('{ type: greet }', action, text.replace('item: lantern', 'item: shell')),
});
/** The lamp, which hears something more while it is dark. */
const hearing = (event: string): Sources => ({
  'charts/lamp.chart.yaml': edited(
    '      someone came:',
    `      ${event}: []\n      someone came:`,
    LAMP.replace('item: lantern', 'item: shell'),
  ),
});

const starts = (kind: 'quest' | 'dialogue', id: string): Sources =>
  doing(`{ type: start ${kind}, params: { ${kind}: ${id} } }`);

const errand = (text = QUEST) => named('errand', text);

export const ACROSS: readonly AcrossCase[] = [
  {
    finding: 'chart/message-unheard [thunder]',
    sources: {
      ...AROUND,
      ...hearing('message rain'),
      ...named(
        'storm',
        edited(
          '{ type: narrate, params: { line: "Thunder." } }',
          '{ type: emit to realm, params: { message: ¶thunder } }, { type: emit across realms, params: { message: rain } }',
          STORM,
        ),
      ),
    },
    fix: 'handle "message thunder" under `on`',
  },
  {
    finding: 'chart/message-unheard [thunder]',
    sources: {
      ...AROUND,
      ...hearing('message shutters'),
      ...named(
        'storm',
        edited(
          '{ type: narrate, params: { line: "Thunder." } }',
          '{ type: send to keeper, params: { keeper: archon, message: ¶shuters } }, { type: emit to realm, params: { message: shutters } }',
          STORM,
        ),
      ),
    },
    fix: 'did you mean "shutters"?',
  },
  {
    finding: 'chart/message-unheard [light-up]',
    sources: {
      ...AROUND,
      ...doing(
        '{ type: start quest, params: { quest: errand } }, { type: advance quest, params: { quest: errand, message: ¶lit } }',
      ),
      ...errand(),
    },
  },
  {
    finding: 'chart/message-never [dark]',
    sources: { ...AROUND, ...hearing('¶message shutters') },
    fix: 'send it from another chart, or leave this out',
  },
  {
    finding: 'chart/message-never [seeking]',
    sources: {
      ...AROUND,
      ...starts('quest', 'errand'),
      ...errand(edited('      player took:', '      ¶message lit: []\n      player took:', QUEST)),
    },
  },
  {
    finding: 'chart/never-started [lamp]',
    sources: {
      ...AROUND,
      ...hearing('player left'),
      ...errand(edited('vocabulary: ', 'vocabulary: ¶', QUEST)),
    },
    fix: '{ type: start quest, params: { quest: errand } } in a chart, or start_quest: errand in a reply',
  },
  {
    finding: 'chart/never-started [lamp]',
    sources: {
      ...AROUND,
      ...hearing('player left'),
      ...named('gossip', edited('vocabulary: ', 'vocabulary: ¶', TALK)),
    },
    fix: '{ type: start dialogue, params: { dialogue: gossip } } in the chart of a keeper',
  },
  {
    finding: 'chart/unused [lamp]',
    sources: {
      ...AROUND,
      ...hearing('player left'),
      ...named(
        'lantern',
        edited('vocabulary: ', 'vocabulary: ¶', LAMP.replace('item: lantern', 'item: shell')),
      ),
    },
    fix: 'write chart: lantern into the file of a character',
  },
];

/** Everything fits: each kind of chart is used, and each message is sent and heard. */
export const FITTING: Sources = {
  ...AROUND,
  'charts/lamp.chart.yaml': edited(
    '      someone came:',
    `      message thunder:
        - actions: [{ type: idle }]
          meta: { uid: tremble }
      player talked:
        - actions:
            - { type: start dialogue, params: { dialogue: gossip } }
            - { type: start quest, params: { quest: errand } }
            - { type: advance quest, params: { quest: errand, message: lit } }
          meta: { uid: talk }
      someone came:`,
    LAMP.replace('item: lantern', 'item: shell').replace('player talked, ', ''),
  ),
  ...named('gossip', TALK),
  ...errand(
    edited(
      '      player took:',
      '      message lit:\n        - target: { state: done }\n          meta: { uid: was-lit }\n      player took:',
      QUEST,
    ),
  ),
  ...named(
    'storm',
    edited(
      '{ type: narrate, params: { line: "Thunder." } }',
      '{ type: emit to realm, params: { message: thunder } }',
      STORM,
    ),
  ),
};
