/** The vocabulary of charts: what it says of itself, what answers its guards, and the pages that are made from it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vocabularyPage, withVocabulary } from '../../src/content/chart/vocabulary-page.ts';
import type { DoorFact, Entity, ItemFact, PlayerFact } from '../../src/domain/entity.ts';
import type { RuleContext } from '../../src/domain/rule.ts';
import { newDialogue, newQuest } from '../../src/domain/story.ts';
import { ACTION_RULES } from '../../src/domain/vocabulary/action-rules.ts';
import { ACTIONS, type ActionName, type ActionParams } from '../../src/domain/vocabulary/actions.ts';
import { EVENTS } from '../../src/domain/vocabulary/events.ts';
import { GUARD_RULES } from '../../src/domain/vocabulary/guard-rules.ts';
import { GUARDS, type GuardName, type GuardParams } from '../../src/domain/vocabulary/guards.ts';
import type { Moment } from '../../src/domain/vocabulary/moment.ts';
import { PARAM_KINDS } from '../../src/domain/vocabulary/param-type.ts';
import { namesIn, sentenceForm } from '../../src/domain/vocabulary/sentence-form.ts';
import { VOCABULARIES } from '../../src/domain/vocabulary/vocabularies.ts';
import type { EntityId, PlayerId, RoomId } from '../../src/kernel/ids.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';
import { aKeeper, anItem, aPlayer, aRealm, factsOf, ruleContext } from '../support/some-facts.ts';

describe.each(Object.entries(VOCABULARIES))('the vocabulary %s', (_, vocabulary) => {
  const { guards, actions, events, always, expected } = vocabulary;
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
      const able = Object.values(events).some(({ carries }) =>
        needs.every((need) => carries.includes(need) || always.includes(need)),
      );
      expect([name, able]).toEqual([name, true]);
    }
    for (const [name, { setBy }] of Object.entries(events))
      expect([name, setBy === undefined || setBy in actions]).toEqual([name, true]);
    expect(expected.filter((name) => !(name in events))).toEqual([]);
  });

  it('[CH8] names are words', () => {
    for (const name of [guards, actions, events].flatMap(Object.keys))
      expect(name).toMatch(/^[a-z]+(?: [a-z]+)*$/);
  });
});

it('[CH8] every entry has its rule and stands in some vocabulary', () => {
  expect(Object.keys(GUARD_RULES).sort()).toEqual(Object.keys(GUARDS).sort());
  expect(Object.keys(ACTION_RULES).sort()).toEqual(Object.keys(ACTIONS).sort());
  const inUse = (part: 'guards' | 'actions' | 'events') =>
    [...new Set(Object.values(VOCABULARIES).flatMap((vocabulary) => Object.keys(vocabulary[part])))].sort();
  expect(inUse('guards')).toEqual(Object.keys(GUARDS).sort());
  expect(inUse('actions')).toEqual(Object.keys(ACTIONS).sort());
  expect(inUse('events')).toEqual(Object.keys(EVENTS).sort());
});

it('[CH8] bindings that lack a name or take other parameters do not compile', () => {
  // @ts-expect-error: guards are missing
  ({}) satisfies Record<GuardName, unknown>;
  // @ts-expect-error: no such action
  'sing' satisfies ActionName;
  // @ts-expect-error: no number
  ({ item: 7 }) satisfies GuardParams<'player has'>;
  // @ts-expect-error: no phase of the day
  ({ phase: 'noon' }) satisfies GuardParams<'time is'>;
  ({ name: 'tea', seconds: 30 }) satisfies ActionParams<'set timer'>;
  ({ name: 'tea', seconds: 30, up_to: 40 }) satisfies ActionParams<'set timer'>;
  // @ts-expect-error: not optional
  ({ name: 'tea' }) satisfies ActionParams<'set timer'>;
});

it('[CH8] sentences fill in parameters, and drop what a left out one would fill', () => {
  const label = 'waits {seconds}[ to {up_to}] seconds';
  expect(sentenceForm(label, { seconds: 3 })).toBe('waits 3 seconds');
  expect(sentenceForm(label, { seconds: 3, up_to: 9 })).toBe('waits 3 to 9 seconds');
});

it('[CH8] docs/vocabulary.md is what the registry says', async () => {
  await expect(vocabularyPage()).toMatchFileSnapshot('../../docs/vocabulary.md');
});

it('[CH8] the words at the end of docs/content-format.md are what the registry says', async () => {
  const page = readFileSync(new URL('../../docs/content-format.md', import.meta.url), 'utf8');
  await expect(withVocabulary(page)).toMatchFileSnapshot('../../docs/content-format.md');
});

const WARDEN = 'keeper:warden' as EntityId;
const WALKER = 'keeper:walker' as EntityId;
const ADA = 'player:ada' as PlayerId;
const SQUARE = 'room:square' as RoomId;
const DOOR: DoorFact = {
  id: 'door:quay/up' as EntityId,
  kind: 'door',
  place: 'room:quay' as RoomId,
  direction: 'up',
  state: 'open',
};

/** At 7 in the morning, a minute of the story a second. */
const context = ({ tick = 0, more = [] }: { tick?: number; more?: readonly Entity[] } = {}): RuleContext =>
  ruleContext({
    tick,
    facts: factsOf([
      aRealm(),
      aKeeper(),
      aKeeper({ id: WALKER, spec: 'walker', place: SQUARE }),
      anItem(),
      anItem({ id: 'item:isle/brass_key/1' as EntityId, spec: 'brass_key', place: WARDEN }),
      ...more,
    ]),
  });

