/** Who reads what of an event: every role has its words, and a long run of the shipped worlds reads clean. */
import { describe, expect, it } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../../src/actors/universe/universe-options.ts';
import { createRenderer } from '../../src/adapters/prose/renderer.ts';
import { ScriptedCrowd } from '../../src/adapters/scripted/scripted-crowd.ts';
import type { Happening } from '../../src/domain/game-event.ts';
import type { Percept, PerceptParam } from '../../src/domain/percept.ts';
import { TELLING, TELLING_KEYS, witnesses } from '../../src/domain/witness.ts';
import type { WorldSpec } from '../../src/domain/world-spec.ts';
import type { EntityId, PlayerId, RoomId } from '../../src/kernel/ids.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';
import { aPlayer, aRealm, factsOf } from '../support/some-facts.ts';
import { shippedContent } from '../support/transcript.ts';

const { universe: spec, texts } = shippedContent();
const locales = Object.keys(texts);

const LINE_LENGTH_MAX = 2_000;
/** A key that no text was found for, an argument that nobody gave, or a sentence that was put together badly. */
const FAULT = /\[[a-z][\w.-]*\]|undefined|\S {2}\S|^ | $|\{|\}|\s[,.;!?](?:\s|$)/;
/** Texts that are laid out in columns. */
const LAID_OUT = ['help.self'];

function faultsOf(percept: Percept, locale: string): string[] {
  if (percept.kind === 'line' && LAID_OUT.includes(percept.key)) return [];
  const { lines } = createRenderer({ texts, locale }).render(percept);
  if (lines.length === 0) return [`nothing for ${JSON.stringify(percept)}`];
  return lines.filter((line) => FAULT.test(line) || line.length > LINE_LENGTH_MAX);
}

const PARAMS: Readonly<Record<string, PerceptParam>> = {
  actor: 'Alice',
  host: 'The Gilded Tavern',
  target: 'Bob',
  player: 'Alice',
  keeper: { text: 'vetrellis.keeper.archon.name' },
  line: { text: 'vetrellis.keeper.archon.greeting.first' },
  item: { item: 'old_logbook', world: 'vetrellis' },
  text: 'the light',
  amount: 3,
  percent: 110,
  realm: { text: 'meridian.name' },
  place: { text: 'vetrellis.location.harbor.name' },
  portal: 'none',
  faction: { text: 'faction.lamplighters' },
  standing: { text: 'standing.liked' },
  title: { text: 'vetrellis.item.old_logbook.the' },
  level: 2,
  count: 2,
  how: 'in',
  reason: 'shouting',
  seconds: 30,
  by: 'flame',
  holder: { item: 'old_logbook', world: 'vetrellis' },
  items: { list: [{ item: 'old_logbook', world: 'vetrellis' }] },
  skill: { text: 'skill.listening' },
  attribute: { text: 'attribute.strength' },
};

const ISLE = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;

describe('tellings', () => {
  const cases = locales.flatMap((locale) => TELLING_KEYS.map((key) => ({ locale, key })));

  it.each(cases)('[WT1] every role of every event has its words in $locale: $key', ({ locale, key }) => {
    const directions = /\.(?:left|arrived|opened|closed|locked|unlocked|relocked)\./.test(key)
      ? ['north', 'up', 'down', 'in', 'out']
      : ['north'];
    for (const direction of directions) {
      const percept: Percept = { kind: 'line', key, params: { ...PARAMS, direction }, style: 'action' };
      expect(faultsOf(percept, locale)).toEqual([]);
    }
  });

  it('[WT2] no event is told to nobody', () => {
    const silent = Object.entries(TELLING).filter(
      ([, { self, target, other }]) => !self && !target && !other,
    );
    expect(silent).toEqual([]);
  });
});

describe('what a story tells', () => {
  const ada = aPlayer();
  const bea = aPlayer({ id: 'player:bea' as PlayerId, name: 'Bea' });
  const cyd = aPlayer({ id: 'player:cyd' as PlayerId, name: 'Cyd', place: 'room:square' as RoomId });
  const asleep = aPlayer({ id: 'player:dov' as PlayerId, name: 'Dov', present: false });
  const facts = factsOf([aRealm(), ada, bea, cyd, asleep]);
  const told = (more: Partial<Happening>) =>
    witnesses(facts, { type: 'story.narrated', params: { line: { text: 'rain' } }, ...more }, ISLE).map(
      ({ player, percept }) => [player, percept.kind === 'line' ? percept.key : ''],
    );

  it('[WT5] is for one player, for a room, or for the whole realm, as it is written', () => {
    expect(told({ target: bea.id })).toEqual([[bea.id, 'rain']]);
    expect(told({ room: ada.place })).toEqual([
      [ada.id, 'rain'],
      [bea.id, 'rain'],
    ]);
    expect(told({ actor: 'world:storm' as EntityId })).toEqual([
      [ada.id, 'rain'],
      [bea.id, 'rain'],
      [cyd.id, 'rain'],
    ]);
  });
});

describe('a long run', () => {
  const options = {
    ...DEFAULT_OPTIONS,
    seed: 'a long run',
    realms: realmsOf(Object.keys(spec.worlds), 2),
    npcs: 24,
    reflectionInterval: 30,
  };
  const failures: string[] = [];
  const universe = Universe.begin({
    spec,
    options,
    onFailure: ({ where, error }) => failures.push(`${where}: ${error}`),
  });
  const crowd = new ScriptedCrowd({ universe, count: 16 });
  const percepts = new Map<string, Percept>();
  const told = new Set<string>();
  for (let tick = 1; tick <= 3_000; tick += 1) {
    const outcome = universe.step(crowd.inputs(tick));
    crowd.perceive(outcome);
    for (const { type } of outcome.events) told.add(type);
    for (const percept of outcome.outputs.flatMap((output) => output.percepts)) {
      percepts.set(JSON.stringify(percept), percept);
    }
  }

  it('[WT3] of 3,000 ticks with 16 players has no defect and tells of most kinds of events', () => {
    expect(failures).toEqual([]);
    expect([...told].filter((type) => Object.hasOwn(TELLING, type)).length).toBeGreaterThan(20);
    expect(percepts.size).toBeGreaterThan(1_000);
  });

  it.each(locales)('[WT4] reads in %s without holes, stray spaces or endless lines', (locale) => {
    const renderer = createRenderer({ texts, locale });
    const faults = [...percepts.values()].flatMap((percept) => {
      if (percept.kind === 'line' && LAID_OUT.includes(percept.key)) return [];
      const { lines } = renderer.render(percept);
      return lines.length === 0
        ? [`nothing for ${JSON.stringify(percept)}`]
        : lines.filter((line) => FAULT.test(line) || line.length > LINE_LENGTH_MAX);
    });
    expect(faults).toEqual([]);
  });
});
