/** The vocabulary of charts: what it says of itself, what answers its guards, and the page that is made from it. */
import { describe, expect, it } from 'vitest';
import { vocabularyPage } from '../../src/content/chart/vocabulary-page.ts';
import type { Entity, KeeperFact, PlayerFact } from '../../src/domain/entity.ts';
import { Facts } from '../../src/domain/facts.ts';
import type { RuleContext } from '../../src/domain/rule.ts';
import type { KeeperActionName, KeeperActionParams } from '../../src/domain/vocabulary/keeper-actions.ts';
import type { KeeperEventName } from '../../src/domain/vocabulary/keeper-events.ts';
import { KEEPER_GUARD_RULES, type KeeperMoment } from '../../src/domain/vocabulary/keeper-guard-rules.ts';
import type { KeeperGuardName, KeeperGuardParams } from '../../src/domain/vocabulary/keeper-guards.ts';
import { PARAM_KINDS } from '../../src/domain/vocabulary/param-type.ts';
import { namesIn, sentenceForm } from '../../src/domain/vocabulary/sentence-form.ts';
import { VOCABULARIES } from '../../src/domain/vocabulary/vocabularies.ts';
import type { EntityId, PlayerId, RealmId, RoomId } from '../../src/kernel/ids.ts';
import { openStream } from '../../src/kernel/random-stream.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';
import { anItem, aPlayer, aRealm } from '../support/some-facts.ts';

describe.each(Object.entries(VOCABULARIES))('the vocabulary %s', (_, { guards, actions, events }) => {
  const steps = [...Object.entries(guards), ...Object.entries(actions)];

  it('[CH8] labels mention each parameter, and no other', () => {
    for (const [name, { label, params }] of steps)
      expect([name, ...namesIn(label).sort()]).toEqual([name, ...Object.keys(params).sort()]);
  });

  it('[CH8] what an entry refers to is there', () => {
    const kinds: readonly string[] = PARAM_KINDS;
    for (const [name, { params, needs }] of steps) {
      for (const type of Object.values(params))
        expect([name, kinds.includes(type.type)]).toEqual([name, true]);
      const able = Object.values(events).some(({ carries }) => needs.every((need) => carries.includes(need)));
      expect([name, able]).toEqual([name, true]);
    }
    for (const [name, { setBy }] of Object.entries(events))
      expect([name, setBy === undefined || setBy in actions]).toEqual([name, true]);
  });

  it('[CH8] names are words', () => {
    for (const name of [guards, actions, events].flatMap(Object.keys))
      expect(name).toMatch(/^[a-z]+(?: [a-z]+)*$/);
  });
});

it('[CH8] every guard that counts as implemented is answered, and no other', () => {
  const implemented = Object.entries(VOCABULARIES['keeper']?.guards ?? {})
    .filter(([, entry]) => entry.implemented)
    .map(([name]) => name);
  expect(Object.keys(KEEPER_GUARD_RULES).sort()).toEqual(implemented.sort());
});

it('[CH8] bindings that lack a name, have a planned one or take other parameters do not compile', () => {
  // @ts-expect-error: guards are missing
  ({}) satisfies Record<KeeperGuardName, unknown>;
  // @ts-expect-error: planned, hence nothing to bind
  'say' satisfies KeeperActionName;
  // @ts-expect-error: planned, hence never heard
  'player left' satisfies KeeperEventName;
  // @ts-expect-error: no number
  ({ item: 7 }) satisfies KeeperGuardParams<'player has'>;
  // @ts-expect-error: no phase of the day
  ({ phase: 'noon' }) satisfies KeeperGuardParams<'time is'>;
  ({ name: 'tea', seconds: 30 }) satisfies KeeperActionParams<'set timer'>;
  ({ name: 'tea', seconds: 30, up_to: 40 }) satisfies KeeperActionParams<'set timer'>;
  // @ts-expect-error: not optional
  ({ name: 'tea' }) satisfies KeeperActionParams<'set timer'>;
});

it('[CH8] sentences fill in parameters, and drop what a left out one would fill', () => {
  const label = 'waits {seconds}[ to {up_to}] seconds';
  expect(sentenceForm(label, { seconds: 3 })).toBe('waits 3 seconds');
  expect(sentenceForm(label, { seconds: 3, up_to: 9 })).toBe('waits 3 to 9 seconds');
});

