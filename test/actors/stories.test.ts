/** Quests, dialogues and world events at work: whom they follow, what they hear, when they end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import { dialogueId, questId } from '../../src/domain/story.ts';
import type { CauseId, EntityId } from '../../src/kernel/ids.ts';
import { Auditor, census } from '../support/auditor.ts';
import { ALICE, BOB, command, join, keysFor, smallMaking, stepAll } from '../support/scripted-run.ts';
import { STORY_UNIVERSE } from '../support/story-world.ts';

const WARDEN = 'keeper:warden' as EntityId;
const TIDES = 'world:tides' as EntityId;
const QUEST = questId('errand', ALICE);
const CHAT = dialogueId(WARDEN, ALICE);
const making = () => smallMaking({}, { spec: STORY_UNIVERSE });

/** Alice with the warden on the quay, Bob beside them; `lines` are typed one a tick. */
function play(...lines: string[]): { universe: Universe; outcomes: TickOutcome[] } {
  const universe = Universe.begin(making());
  const outcomes = [universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob')])];
  for (const line of lines) outcomes.push(...stepAll(universe, [command(ALICE, line)]));
  return { universe, outcomes };
}

const realm = (universe: Universe, name = 'isle') => universe.realm(name)!;
const flagsOf = (universe: Universe) => realm(universe).facts.player(ALICE)?.flags;
const typesOf = (outcomes: readonly TickOutcome[]) =>
  outcomes.flatMap(({ events }) => events.map(({ type }) => type));

describe('a dialogue', () => {
  it('[ST1] begins with the player at hand, offers choices to that player alone, and hears what is chosen', () => {
    const { universe, outcomes } = play('talk to warden');
    expect(realm(universe).facts.story(CHAT)).toMatchObject({
      role: 'dialogue',
      player: ALICE,
      keeper: WARDEN,
    });
    expect(
      realm(universe)
        .facts.player(ALICE)
        ?.conversation?.choices.map(({ choice }) => choice),
    ).toEqual(['errand', 'bye']);
    expect(realm(universe).facts.player(BOB)?.conversation).toBeUndefined();
    outcomes.push(universe.step([command(ALICE, '1')]));
    expect(typesOf(outcomes)).toContain('quest.started');
    expect(realm(universe).facts.story(QUEST)).toMatchObject({ role: 'quest', status: 'active' });
  });

  it('[ST2] is over, and leaves nothing, at its end', () => {
    const { universe } = play('talk to warden', '2');
    expect(realm(universe).facts.story(CHAT)).toBeUndefined();
    expect(realm(universe).roster.has(CHAT)).toBe(false);
    expect(realm(universe).timers.of(CHAT)).toEqual([]);
  });

  it.each([
    ['its player walks away', 'north', 'walked_off'],
    ['its keeper walks away', 'ask warden about a walk', 'left_standing'],
  ])('[ST2] hears that %s, and is over', (_, line, flag) => {
    const { universe } = play('talk to warden', line);
    expect(flagsOf(universe)).toContain(flag);
    expect(realm(universe).facts.story(CHAT)).toBeUndefined();
    expect(realm(universe).roster.has(CHAT)).toBe(false);
  });

  it('[ST2] is over when its player says goodbye, or the connection ends', () => {
    const quit = play('talk to warden', 'quit').universe;
    expect(realm(quit).facts.story(CHAT)).toBeUndefined();
    const faded = play('talk to warden').universe;
    faded.step([{ kind: 'player.leave', player: ALICE }]);
    expect(realm(faded).facts.story(CHAT)).toBeUndefined();
  });

  it('[ST1] of two players with one keeper are two', () => {
    const { universe } = play('talk to warden');
    universe.step([command(BOB, 'talk to warden')]);
    universe.step([command(BOB, '2')]);
    expect(realm(universe).facts.story(dialogueId(WARDEN, BOB))).toBeUndefined();
    expect(realm(universe).facts.story(CHAT)).toBeDefined();
  });
});

describe('a quest', () => {
  const begun = ['talk to warden', '1'];
  const behaviour = (universe: Universe, name = 'isle') => realm(universe, name).roster.behaviour(QUEST);

  it('[ST3] hears what its player does, wherever that is, and nobody else', () => {
    const { universe } = play(...begun, 'north', 'south');
    universe.step([command(BOB, 'north')]);
    expect(behaviour(universe)?.context).toEqual({ steps: 2 });
  });

  it('[ST3] waits and is reminded by its own timers', () => {
    const { universe } = play(...begun);
    stepAll(universe, [], 61);
    const notes = realm(universe)
      .facts.story(QUEST)
      ?.notes.map((note) => note.replace(/^chart\.errand\./, ''));
    expect(notes).toEqual(['open.1', 'nagged.1']);
    stepAll(universe, [], 150);
    expect(behaviour(universe)?.value).toBe('late');
  });

  it('[ST4] travels with its player, in exactly one place at every tick, and goes on where it was', () => {
    const { universe } = play(...begun, 'north', 'east', 'enter arch');
    const auditor = new Auditor(universe);
    const left = realm(universe).timers.of(QUEST);
    expect(left).toEqual([]);
    while (universe.tick < 11) {
      expect(census(universe).quests.get(QUEST)).toHaveLength(1);
      expect(auditor.problems(universe.step([]))).toEqual([]);
    }
    expect(behaviour(universe, 'deep')).toEqual({ value: 'open', context: { steps: 3 } });
    const [timer] = realm(universe, 'deep').timers.of(QUEST);
    expect(
      realm(universe, 'deep')
        .timers.of(QUEST)
        .map(({ name }) => name),
    ).toContain('nag');
    expect(timer!.dueTick).toBeGreaterThan(universe.tick);
    const [moved] = stepAll(universe, [command(ALICE, 'north')]);
    const [won] = stepAll(universe, [command(ALICE, 'take box')]);
    expect(typesOf([moved!, won!])).toContain('quest.completed');
    expect(realm(universe, 'deep').facts.story(QUEST)?.status).toBe('completed');
    expect(realm(universe, 'deep').roster.has(QUEST)).toBe(false);
    expect(keysFor([won!], ALICE)).toContain('player.rewarded.self');
  });

  it('[ST5] that has failed does not begin again, and can not be completed', () => {
    const { universe, outcomes } = play(...begun, 'say enough', 'talk to warden', '1');
    expect(typesOf(outcomes).filter((type) => type.startsWith('quest.'))).toEqual([
      'quest.started',
      'quest.noted',
      'quest.failed',
    ]);
    expect(realm(universe).facts.story(QUEST)?.status).toBe('failed');
  });

  it('[ST5] whose chart throws is put aside, and its player plays on', () => {
    const { universe } = play(...begun);
    const tolerant = Universe.restore({ ...making(), onFailure: () => {} }, universe.snapshot());
    realm(tolerant).queue.push({ to: QUEST, event: null as never, cause: 'i1.0' as CauseId });
    const outcomes = [tolerant.step([]), tolerant.step([command(ALICE, 'north')])];
    expect(outcomes[0]?.events).toMatchObject([
      { type: 'actor.failed', params: { actor: QUEST, chart: 'errand@1' } },
    ]);
    expect(keysFor(outcomes, ALICE)).toContain('room isle.location.square.name');
    tolerant.step([command(ALICE, 'east')]);
    tolerant.step([command(ALICE, 'enter arch')]);
    stepAll(tolerant, [], 12);
    expect(realm(tolerant, 'deep').facts.story(QUEST)?.status).toBe('active');
  });
});

describe('messages between charts', () => {
  it('[ST6] reach everybody in the realm who listens, in the next round, with the sender as their cause', () => {
    const { universe } = play('talk to warden', '1');
    const { events } = universe.step([command(ALICE, 'ask warden about the tide')]);
    expect(realm(universe).roster.behaviour(QUEST)?.value).toBe('late');
    expect(realm(universe).roster.behaviour(TIDES)?.context).toEqual({ heard: 1 });
    const asked = events.find(({ type }) => type === 'player.asked');
    const appeared = events.find(({ type }) => type === 'item.appeared');
    expect(appeared?.cause).toBe(asked?.id);
  });

  it('[ST6] go to all other realms at the next control tick, and not to their own', () => {
    const { universe } = play('talk to warden', '1', 'ask warden about abroad');
    const sent = realm(universe).outbox.map(({ to, mail }) => [to, mail.kind]);
    expect(sent.filter(([, kind]) => kind !== 'listing')).toEqual([['deep', 'message']]);
    stepAll(universe, [], 10);
    expect(realm(universe).outbox).toEqual([]);
    expect(realm(universe).roster.behaviour(QUEST)?.value).toBe('open');
  });
});

describe('runs with stories', () => {
  const lines = [
    'talk to warden',
    '1',
    '2',
    'north',
    'south',
    'east',
    'west',
    'enter arch',
    'take box',
    'take shell',
  ];
  const more = [
    'drop shell',
    'say enough',
    'ask warden about a walk',
    'ask warden about abroad',
    'ask warden',
    'quit',
  ];
  const anyInput: fc.Arbitrary<Input> = fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(fc.constantFrom(ALICE, BOB), fc.constantFrom(...lines, ...more))
        .map(([who, line]) => command(who, line)),
    },
    { weight: 1, arbitrary: fc.constant(join(ALICE, 'Alice')) },
  );
  const anyRun = fc.array(fc.array(anyInput, { maxLength: 3 }), { minLength: 20, maxLength: 60 });

  it('[ST7] lose and double nothing, and go on from a snapshot at any tick on the same chain', () => {
    fc.assert(
      fc.property(anyRun, fc.nat(), (script, cut) => {
        const universe = Universe.begin(making());
        const auditor = new Auditor(universe);
        const at = cut % script.length;
        let resumed: Universe | undefined;
        const first = [join(ALICE, 'Alice'), join(BOB, 'Bob')];
        for (const [index, inputs] of [first, ...script].entries()) {
          if (index === at)
            resumed = Universe.restore(making(), decodeSnapshot(encodeSnapshot(universe.snapshot())));
          expect(auditor.problems(universe.step(inputs))).toEqual([]);
          resumed?.step(inputs);
        }
        universe.recheck();
        expect(resumed?.chain).toBe(universe.chain);
      }),
      { numRuns: 40 },
    );
  });
});
