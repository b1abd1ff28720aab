/** A fixture for each finding about the file itself, and about names: the small chart with one mistake. */
import { acting, type Case, guarded } from './finding-case.ts';
import { edited, LAMP, QUEST } from './small-chart.ts';

export const YAML_AND_SCHEMA: readonly Case[] = [
  { finding: 'yaml/syntax', text: edited('version: 1', 'version: ¶1: 2') },
  {
    finding: 'schema/unknown-key [lamp]',
    text: edited('version: 1', '¶versoin: 1\nversion: 1'),
    fix: 'did you mean "version"?',
  },
  { finding: 'schema/type [lamp]', text: edited('version: 1', 'version: ¶one') },
  { finding: 'schema/type [light-up]', text: edited('target: { state: bright }', 'target: ¶bright') },
  { finding: 'schema/one-of [light-up]', text: edited('{ state: bright }', '¶{}') },
  { finding: 'schema/id [la.mp]', text: edited('{ uid: lamp }', '{ uid: ¶la.mp }') },
  { finding: 'link/file-name [lamp]', text: edited('id: lamp\nv', 'id: ¶lamb\nv') },
];

export const NAMES: readonly Case[] = [
  {
    finding: 'chart/unknown-vocabulary [lamp]',
    text: edited('vocabulary: keeper', 'vocabulary: ¶keper'),
    fix: 'did you mean "keeper"?',
  },
  {
    finding: 'chart/unknown-guard [light-up]',
    text: guarded('¶player hass, params: { item: lantern }'),
    fix: 'did you mean "player has"?',
  },
  {
    finding: 'chart/unknown-action [light-up]',
    text: acting('{ type: ¶great }'),
    fix: 'did you mean "greet"?',
  },
  {
    finding: 'chart/unknown-event [dark]',
    text: edited('someone came:', '¶someone cane:'),
    fix: 'did you mean "someone came"?',
  },
  {
    finding: 'chart/unknown-event [dark]',
    text: edited('someone came:', '¶timer tea:'),
    fix: 'set it: { type: set timer, params: { name: tea, seconds: 30 } }',
  },
  {
    finding: 'chart/event-name [dark]',
    text: edited('someone came:', '¶Someone.came:'),
    fix: 'write "someone came"',
  },
  {
    finding: 'chart/event-name [light-up]',
    text: acting('{ type: raise, params: { event: ¶someone came } }'),
  },
  {
    finding: 'chart/unknown-param [light-up]',
    text: guarded('player has, params: { ¶itm: lantern, item: oil }'),
    fix: 'did you mean "item"?',
  },
  {
    finding: 'chart/missing-param [light-up]',
    text: guarded('¶player has'),
    fix: 'add item: the id of an item',
  },
  { finding: 'chart/param-type [light-up]', text: guarded('player has, params: { item: ¶7 }') },
  {
    finding: 'chart/param-type [count]',
    text: edited('field: visits, by: 1', 'field: visits, by: ¶1.5'),
    says: '"by" should be a whole number from -1000000000 to 1000000000',
  },
  { finding: 'chart/param-type [count]', text: edited('field: visits, by', 'field: ¶lit, by') },
  {
    finding: 'chart/param-type [light-up]',
    text: acting('{ type: set, params: { field: lit, value: ¶yes } }'),
    says: '"value" should be true or false, as "lit" is',
  },
  {
    finding: 'chart/param-type [light-up]',
    text: guarded('time is, params: { phase: ¶nihgt }'),
    fix: 'did you mean "night"?',
  },
  {
    finding: 'chart/param-type [light-up]',
    text: guarded('standing at least, params: { faction: wardens, standing: ¶like }'),
    fix: 'did you mean "liked"?',
  },
  {
    finding: 'chart/unknown-objective [seeking]',
    text: edited(
      'entry: [',
      'entry: [{ type: objective, params: { name: lamp, line: Light it. } }, { type: hint, params: { name: ¶lamb, line: Oil. } }, ',
      QUEST,
    ),
    fix: 'did you mean "lamp"?',
  },
  {
    finding: 'chart/unknown-field [count]',
    text: edited('field: visits', 'field: ¶vists'),
    fix: 'did you mean "visits"?',
  },
  { finding: 'chart/context-default [lamp]', text: edited('default: 0', 'default: ¶zero') },
  {
    finding: 'link/unknown-item [light-up]',
    text: guarded('player has, params: { item: ¶lantren }'),
    fix: 'did you mean "lantern"?',
  },
  { finding: 'link/unknown-location [light-up]', text: guarded('is at, params: { location: ¶towr }') },
  { finding: 'link/unknown-keeper [light-up]', text: guarded('is with, params: { keeper: ¶archo }') },
  { finding: 'link/unknown-world [light-up]', text: guarded('player visited, params: { world: ¶isel }') },
  {
    finding: 'link/unknown-faction [light-up]',
    text: guarded('standing at least, params: { faction: ¶warden, standing: liked }'),
  },
  {
    finding: 'link/unknown-flag [light-up]',
    text: guarded('player has flag, params: { flag: ¶met_arcon }'),
    fix: 'did you mean "met_archon"?',
  },
  {
    finding: 'link/unknown-quest [light-up]',
    text: acting('{ type: start quest, params: { quest: ¶erand } }'),
  },
  {
    finding: 'link/unknown-skill [light-up]',
    text: guarded('skill at least, params: { skill: ¶seamanshp, level: 2 }'),
    fix: 'did you mean "seamanship"?',
  },
  {
    finding: 'link/unknown-lore [light-up]',
    text: acting('{ type: learn lore, params: { lore: ¶old_tail } }'),
    fix: 'did you mean "old_tale"?',
  },
  {
    finding: 'link/unknown-world-event [light-up]',
    text: guarded('event is on, params: { event: ¶strom }'),
    fix: 'did you mean "storm"?',
  },
  {
    finding: 'link/unknown-attribute [light-up]',
    text: guarded('attribute at least, params: { attribute: ¶wit, amount: 6 }'),
  },
  {
    finding: 'link/unknown-dialogue [light-up]',
    text: acting('{ type: start dialogue, params: { dialogue: ¶gosip } }'),
    fix: 'did you mean "gossip"?',
  },
  ...[
    ['season is', 'season', 'sumer', 'summer'],
    ['weather is', 'weather', 'stom', 'storm'],
    ['tide is', 'tide', 'hihg', 'high'],
    ['quest is, params: { quest: errand }', 'status', 'actve', 'active'],
    ['door is open, params: { location: quay }', 'direction', 'nort', 'north'],
  ].map(([guard = '', param = '', wrong = '', right]) => ({
    finding: 'chart/param-type [light-up]',
    text: guarded(
      guard.includes('{')
        ? guard.replace(' }', `, ${param}: ¶${wrong} }`)
        : `${guard}, params: { ${param}: ¶${wrong} }`,
    ),
    fix: `did you mean "${right}"?`,
  })),
  {
    finding: 'chart/param-type [light-up]',
    text: acting('{ type: emit to realm, params: { message: ¶Lamp.lit } }'),
    says: 'lower-case words and digits',
  },
  {
    finding: 'chart/param-type [light-up]',
    text: acting('{ type: offer, params: { choice: ¶Stay here!, line: Stay. } }'),
  },
  {
    finding: 'chart/unknown-action [light-up]',
    text: acting('{ type: ¶note, params: { line: A lamp. } }'),
    fix: 'only charts with vocabulary quest have it',
  },
  {
    finding: 'chart/unknown-event [dark]',
    text: edited('someone came:', '¶player came:'),
    fix: 'only charts with vocabulary quest or world have it',
  },
  {
    finding: 'chart/unknown-event [dark]',
    text: edited('someone came:', '¶chose tea:'),
    fix: 'offer it: { type: offer, params: { choice: tea, line: ... } }',
  },
  {
    finding: 'chart/event-name [light-up]',
    text: acting('{ type: raise, params: { event: ¶message light } }'),
  },
  { finding: 'chart/migration-from [lamp]', text: `${LAMP}migration: { from: ¶1 }\n` },
  {
    finding: 'chart/migration-uid [lamp]',
    text: edited('version: 1', 'version: 2').concat('migration: { from: 1, removed: { ¶dark: bright } }\n'),
    says: 'is still there',
  },
  {
    finding: 'chart/unknown-uid [lamp]',
    text: edited('version: 1', 'version: 2').concat('migration: { from: 1, rename: { dim: ¶drak } }\n'),
    fix: 'did you mean "dark"?',
  },
  {
    finding: 'number/order [light-up]',
    text: acting('{ type: set timer, params: { name: tea, seconds: 9, up_to: ¶3 } }'),
  },
];