it('[CH8] docs/vocabulary.md is what the registry says', async () => {
  await expect(vocabularyPage()).toMatchFileSnapshot('../../docs/vocabulary.md');
});

const WARDEN = 'keeper:isle/warden' as EntityId;
const WALKER = 'keeper:isle/walker/1' as EntityId;
const ADA = 'player:ada' as PlayerId;
const QUAY = 'room:quay' as RoomId;

const keeper = (id: EntityId, spec: string, place: RoomId): KeeperFact => ({
  id,
  kind: 'keeper',
  spec,
  place,
  crowd: false,
});

/** At 7 in the morning, a minute of the story a second. */
function context({ tick = 0, more = [] }: { tick?: number; more?: readonly Entity[] } = {}): RuleContext {
  const facts = new Facts(aRealm().id);
  for (const fact of [
    aRealm(),
    keeper(WARDEN, 'warden', QUAY),
    keeper(WALKER, 'walker', 'room:square' as RoomId),
    anItem(),
    anItem({ id: 'item:isle/brass_key/1' as EntityId, spec: 'brass_key', place: WARDEN }),
    ...more,
  ])
    facts.put(fact);
  return {
    facts,
    universe: SMALL_UNIVERSE,
    world: SMALL_UNIVERSE.worlds['isle'] as RuleContext['world'],
    realm: 'isle' as RealmId,
    realms: [],
    settings: { clock: SMALL_UNIVERSE.clock, tickMs: 100 },
    tick,
    random: (entity, purpose) => openStream({ seed: 'guards', entity, purpose, tick }),
  };
}

const moment = (more: Partial<KeeperMoment> = {}): KeeperMoment => ({
  keeper: WARDEN,
  memory: {},
  greeted: [],
  ...more,
});

function answer<Name extends KeeperGuardName>(
  name: Name,
  params: KeeperGuardParams<Name>,
  { when = moment(), facts = context() }: { when?: KeeperMoment; facts?: RuleContext } = {},
): boolean {
  return KEEPER_GUARD_RULES[name](facts, when, params as never);
}

