/** What each action of a chart does, and that it does nothing when what it needs is not there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/domain/conservation.ts';
import { RELOCK_TIMER } from '../../src/domain/door-change.ts';
import { CHOICES_MAX, type DoorFact, GREETED_MAX, NOTES_MAX } from '../../src/domain/entity.ts';
import { dialogueId, newDialogue, newQuest, newWorldStory, questId } from '../../src/domain/story.ts';
import { ACTIONS, type ActionName } from '../../src/domain/vocabulary/actions.ts';
import { CITIZEN_ACTIONS } from '../../src/domain/vocabulary/citizen-actions.ts';
import type { Moment } from '../../src/domain/vocabulary/moment.ts';
import type { WorldSpec } from '../../src/domain/world-spec.ts';
import type { EntityId, PlayerId, RoomId } from '../../src/kernel/ids.ts';
import {
  ADA,
  happened,
  isNothing,
  KEY,
  QUAY,
  QUEST_UNIVERSE,
  SHELL,
  SQUARE,
  type Stage,
  stage,
  WARDEN,
} from '../support/acting.ts';
import { aKeeper, anItem, aPlayer, aRealm } from '../support/some-facts.ts';

const STORM = newWorldStory('storm');
const LIGHT = newQuest('light', ADA);
const inQuest: Partial<Moment> = { self: LIGHT.id, keeper: undefined };
const away = aPlayer({ place: SQUARE });
const asleep = aPlayer({ present: false });
const walker = 'keeper:walker-00001' as EntityId;

describe('the realm', () => {
  it('[CN3] set realm flag and clear realm flag are about the realm as a whole', () => {
    const { act, facts } = stage();
    act('set realm flag', { flag: 'storm' });
    act('set realm flag', { flag: 'market' });
    expect(facts.realm().flags).toEqual(['market', 'storm']);
    expect(isNothing(act('set realm flag', { flag: 'storm' }))).toBe(true);
    act('clear realm flag', { flag: 'storm' });
    expect(facts.realm().flags).toEqual(['market']);
    expect(isNothing(act('clear realm flag', { flag: 'storm' }))).toBe(true);
  });
});

describe('events of the world', () => {
  it('[VO23] begin event and end event happen once each, and are told to nobody', () => {
    const { act, facts } = stage();
    expect(act('begin event', { event: 'storm' }).happenings).toEqual([
      { type: 'event.began', params: { event: 'storm' } },
    ]);
    expect(facts.realm().flags).toEqual(['event storm']);
    expect(isNothing(act('begin event', { event: 'storm' }))).toBe(true);
    expect(act('end event', { event: 'storm' }).happenings.map(({ type }) => type)).toEqual(['event.ended']);
    expect(isNothing(act('end event', { event: 'storm' }))).toBe(true);
    expect(facts.realm().flags).toEqual([]);
  });
});

describe('people', () => {
  it('[VO1] greet makes them acquainted', () => {
    const { act, facts } = stage();
    expect(act('greet', {}).happenings[0]?.params['line']).toEqual({
      text: 'isle.keeper.warden.greeting.first',
    });
    expect(facts.player(ADA)).toMatchObject({ met: ['isle/warden'], flags: ['met_warden'] });
    expect(act('greet', {}).happenings[0]?.params['line']).toEqual({
      text: 'isle.keeper.warden.greeting.again',
    });
  });

  it('[VO1] answer says what content has, and what comes of it comes', () => {
    const { act, facts } = stage();
    const answered = act('answer', {}, { words: ['the', 'Key?'] });
    expect(happened(answered)).toEqual(['keeper.said', 'keeper.gave', 'player.rewarded', 'player.esteemed']);
    expect(facts.item(KEY)?.place).toBe(ADA);
    expect(happened(act('answer', {}, { words: ['cheese'] }))).toEqual(['keeper.said']);
  });

  it('[VO1] thank makes of a gift what content has', () => {
    const { act, facts } = stage([anItem({ place: WARDEN })]);
    expect(happened(act('thank', {}, { item: SHELL }))).toEqual(['keeper.said', 'keeper.returned']);
    expect(facts.item(SHELL)?.place).toBe(ADA);
    expect(isNothing(act('thank', {}, { item: SHELL }))).toBe(true);
  });

  it('[VO2] greetings are remembered, the newest last and no more than so many, and forgotten', () => {
    const { act, facts } = stage();
    const greeted = () => facts.keeper(WARDEN)?.greeted ?? [];
    const guests = Array.from({ length: GREETED_MAX + 1 }, (_, index) => `player:${index}` as PlayerId);
    for (const player of guests) act('remember greeting', {}, { player });
    expect(greeted()).toEqual(guests.slice(1));
    act('remember greeting', {}, { player: guests[3] });
    expect(greeted().at(-1)).toBe(guests[3]);
    expect(greeted()).toHaveLength(GREETED_MAX);
    expect(isNothing(act('remember greeting', {}, { player: guests[3] }))).toBe(true);
    act('forget greetings', {});
    expect(greeted()).toEqual([]);
    expect(isNothing(act('forget greetings', {}))).toBe(true);
  });

  it('[VO3] small things are only done for somebody to see', () => {
    expect(happened(stage().act('idle', {}))).toEqual(['keeper.idled']);
    expect(stage().act('emote', { line: 'hums' }).happenings).toMatchObject([
      { type: 'keeper.idled', actor: WARDEN, room: QUAY, params: { line: { text: 'hums' } } },
    ]);
    for (const alone of [stage([away]), stage([asleep])]) {
      expect(isNothing(alone.act('idle', {}))).toBe(true);
      expect(isNothing(alone.act('emote', { line: 'hums' }))).toBe(true);
    }
  });

  it('[VO4] flags, reputation and experience of the player change', () => {
    const { act, facts } = stage();
    act('set flag', { flag: 'wet' });
    expect(facts.player(ADA)?.flags).toEqual(['wet']);
    expect(isNothing(act('set flag', { flag: 'wet' }))).toBe(true);
    act('clear flag', { flag: 'wet' });
    expect(facts.player(ADA)?.flags).toEqual([]);
    expect(isNothing(act('clear flag', { flag: 'wet' }))).toBe(true);
    expect(happened(act('adjust reputation', { faction: 'wardens', by: 300 }))).toEqual(['player.esteemed']);
    expect(facts.player(ADA)?.reputation).toEqual({ wardens: 300 });
    expect(happened(act('award experience', { amount: 99 }))).toEqual([]);
    expect(happened(act('award experience', { amount: 1 }))).toEqual(['player.advanced']);
    expect(facts.player(ADA)?.experience).toBe(100);
  });
});

describe('talk', () => {
  it('[VO5] say is to the player who is there, and to the room when none is', () => {
    expect(stage().act('say', { line: 'hello' }).happenings).toMatchObject([
      { type: 'keeper.said', target: ADA, params: { line: { text: 'hello' }, player: 'Ada' } },
    ]);
    const bea = aPlayer({ id: 'player:bea' as PlayerId, name: 'Bea' });
    const spoken = stage([away, bea]).act('say', { line: 'hello' });
    expect(spoken.happenings).toMatchObject([{ type: 'keeper.spoke', actor: WARDEN, room: QUAY }]);
    expect(stage().act('say', { line: 'hello' }, { player: undefined }).happenings).toMatchObject([
      { type: 'keeper.spoke' },
    ]);
    expect(isNothing(stage([away]).act('say', { line: 'hello' }))).toBe(true);
  });

  it('[VO6] narrate is told to whom it concerns', () => {
    const told = (moment: Partial<Moment>, location?: string) =>
      stage([LIGHT, STORM]).act('narrate', { line: 'rain', ...(location && { location }) }, moment)
        .happenings[0];
    const params = { line: { text: 'rain' } };
    const toAda = { type: 'story.narrated', target: ADA, params: { ...params, player: 'Ada' } };
    expect(told({})).toEqual({ ...toAda, actor: WARDEN });
    expect(told(inQuest)).toEqual({ ...toAda, actor: LIGHT.id });
    const inRoom = { type: 'story.narrated', room: QUAY, params };
    expect(told({ player: undefined })).toEqual({ ...inRoom, actor: WARDEN });
    expect(told(inQuest, 'quay')).toEqual({ ...inRoom, actor: LIGHT.id });
    expect(told({ self: STORM.id, keeper: undefined })).toEqual({
      type: 'story.narrated',
      actor: STORM.id,
      params,
    });
    expect(told({}, 'square')).toBeUndefined();
    expect(isNothing(stage([LIGHT, asleep]).act('narrate', { line: 'rain' }, inQuest))).toBe(true);
  });

  it('[VO7] ask waits for any words', () => {
    const { act, facts } = stage([LIGHT]);
    expect(happened(act('ask', { line: 'name' }))).toEqual(['keeper.said']);
    expect(facts.player(ADA)?.conversation).toEqual({ with: WARDEN, choices: [] });
    expect(happened(act('ask', { line: 'name' }, inQuest))).toEqual(['story.narrated']);
    expect(facts.player(ADA)?.conversation).toEqual({ with: LIGHT.id, choices: [] });
    expect(isNothing(stage([away]).act('ask', { line: 'name' }))).toBe(true);
    expect(isNothing(stage([asleep]).act('ask', { line: 'name' }))).toBe(true);
  });

  it('[VO8] offers are numbered for the player, and those of somebody else are over', () => {
    const { act, facts } = stage([LIGHT]);
    act('offer', { choice: 'yes', line: 'Yes.' }, inQuest);
    const offered = act('offer', { choice: 'stay', line: 'Stay.' });
    expect(offered.percepts).toEqual([
      {
        player: ADA,
        percept: {
          kind: 'line',
          key: 'choice.offered',
          params: { count: 1, line: { text: 'Stay.' }, player: 'Ada' },
          style: 'speech',
        },
      },
    ]);
    expect(act('offer', { choice: 'go', line: 'Go.' }).percepts[0]?.percept).toMatchObject({
      params: { count: 2 },
    });
    expect(act('offer', { choice: 'stay', line: 'Stay here.' }).percepts[0]?.percept).toMatchObject({
      params: { count: 1 },
    });
    expect(facts.player(ADA)?.conversation).toEqual({
      with: WARDEN,
      choices: [
        { choice: 'stay', line: 'Stay here.' },
        { choice: 'go', line: 'Go.' },
      ],
    });
    for (let more = 2; more < CHOICES_MAX; more += 1) act('offer', { choice: `more ${more}`, line: 'More.' });
    expect(isNothing(act('offer', { choice: 'one too many', line: 'No.' }))).toBe(true);
    expect(isNothing(stage([away]).act('offer', { choice: 'go', line: 'Go.' }))).toBe(true);
  });

  it('[VO8] choices are withdrawn by who offered them', () => {
    const { act, facts } = stage([LIGHT]);
    act('offer', { choice: 'go', line: 'Go.' });
    expect(isNothing(act('withdraw choices', {}, inQuest))).toBe(true);
    act('withdraw choices', {});
    expect(facts.player(ADA)).not.toHaveProperty('conversation');
    expect(isNothing(act('withdraw choices', {}))).toBe(true);
  });

  it('[VO9] a dialogue begins once, with somebody who is there', () => {
    const { act, facts } = stage();
    const id = dialogueId(WARDEN, ADA);
    expect(act('start dialogue', { dialogue: 'tea' }).demands).toEqual([{ type: 'start story', story: id }]);
    expect(facts.story(id)).toEqual(newDialogue('tea', { keeper: WARDEN, player: ADA }));
    expect(isNothing(act('start dialogue', { dialogue: 'tea' }))).toBe(true);
    expect(isNothing(stage([away]).act('start dialogue', { dialogue: 'tea' }))).toBe(true);
  });

  it('[VO10] messages go to a keeper, to the realm, or to all others', () => {
    const { act } = stage();
    expect(act('send to keeper', { keeper: 'warden', message: 'bell' }).demands).toEqual([
      { type: 'send message', to: WARDEN, message: 'bell' },
    ]);
    expect(isNothing(act('send to keeper', { keeper: 'walker', message: 'bell' }))).toBe(true);
    expect(act('emit to realm', { message: 'bell' }).demands).toEqual([
      { type: 'spread message', message: 'bell', reach: 'realm' },
    ]);
    expect(act('emit across realms', { message: 'bell' }).demands).toEqual([
      { type: 'spread message', message: 'bell', reach: 'other realms' },
    ]);
  });
});

describe('places', () => {
  const placeOf = ({ facts }: Stage) => facts.keeper(WARDEN)?.place;

  it('[VO11] walk is a step to where the schedule wants it', () => {
    const noon = stage([], { tick: 3000 });
    expect(happened(noon.act('walk', {}))).toEqual(['keeper.left', 'keeper.arrived']);
    expect(placeOf(noon)).toBe('room:tower');
    expect(isNothing(noon.act('walk', {}))).toBe(true);
    expect(isNothing(stage().act('walk', {}))).toBe(true);
  });

  it('[VO11] wander is for the crowd', () => {
    const places = new Set<string | undefined>();
    for (let tick = 0; tick < 40; tick += 1) {
      const { act, facts } = stage([], { tick });
      act('wander', {}, { self: walker, keeper: walker });
      places.add(facts.keeper(walker)?.place);
    }
    expect([...places].sort()).toEqual(['room:gate', 'room:quay', 'room:square']);
    expect(isNothing(stage().act('wander', {}))).toBe(true);
  });

  it('[VO12] a keeper moves toward a place, after the player, or ahead of them', () => {
    const toGate = stage();
    toGate.act('move toward', { location: 'gate' });
    expect(placeOf(toGate)).toBe(SQUARE);
    toGate.act('move toward', { location: 'gate' });
    expect(isNothing(toGate.act('move toward', { location: 'gate' }))).toBe(true);
    expect(isNothing(stage().act('move toward', { location: 'nowhere' }))).toBe(true);
    const after = stage([aPlayer({ place: 'room:gate' as RoomId })]);
    after.act('follow', {});
    expect(placeOf(after)).toBe(SQUARE);
    expect(isNothing(stage().act('follow', {}))).toBe(true);
    const ahead = stage();
    ahead.act('lead', { location: 'gate' });
    expect(placeOf(ahead)).toBe(SQUARE);
    expect(isNothing(ahead.act('lead', { location: 'gate' }))).toBe(true);
  });

  it('[VO13] doors are opened and locked on both sides', () => {
    const { act, facts } = stage();
    const states = () =>
      ['door:quay/up', 'door:tower/down'].map((id) => (facts.get(id as EntityId) as DoorFact).state);
    const opened = act('open door', { location: 'quay', direction: 'up' });
    expect(opened.happenings).toMatchObject([
      { type: 'door.opened', room: QUAY, params: { direction: 'up' } },
      { type: 'door.opened', room: 'room:tower', params: { direction: 'down' } },
    ]);
    expect(opened.demands[0]).toEqual({ type: 'cancel timer', owner: 'door:quay/up', name: RELOCK_TIMER });
    expect(states()).toEqual(['open', 'open']);
    expect(isNothing(act('open door', { location: 'quay', direction: 'up' }))).toBe(true);
    expect(happened(act('lock door', { location: 'tower', direction: 'down' }))).toEqual([
      'door.relocked',
      'door.relocked',
    ]);
    expect(states()).toEqual(['locked', 'locked']);
    expect(isNothing(act('lock door', { location: 'quay', direction: 'up' }))).toBe(true);
    expect(isNothing(act('open door', { location: 'quay', direction: 'north' }))).toBe(true);
    expect(isNothing(act('open door', { location: 'nowhere', direction: 'up' }))).toBe(true);
  });
});

describe('things', () => {
  it('[VO14] items go from hand to hand', () => {
    const { act, facts } = stage();
    expect(happened(act('give item', { item: 'brass_key' }))).toEqual(['keeper.gave']);
    expect(facts.item(KEY)?.place).toBe(ADA);
    expect(isNothing(act('give item', { item: 'brass_key' }))).toBe(true);
    expect(happened(act('take item', { item: 'brass_key' }))).toEqual(['keeper.took']);
    expect(facts.item(KEY)?.place).toBe(WARDEN);
    expect(isNothing(act('take item', { item: 'brass_key' }))).toBe(true);
    expect(happened(act('hand back', {}, { item: KEY }))).toEqual(['keeper.returned']);
    expect(facts.item(KEY)?.place).toBe(ADA);
    expect(isNothing(act('hand back', {}, { item: KEY }))).toBe(true);
    expect(isNothing(stage([away]).act('give item', { item: 'brass_key' }))).toBe(true);
  });

  it('[VO15] tokens come from the treasury while it has any', () => {
    const { act, facts } = stage([aRealm({ treasury: 7 })]);
    expect(act('award tokens', { amount: 5 }).happenings).toMatchObject([
      { type: 'player.rewarded', params: { amount: 5 } },
    ]);
    expect(act('award tokens', { amount: 5 }).happenings).toMatchObject([{ params: { amount: 2 } }]);
    expect(facts.player(ADA)?.tokens).toBe(27);
    expect(isNothing(act('award tokens', { amount: 5 }))).toBe(true);
  });

  it('[VO16] items appear, as many as may lie there, each with an id of its own', () => {
    const { act, facts } = stage([], { tick: 7 });
    const rope = { item: 'rope', location: 'quay', most: 2 };
    expect(happened(act('spawn', rope))).toEqual(['item.appeared']);
    act('spawn', rope);
    expect(isNothing(act('spawn', rope))).toBe(true);
    act('spawn', { item: 'rope', location: 'quay' });
    const ropes = facts.itemsIn(QUAY).filter(({ spec }) => spec === 'rope');
    expect(ropes.map(({ id }) => id)).toEqual([1, 2, 3].map((count) => `item:isle/rope/s7-${count}`));
    expect(ropes[0]).toMatchObject({ transferable: false, sourceRealm: 'isle', place: QUAY });
    expect(isNothing(act('spawn', { item: 'moon', location: 'quay' }))).toBe(true);
    expect(isNothing(act('spawn', { item: 'rope', location: 'nowhere' }))).toBe(true);
  });

  it('[VO16] items vanish where they lie, and nowhere else', () => {
    const held = anItem({ id: 'item:isle/shell/2' as EntityId, place: ADA });
    const { act, facts } = stage([held, anItem({ id: 'item:isle/shell/3' as EntityId })]);
    const vanished = act('despawn', { item: 'shell', location: 'quay' });
    expect(vanished.removals).toEqual([SHELL, 'item:isle/shell/3']);
    expect(vanished.happenings).toMatchObject([{ type: 'item.vanished', room: QUAY, params: { count: 2 } }]);
    expect(facts.item(held.id)).toBe(held);
    expect(isNothing(act('despawn', { item: 'shell', location: 'quay' }))).toBe(true);
  });
});

describe('quests', () => {
  const title = { text: 'chart.light' };

  it('[VO17] a quest begins once, and not again when it is over', () => {
    const { act, facts } = stage();
    const started = act('start quest', { quest: 'light' });
    expect(started.happenings).toEqual([
      { type: 'quest.started', actor: ADA, params: { title, questId: LIGHT.id } },
    ]);
    expect(started.demands).toEqual([{ type: 'start story', story: questId('light', ADA) }]);
    expect(facts.story(questId('light', ADA))).toEqual(LIGHT);
    expect(isNothing(act('start quest', { quest: 'light' }))).toBe(true);
    act('complete quest', { quest: 'light' });
    expect(isNothing(act('start quest', { quest: 'light' }))).toBe(true);
    expect(act('start quest', { quest: 'untitled' }).happenings[0]?.params['title']).toBe('untitled');
  });

  it('[VO17] only an active one is completed or failed', () => {
    const { act, facts } = stage([newQuest('storm', ADA)]);
    expect(isNothing(act('complete quest', { quest: 'light' }))).toBe(true);
    expect(isNothing(act('fail quest', { quest: 'light' }))).toBe(true);
    act('start quest', { quest: 'light' });
    expect(happened(act('complete quest', { quest: 'light' }))).toEqual(['quest.completed']);
    expect(isNothing(act('fail quest', { quest: 'light' }))).toBe(true);
    expect(happened(act('fail quest', { quest: 'storm' }))).toEqual(['quest.failed']);
    expect(facts.storiesOf(ADA).map(({ status }) => status)).toEqual(['completed', 'failed']);
  });

  it('[VO18] an active quest hears messages', () => {
    const { act } = stage([LIGHT]);
    expect(act('advance quest', { quest: 'light', message: 'lit' }).demands).toEqual([
      { type: 'send message', to: LIGHT.id, message: 'lit' },
    ]);
    expect(isNothing(act('advance quest', { quest: 'storm', message: 'lit' }))).toBe(true);
    act('fail quest', { quest: 'light' });
    expect(isNothing(act('advance quest', { quest: 'light', message: 'lit' }))).toBe(true);
  });

  it('[VO18] a quest notes what there is to remember, the newest last and no more than so many', () => {
    const { act, facts } = stage([LIGHT, newDialogue('tea', { keeper: WARDEN, player: ADA })]);
    const noted = act('note', { line: 'n0' }, inQuest);
    expect(noted.happenings).toEqual([
      { type: 'quest.noted', actor: ADA, params: { title, line: { text: 'n0' }, player: 'Ada' } },
    ]);
    expect(isNothing(act('note', { line: 'n0' }, inQuest))).toBe(true);
    for (let count = 1; count <= NOTES_MAX; count += 1) act('note', { line: `n${count}` }, inQuest);
    const notes = facts.story(LIGHT.id)?.notes ?? [];
    expect([notes.length, notes[0], notes.at(-1)]).toEqual([NOTES_MAX, 'n1', `n${NOTES_MAX}`]);
    expect(isNothing(act('note', { line: 'n0' }))).toBe(true);
    expect(isNothing(act('note', { line: 'n0' }, { self: dialogueId(WARDEN, ADA) }))).toBe(true);
  });
});

describe('time', () => {
  const timer = (name: string, ticks: number) => ({ type: 'set timer', owner: WARDEN, name, ticks });

  it('[VO19] timers are set and cancelled in the name of the chart’s own actor', () => {
    const { act } = stage();
    expect(act('set timer', { name: 'tea', seconds: 3 }).demands).toEqual([timer('tea', 30)]);
    expect(act('cancel timer', { name: 'tea' }).demands).toEqual([
      { type: 'cancel timer', owner: WARDEN, name: 'tea' },
    ]);
    expect(act('set timer', { name: 'tea', seconds: 3 }, { self: LIGHT.id }).demands[0]).toMatchObject({
      owner: LIGHT.id,
    });
    // From 7 in the morning until 9, at ten ticks a minute.
    expect(act('schedule', { name: 'open shop', hour: 9 }).demands).toEqual([timer('open shop', 1200)]);
    expect(act('set schedule timer', {}).demands).toEqual([timer('schedule', 3000)]);
    expect(isNothing(act('set schedule timer', {}, { keeper: walker }))).toBe(true);
    expect(isNothing(act('set schedule timer', {}, { keeper: undefined }))).toBe(true);
  });

  it('[VO20] a time between two is drawn evenly, idle ones as content has it', () => {
    const drawn = (draw: (at: Stage) => readonly unknown[]) =>
      Array.from({ length: 600 }, (_, tick) => draw(stage([], { tick }))[0] as { ticks: number }).map(
        ({ ticks }) => ticks,
      );
    const tea = drawn(({ act }) => act('set timer', { name: 'tea', seconds: 1, up_to: 2 }).demands);
    expect([Math.min(...tea), Math.max(...tea), new Set(tea).size]).toEqual([10, 20, 11]);
    const idle = drawn(({ act }) => act('set idle timer', {}).demands);
    expect([Math.min(...idle), Math.max(...idle)]).toEqual([40, 90]);
    const stranger = aKeeper({ id: 'keeper:stranger' as EntityId, spec: 'stranger' });
    const someday = drawn(() => stage([stranger]).act('set idle timer', {}, { keeper: stranger.id }).demands);
    expect(someday[0]).toBeGreaterThanOrEqual(600);
    expect(isNothing(stage().act('set idle timer', {}, { keeper: undefined }))).toBe(true);
  });
});

const LOCATIONS = ['quay', 'square', 'tower', 'gate', 'nowhere'];
const PARAMS = fc.record({
  line: fc.constant('said'),
  location: fc.constantFrom(...LOCATIONS),
  choice: fc.constantFrom('yes', 'no'),
  dialogue: fc.constant('tea'),
  keeper: fc.constantFrom('warden', 'walker', 'nobody'),
  message: fc.constant('bell'),
  direction: fc.constantFrom('up' as const, 'down' as const, 'north' as const),
  item: fc.constantFrom('shell', 'rope', 'brass_key', 'moon'),
  amount: fc.integer({ min: 1, max: 9000 }),
  most: fc.integer({ min: 1, max: 3 }),
  quest: fc.constantFrom('light', 'storm'),
  flag: fc.constantFrom('wet', 'dry'),
  faction: fc.constantFrom('wardens', 'strangers'),
  by: fc.integer({ min: -2000, max: 2000 }),
  name: fc.constantFrom('tea', 'idle'),
  seconds: fc.integer({ min: 1, max: 5 }),
  hour: fc.integer({ min: 0, max: 23 }),
  grammar: fc.constant('mutter'),
  lore: fc.constant('old_shell'),
});
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(usual) },
    { weight: 2, arbitrary: fc.constantFrom(...others) },
  );
const MOMENT: fc.Arbitrary<Partial<Moment>> = fc.record({
  self: mostly(WARDEN, walker, LIGHT.id, STORM.id, 'keeper:nobody' as EntityId),
  keeper: mostly<EntityId | undefined>(WARDEN, walker, undefined, 'keeper:nobody' as EntityId),
  player: mostly<PlayerId | undefined>(ADA, 'player:bea' as PlayerId, undefined, 'player:nobody' as PlayerId),
  item: fc.constantFrom(SHELL, KEY, undefined, 'item:none' as EntityId),
  words: fc.constantFrom(['key'], ['cheese'], undefined),
});
const NAMES = Object.keys(ACTIONS) as ActionName[];

it('[VO21] whatever charts do, tokens and items are conserved and everything is somewhere', () => {
  const moves = fc.array(fc.tuple(fc.constantFrom(...NAMES), PARAMS, MOMENT), {
    minLength: 40,
    maxLength: 80,
  });
  const done = new Set<string>();
  fc.assert(
    fc.property(moves, fc.constantFrom(0, 3000), fc.boolean(), (steps, tick, mayBeAbandoned) => {
      const brew = { name: 'tea', line: 'brew', done: false, hints: [], told: 0 };
      const bea = aPlayer({ id: 'player:bea' as PlayerId, name: 'Bea', place: SQUARE });
      const { act, facts } = stage([{ ...LIGHT, mayBeAbandoned, objectives: [brew] }, STORM, bea], { tick });
      const { tokens } = facts;
      let items = facts.itemCount;
      for (const [name, params, moment] of steps) {
        const ruling = act(name, params as never, moment);
        if (name === 'spawn') items += ruling.changes.length;
        if (name === 'despawn') items -= ruling.removals.length;
        if (!isNothing(ruling)) done.add(name);
        expect([name, facts.tokens, facts.itemCount]).toEqual([name, tokens, items]);
      }
      expect(audit(facts, QUEST_UNIVERSE.worlds['isle'] as WorldSpec)).toEqual([]);
    }),
    { numRuns: 300, seed: 21 },
  );
  // There are no citizens here; test/actors/citizens.test.ts has whole towns of them do all that is theirs.
  const others = NAMES.filter((name) => !(name in CITIZEN_ACTIONS));
  expect(others.filter((name) => !done.has(name))).toEqual([]);
});

it('[VO22] an action about somebody who is not there does nothing, quietly', () => {
  const nobody: Partial<Moment> = {
    self: 'keeper:nobody' as EntityId,
    keeper: 'keeper:nobody' as EntityId,
    player: 'player:nobody' as PlayerId,
    item: 'item:none' as EntityId,
    words: ['key'],
  };
  const params = {
    line: 'said',
    choice: 'yes',
    dialogue: 'tea',
    quest: 'light',
    message: 'lit',
    item: 'shell',
    amount: 5,
    flag: 'wet',
    faction: 'wardens',
    by: 5,
    location: 'gate',
    keeper: 'nobody',
  };
  const needy = NAMES.filter((name) => ACTIONS[name].needs.length > 0);
  for (const name of [...needy, 'narrate' as const, 'send to keeper' as const]) {
    expect([name, isNothing(stage().act(name, params as never, nobody))]).toEqual([name, true]);
  }
});