const moment = (more: Partial<Moment> = {}): Moment => ({
  self: WARDEN,
  keeper: WARDEN,
  memory: {},
  ...more,
});

function answer<Name extends GuardName>(
  name: Name,
  params: GuardParams<Name>,
  { when = moment(), facts = context() }: { when?: Moment; facts?: RuleContext } = {},
): boolean {
  return GUARD_RULES[name](facts, when, params as never);
}

describe('guards', () => {
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
    const here = context({ more: [aKeeper({ id: WALKER, spec: 'walker' })] });
    expect(answer('is with', { keeper: 'walker' }, { facts: here })).toBe(true);
    expect(answer('keeper is at', { keeper: 'walker', location: 'square' })).toBe(true);
    expect(answer('keeper is at', { keeper: 'walker', location: 'quay' })).toBe(false);
    expect(answer('keeper is at', { keeper: 'shade', location: 'quay' })).toBe(false);
  });

  it('[CH9] are about where the player is', () => {
    expect(answer('player is here', {}, about({}))).toBe(true);
    expect(answer('player is here', {}, about({ present: false }))).toBe(false);
    expect(answer('player is here', {}, about({ place: SQUARE }))).toBe(false);
    expect(answer('player is at', { location: 'square' }, about({ place: SQUARE }))).toBe(true);
    expect(answer('player is at', { location: 'quay' }, about({ place: SQUARE }))).toBe(false);
  });

  it('[CH9] are about the player at hand', () => {
    expect(answer('met before', {}, about({ met: ['isle/warden'] }))).toBe(true);
    expect(answer('met before', {}, about({ met: ['deep/warden'] }))).toBe(false);
    expect(answer('player has flag', { flag: 'wet' }, about({ flags: ['wet'] }))).toBe(true);
    expect(answer('player has flag', { flag: 'wet' }, about({}))).toBe(false);
    expect(answer('player visited', { world: 'deep' }, about({ visitedPlaces: ['deep/hall'] }))).toBe(true);
    expect(answer('player visited', { world: 'deep' }, about({ visitedPlaces: ['isle/deep'] }))).toBe(false);
    expect(answer('player knows lore', { lore: 'old_shell' }, about({ lore: ['isle/old_shell'] }))).toBe(
      true,
    );
    expect(answer('player knows lore', { lore: 'old_shell' }, about({ lore: ['deep/old_shell'] }))).toBe(
      false,
    );
    const liked = { faction: 'wardens', standing: 'liked' } as const;
    expect(answer('standing at least', liked, about({ reputation: { wardens: 500 } }))).toBe(true);
    expect(answer('standing at least', liked, about({ reputation: { wardens: 199 } }))).toBe(false);
    expect(answer('level at least', { level: 2 }, about({ experience: 100 }))).toBe(true);
    expect(answer('level at least', { level: 2 }, about({ experience: 99 }))).toBe(false);
    expect(answer('player has tokens', { amount: 20 }, about({ tokens: 20 }))).toBe(true);
    expect(answer('player has tokens', { amount: 21 }, about({ tokens: 20 }))).toBe(false);
    const held = anItem({ id: 'item:isle/rope/1' as EntityId, spec: 'rope', place: ADA });
    expect(answer('player has', { item: 'rope' }, about({}, [held]))).toBe(true);
    expect(answer('player has', { item: 'shell' }, about({}, [held]))).toBe(false);
    const greeted = context({ more: [aKeeper({ greeted: [ADA] })] });
    expect(answer('greeted lately', {}, { when: moment({ player: ADA }), facts: greeted })).toBe(true);
    expect(answer('greeted lately', {}, { when: moment({ player: ADA }) })).toBe(false);
  });

  it('[CH9] are about how far the player is with a quest', () => {
    const quest = { quest: 'light', status: 'active' } as const;
    expect(answer('quest is', quest, about({}, [newQuest('light', ADA)]))).toBe(true);
    expect(
      answer('quest is', quest, about({}, [newDialogue('light', { keeper: WARDEN, player: ADA })])),
    ).toBe(false);
    const unknown = { quest: 'light', status: 'unknown' } as const;
    expect(answer('quest is', unknown, about({}))).toBe(true);
    expect(answer('quest is', unknown, { when: moment({ player: ADA }) })).toBe(false);
  });

  it('[CH9] are about what was asked and given, and to whom', () => {
    const words = moment({ words: ['the', 'Old', 'light?'] });
    expect(answer('asked about', { word: 'light' }, { when: words })).toBe(true);
    expect(answer('asked about', { word: 'old light' }, { when: words })).toBe(true);
    expect(answer('asked about', { word: 'lights' }, { when: words })).toBe(false);
    expect(answer('asked about', { word: '?' }, { when: words })).toBe(false);
    const given = moment({ item: anItem().id });
    expect(answer('thing is', { item: 'shell' }, { when: given })).toBe(true);
    expect(answer('thing is', { item: 'rope' }, { when: given })).toBe(false);
    const heard = moment({ listener: WALKER });
    expect(answer('listener is', { keeper: 'walker' }, { when: heard })).toBe(true);
    expect(answer('listener is', { keeper: 'warden' }, { when: heard })).toBe(false);
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
    const door = { location: 'quay', direction: 'up' } as const;
    expect(answer('door is open', door, { facts: context({ more: [DOOR] }) })).toBe(true);
    const shut = context({ more: [{ ...DOOR, state: 'closed' }] });
    expect(answer('door is open', door, { facts: shut })).toBe(false);
    expect(answer('door is open', { location: 'quay', direction: 'north' })).toBe(false);
  });

  it('[CH9] are about things that are open', () => {
    const chest = (lid: 'open' | 'closed', more: Partial<ItemFact> = {}) =>
      anItem({ id: 'item:isle/chest/1' as EntityId, spec: 'chest', lid, ...more });
    const ask = (thing: Entity, more: { when?: Moment; location?: string } = {}) =>
      answer(
        'item is open',
        { item: 'chest', ...(more.location === undefined ? {} : { location: more.location }) },
        { when: more.when ?? moment(), facts: context({ more: [aPlayer({ id: ADA }), thing] }) },
      );
    expect(ask(chest('open'))).toBe(true);
    expect(ask(chest('closed'))).toBe(false);
    expect(ask(chest('open', { spec: 'box' }))).toBe(false);
    // Where the warden is, whoever has it there; elsewhere only where that is what is asked.
    expect(ask(chest('open', { place: WARDEN }))).toBe(true);
    expect(ask(chest('open', { place: ADA }))).toBe(true);
    expect(ask(chest('open', { place: SQUARE }))).toBe(false);
    expect(ask(chest('open', { place: SQUARE }), { location: 'square' })).toBe(true);
    expect(ask(chest('open', { place: WALKER }), { location: 'square' })).toBe(true);
    expect(ask(chest('open'), { location: 'square' })).toBe(false);
    // Where nobody is at hand, anywhere.
    const nobody = moment({ self: 'world:storm' as EntityId, keeper: undefined });
    expect(ask(chest('open', { place: SQUARE }), { when: nobody })).toBe(true);
    expect(ask(chest('closed', { place: SQUARE }), { when: nobody })).toBe(false);
  });

  it('[CH9] are about things that are lit, by whose light nobody under a lid is reached', () => {
    const lamp = (more: Partial<ItemFact> = {}) =>
      anItem({
        id: 'item:isle/lamp/1' as EntityId,
        spec: 'lamp',
        flame: { state: 'lit', until: 'endless' },
        ...more,
      });
    const box = anItem({ id: 'item:isle/box/1' as EntityId, spec: 'box', lid: 'closed' });
    const ask = (...things: readonly Entity[]) =>
      answer('item is lit', { item: 'lamp' }, { when: moment({ player: ADA }), facts: ada(things) });
    const ada = (things: readonly Entity[]) =>
      context({ more: [aPlayer({ id: ADA, place: SQUARE }), ...things] });
    // Where the player at hand is, and not where the keeper is.
    expect(ask(lamp({ place: ADA }))).toBe(true);
    expect(ask(lamp({ place: SQUARE }))).toBe(true);
    expect(ask(lamp({ place: WARDEN }))).toBe(false);
    expect(ask(lamp({ place: ADA, flame: { state: 'out', fuel: 600 } }))).toBe(false);
    expect(ask({ ...box, place: SQUARE }, lamp({ place: box.id }))).toBe(false);
    expect(ask({ ...box, place: SQUARE, lid: 'open' }, lamp({ place: box.id }))).toBe(true);
    expect(
      answer('item is lit', { item: 'lamp', location: 'quay' }, { facts: ada([lamp({ place: WARDEN })]) }),
    ).toBe(true);
  });

  it('[CH9] are about things that are worn', () => {
    const coat = (more: Partial<ItemFact> = {}) =>
      anItem({ id: 'item:isle/coat/1' as EntityId, spec: 'coat', place: ADA, ...more });
    expect(answer('item is worn', { item: 'coat' }, about({}, [coat({ worn: true })]))).toBe(true);
    expect(answer('item is worn', { item: 'coat' }, about({}, [coat()]))).toBe(false);
    expect(answer('item is worn', { item: 'hat' }, about({}, [coat({ worn: true })]))).toBe(false);
    const other = 'player:bob' as PlayerId;
    const onBob = [aPlayer({ id: other }), coat({ place: other, worn: true })];
    expect(answer('item is worn', { item: 'coat' }, about({}, onBob))).toBe(false);
  });

  it('[CH9] are about the time', () => {
    expect(answer('time is', { phase: 'day' })).toBe(true);
    expect(answer('time is', { phase: 'night' })).toBe(false);
    expect(answer('hour is between', { from: 7, to: 8 })).toBe(true);
    expect(answer('hour is between', { from: 8, to: 9 })).toBe(false);
    expect(answer('hour is between', { from: 22, to: 8 })).toBe(true);
    expect(answer('hour is between', { from: 22, to: 7 })).toBe(false);
  });

  it('[CH9] are about the sky', () => {
    expect(answer('season is', { season: 'spring' })).toBe(true);
    expect(answer('season is', { season: 'winter' })).toBe(false);
    // High water was at midnight: seven hours on it is as low as it gets.
    expect(answer('tide is', { tide: 'low' })).toBe(true);
    expect(answer('tide is', { tide: 'high' })).toBe(false);
    const holding = (['clear', 'cloudy', 'rain', 'fog', 'storm'] as const).filter((weather) =>
      answer('weather is', { weather }),
    );
    expect(holding).toHaveLength(1);
  });

  it('[CH9] are about the calendar and what the realm remembers', () => {
    const facts = {
      ...context({ more: [aRealm({ flags: ['lamp_is_red'] })] }),
      universe: {
        ...SMALL_UNIVERSE,
        calendar: {
          months: [{ id: 'thaw', name: 'thaw', days: 112 }],
          weekdays: [{ id: 'moonday', name: 'moonday' }],
          holidays: [
            { id: 'lamp_night', name: 'lamp', on: { type: 'date', month: 'thaw', day: 1 }, worlds: ['isle'] },
            { id: 'deep_night', name: 'deep', on: { type: 'date', month: 'thaw', day: 1 }, worlds: ['deep'] },
          ],
        },
      },
    } as const;
    expect(answer('weekday is', { weekday: 'moonday' }, { facts })).toBe(true);
    expect(answer('date is', { month: 'thaw', day: 1 }, { facts })).toBe(true);
    expect(answer('date is', { month: 'thaw', day: 2 }, { facts })).toBe(false);
    expect(answer('holiday is', { holiday: 'lamp_night' }, { facts })).toBe(true);
    expect(answer('holiday is', { holiday: 'deep_night' }, { facts })).toBe(false);
    expect(answer('realm has flag', { flag: 'lamp_is_red' }, { facts })).toBe(true);
    expect(answer('realm has flag', { flag: 'lamp_is_out' }, { facts })).toBe(false);
    expect(answer('player met', { keeper: 'warden' }, about({ met: ['isle/warden'] }))).toBe(true);
    expect(answer('player met', { keeper: 'warden' }, about({ met: ['deep/warden'] }))).toBe(false);
    const seen = about({ visitedPlaces: ['isle/quay'] });
    expect(answer('player has been to', { location: 'quay' }, seen)).toBe(true);
    expect(answer('player has been to', { location: 'tower' }, seen)).toBe(false);
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
    const nobody = moment({ self: 'world:storm' as EntityId, keeper: undefined });
    const ghosts: readonly Moment[] = [
      nobody,
      { ...nobody, keeper: 'keeper:nobody' as EntityId, player: ADA, item: 'item:none' as EntityId },
    ];
    const params = {
      keeper: 'nobody',
      location: 'nowhere',
      flag: 'wet',
      world: 'deep',
      faction: 'wardens',
      standing: 'despised',
      level: 1,
      word: 'light',
      direction: 'up',
      item: 'shell',
      amount: 1,
      quest: 'light',
      status: 'unknown',
      weekday: 'moonday',
      month: 'thaw',
      day: 1,
      holiday: 'lamp_night',
      field: 'visits',
      count: 0,
      text: '',
    };
    const always: readonly GuardName[] = [
      'time is',
      'hour is between',
      'season is',
      'weather is',
      'tide is',
      'chance',
    ];
    for (const name of Object.keys(GUARDS) as GuardName[]) {
      if (always.includes(name)) continue;
      for (const when of ghosts)
        expect([name, answer(name, params as never, { when })]).toEqual([name, false]);
    }
  });
});