describe('guards of keepers', () => {
  const ada = (more: Partial<PlayerFact> = {}) => context({ more: [aPlayer({ id: ADA, ...more })] });
  const about = (more: Partial<PlayerFact>, extra: readonly Entity[] = []) => ({
    when: moment({ player: ADA }),
    facts: context({ more: [aPlayer({ id: ADA, ...more }), ...extra] }),
  });

  it('[CH9] are about who is there', () => {
    expect(answer('has audience', {})).toBe(false);
    expect(answer('has audience', {}, { facts: ada() })).toBe(true);
    expect(answer('has audience', {}, { facts: ada({ present: false }) })).toBe(false);
    expect(answer('is with', { keeper: 'walker' })).toBe(false);
    const here = context({ more: [keeper('keeper:isle/shade' as EntityId, 'shade', QUAY)] });
    expect(answer('is with', { keeper: 'shade' }, { facts: here })).toBe(true);
  });

  it('[CH9] are about the player at hand', () => {
    expect(answer('met before', {}, about({ met: ['isle/warden'] }))).toBe(true);
    expect(answer('met before', {}, about({ met: ['deep/warden'] }))).toBe(false);
    expect(answer('player has flag', { flag: 'wet' }, about({ flags: ['wet'] }))).toBe(true);
    expect(answer('player has flag', { flag: 'wet' }, about({}))).toBe(false);
    expect(answer('player visited', { world: 'deep' }, about({ visitedPlaces: ['deep/hall'] }))).toBe(true);
    expect(answer('player visited', { world: 'deep' }, about({ visitedPlaces: ['isle/deep'] }))).toBe(false);
    const liked = { faction: 'wardens', standing: 'liked' } as const;
    expect(answer('standing at least', liked, about({ reputation: { wardens: 500 } }))).toBe(true);
    expect(answer('standing at least', liked, about({ reputation: { wardens: 199 } }))).toBe(false);
    expect(answer('player has tokens', { amount: 20 }, about({ tokens: 20 }))).toBe(true);
    expect(answer('player has tokens', { amount: 21 }, about({ tokens: 20 }))).toBe(false);
    const held = anItem({ id: 'item:isle/rope/1' as EntityId, spec: 'rope', place: ADA });
    expect(answer('player has', { item: 'rope' }, about({}, [held]))).toBe(true);
    expect(answer('player has', { item: 'shell' }, about({}, [held]))).toBe(false);
    expect(answer('greeted lately', {}, { when: moment({ player: ADA, greeted: [ADA] }) })).toBe(true);
    expect(answer('greeted lately', {}, { when: moment({ player: ADA }) })).toBe(false);
  });

  it('[CH9] are about what was asked and given', () => {
    const words = moment({ words: ['the', 'Old', 'light?'] });
    expect(answer('asked about', { word: 'light' }, { when: words })).toBe(true);
    expect(answer('asked about', { word: 'old light' }, { when: words })).toBe(true);
    expect(answer('asked about', { word: 'lights' }, { when: words })).toBe(false);
    expect(answer('asked about', { word: '?' }, { when: words })).toBe(false);
    const given = moment({ item: anItem().id });
    expect(answer('was given', { item: 'shell' }, { when: given })).toBe(true);
    expect(answer('was given', { item: 'rope' }, { when: given })).toBe(false);
  });

  it('[CH9] are about places and things', () => {
    expect(answer('is at', { location: 'quay' })).toBe(true);
    expect(answer('is at', { location: 'tower' })).toBe(false);
    expect(answer('carries', { item: 'brass_key' })).toBe(true);
    expect(answer('carries', { item: 'shell' })).toBe(false);
    expect(answer('item is at', { item: 'shell', location: 'quay' })).toBe(true);
    expect(answer('item is at', { item: 'shell', location: 'square' })).toBe(false);
    expect(answer('is elsewhere', {})).toBe(false);
    // Noon is five hours on: at 60 world seconds a second, 3000 ticks.
    expect(answer('is elsewhere', {}, { facts: context({ tick: 3000 }) })).toBe(true);
    expect(answer('is elsewhere', {}, { when: moment({ keeper: WALKER }) })).toBe(false);
  });

  it('[CH9] are about the time', () => {
    expect(answer('time is', { phase: 'day' })).toBe(true);
    expect(answer('time is', { phase: 'night' })).toBe(false);
    expect(answer('hour is between', { from: 7, to: 8 })).toBe(true);
    expect(answer('hour is between', { from: 8, to: 9 })).toBe(false);
    expect(answer('hour is between', { from: 22, to: 8 })).toBe(true);
    expect(answer('hour is between', { from: 22, to: 7 })).toBe(false);
  });

  it('[CH9] are about what the chart remembers', () => {
    const when = moment({ memory: { visits: 3, lit: true, mood: 'sour' } });
    expect(answer('counted at least', { field: 'visits', count: 3 }, { when })).toBe(true);
    expect(answer('counted at least', { field: 'visits', count: 4 }, { when })).toBe(false);
    expect(answer('remembers', { field: 'lit' }, { when })).toBe(true);
    expect(answer('remembers', { field: 'visits' }, { when })).toBe(false);
    expect(answer('remembers text', { field: 'mood', text: 'sour' }, { when })).toBe(true);
    expect(answer('remembers text', { field: 'mood', text: 'sweet' }, { when })).toBe(false);
  });

  it('[CH9] chances are even, and one throw in a tick', () => {
    const ticks = Array.from({ length: 2000 }, (_, tick) => context({ tick }));
    const hits = (percent: number) => ticks.map((facts) => answer('chance', { percent }, { facts }));
    const thirty = hits(30);
    const count = thirty.filter(Boolean).length;
    expect(count).toBeGreaterThan(520);
    expect(count).toBeLessThan(680);
    expect(hits(30)).toEqual(thirty);
    expect(hits(60).every((hit, tick) => hit || !thirty[tick])).toBe(true);
  });

  it('[CH9] are false about what is not there', () => {
    const nobody = { when: moment({ keeper: 'keeper:isle/nobody' as EntityId, player: ADA }) };
    expect(answer('has audience', {}, nobody)).toBe(false);
    expect(answer('is at', { location: 'quay' }, nobody)).toBe(false);
    expect(answer('met before', {}, nobody)).toBe(false);
    expect(answer('player has', { item: 'shell' })).toBe(false);
    expect(answer('was given', { item: 'shell' })).toBe(false);
    expect(answer('asked about', { word: 'light' })).toBe(false);
    expect(answer('greeted lately', {})).toBe(false);
  });
});
