/** Attributes and skills: where they begin, how they grow, and what they decide. */
import { describe, expect, it } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import {
  attributeOf,
  beginnings,
  chanceOf,
  PRACTICE_LEVEL_MAX,
  practiceOf,
  practise,
  SKILL_LEVEL_MAX,
  skillLevelOf,
} from '../../src/domain/ability.ts';
import type { ProgressSpec } from '../../src/domain/ability-spec.ts';
import { holds } from '../../src/domain/condition-holds.ts';
import type { PlayerFact } from '../../src/domain/entity.ts';
import { awardExperience } from '../../src/domain/level.ts';
import { train } from '../../src/domain/rules/train.ts';
import { GUARD_RULES } from '../../src/domain/vocabulary/guard-rules.ts';
import type { UniverseSpec } from '../../src/domain/world-spec.ts';
import type { EntityId } from '../../src/kernel/ids.ts';
import { ALICE, BOB, command, join, keysFor, smallMaking } from '../support/scripted-run.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';
import { aPlayer, aRealm, factsOf, ruleContext } from '../support/some-facts.ts';

const PROGRESS: ProgressSpec = {
  attributes: [
    { id: 'wits', name: 'attribute.wits', words: ['wits'], start: 5 },
    { id: 'patience', name: 'attribute.patience', words: ['patience'], start: 4 },
  ],
  skills: [
    {
      id: 'listening',
      name: 'skill.listening',
      words: ['listening', 'ears'],
      attribute: 'wits',
      practisedBy: ['player.said'],
    },
  ],
  origins: [
    { race: 'selkie', attributes: { patience: -2 }, skills: {} },
    { characterClass: 'scribe', attributes: { wits: 9 }, skills: { listening: 2 } },
  ],
  experience: { discovery: 0, lore: 0 },
};
const SPEC: UniverseSpec = { ...SMALL_UNIVERSE, progress: PROGRESS };

const begin = (): Universe => {
  const universe = Universe.begin(smallMaking({}, { spec: SPEC }));
  universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob')]);
  return universe;
};
const playerOf = (universe: Universe, id: EntityId): PlayerFact => {
  const player = universe.realm('isle')?.facts.player(id);
  if (player === undefined) throw new Error(`no ${id}`);
  return player;
};

it('[AB1] a skill has the level that its points make, and use leads to the third and no further', () => {
  expect([0, 1, 2, 3, 4, 5].map(practiceOf)).toEqual([0, 6, 18, 36, 60, 90]);
  for (let level = 1; level <= SKILL_LEVEL_MAX; level += 1) {
    const points = practiceOf(level);
    expect(skillLevelOf(aPlayer({ practice: { listening: points - 1 } }), 'listening')).toBe(level - 1);
    expect(skillLevelOf(aPlayer({ practice: { listening: points } }), 'listening')).toBe(level);
  }
  let player = aPlayer();
  const told: unknown[] = [];
  for (let times = 0; times < 100; times += 1) {
    const practised = practise(player, { skill: 'listening', points: 1, most: PRACTICE_LEVEL_MAX });
    player = practised.player;
    told.push(...practised.happenings.map(({ params }) => params['level']));
  }
  expect(told).toEqual([1, 2, 3]);
  expect(player.practice).toEqual({ listening: 36 });
});

it('[AB1] practice never takes away what training gave', () => {
  const trained = aPlayer({ practice: { listening: practiceOf(5) } });
  const further = practise(trained, { skill: 'listening', points: 4, most: PRACTICE_LEVEL_MAX });
  expect(further).toEqual({ player: trained, happenings: [] });
});

it('[AB2] saying something six times is a beginning for who said it, and for nobody who heard it', () => {
  const universe = begin();
  for (let times = 0; times < 5; times += 1) universe.step([command(ALICE, 'say aye')]);
  expect(playerOf(universe, ALICE).practice).toEqual({ listening: 5 });
  const outcome = universe.step([command(ALICE, 'say aye')]);
  expect(keysFor([outcome], ALICE)).toEqual(['player.said.self', 'player.improved.self']);
  expect(keysFor([outcome], BOB)).toEqual(['player.said.other']);
  expect(playerOf(universe, BOB).practice).toEqual({});
});

it('[AB2] doing something else practises nothing', () => {
  const universe = begin();
  universe.step([command(ALICE, 'take shell'), command(ALICE, 'look')]);
  expect(playerOf(universe, ALICE).practice).toEqual({});
});

it('[AB3] an attribute is what everybody has, unless it is the player’s own', () => {
  expect(attributeOf(PROGRESS, aPlayer(), 'patience')).toBe(4);
  expect(attributeOf(PROGRESS, aPlayer({ attributes: { patience: 7 } }), 'patience')).toBe(7);
  expect(attributeOf(PROGRESS, aPlayer(), 'luck')).toBe(0);
});

describe('training', () => {
  const training = (player: PlayerFact, noun: string) => {
    const context = ruleContext({ facts: factsOf([aRealm(), player]), universe: SPEC });
    return train(context, { verb: 'train', actor: player.id, noun: [noun] });
  };

  it('[AB4] a level brings a point, and a point a level of a skill', () => {
    const { player } = awardExperience(aPlayer(), 320);
    expect(player.skillPoints).toBe(2);
    expect(training(player, 'ears')).toMatchObject({
      changes: [{ practice: { listening: 6 }, skillPoints: 1 }],
      happenings: [{ type: 'player.improved', params: { level: 1 } }],
    });
  });

  it('[AB4] an attribute takes two', () => {
    expect(training(aPlayer({ skillPoints: 1 }), 'patience')).toMatchObject({ code: 'train/no-points' });
    expect(training(aPlayer({ skillPoints: 3 }), 'patience')).toMatchObject({
      changes: [{ attributes: { patience: 5 }, skillPoints: 1 }],
    });
  });

  it('[AB4] what is at its end stays there, with points or without', () => {
    const full = aPlayer({ skillPoints: 9, practice: { listening: 90 }, attributes: { wits: 10 } });
    expect(training(full, 'listening')).toMatchObject({ code: 'train/mastered' });
    expect(training(full, 'wits')).toMatchObject({ code: 'train/mastered' });
  });
});

describe('a check', () => {
  it('[AB5] is better by level and attribute, worse by difficulty, and never certain', () => {
    const chance = (practice: number, wits: number, difficulty: number) =>
      chanceOf(
        PROGRESS,
        { practice: { listening: practice }, attributes: { wits } },
        { skill: 'listening', difficulty },
      ).numerator;
    expect(chance(0, 5, 0)).toBe(10);
    expect(chance(18, 5, 0)).toBe(16);
    expect(chance(18, 7, 2)).toBe(12);
    expect(chance(0, 1, 6)).toBe(1);
    expect(chance(90, 10, 0)).toBe(19);
  });

  it('[AB5] is the player’s own throw: the same again in that tick, as often as the ratio says over many', () => {
    const player = aPlayer({ practice: { listening: 18 } });
    const asked = (tick: number) =>
      GUARD_RULES['skill check'](
        ruleContext({ facts: factsOf([aRealm(), player]), universe: SPEC, tick }),
        { self: 'keeper:warden' as EntityId, player: player.id, memory: {} },
        { skill: 'listening', difficulty: 1 },
      );
    const throws = Array.from({ length: 1000 }, (_, tick) => asked(tick));
    expect(Array.from({ length: 1000 }, (_, tick) => asked(tick))).toEqual(throws);
    const won = throws.filter(Boolean).length;
    expect(won).toBeGreaterThan(590);
    expect(won).toBeLessThan(710);
  });
});

it('[AB6] conditions ask for skills, attributes and levels', () => {
  const player = aPlayer({ practice: { listening: 18 }, experience: 300 });
  const context = ruleContext({ facts: factsOf([aRealm(), player]), universe: SPEC });
  const asked = (condition: Parameters<typeof holds>[2]) => holds(context, player, condition);
  expect(asked({ type: 'skill', skill: 'listening', atLeast: 2 })).toBe(true);
  expect(asked({ type: 'skill', skill: 'listening', atLeast: 3 })).toBe(false);
  expect(asked({ type: 'attribute', attribute: 'wits', atLeast: 5 })).toBe(true);
  expect(asked({ type: 'attribute', attribute: 'wits', atLeast: 6 })).toBe(false);
  expect(asked({ type: 'level', atLeast: 3 })).toBe(true);
  expect(asked({ type: 'level', atLeast: 4 })).toBe(false);
});

it('[AB7] race and class each add their own, within bounds', () => {
  expect(beginnings(PROGRESS, { race: 'human', characterClass: 'wanderer' })).toEqual({
    attributes: {},
    practice: {},
  });
  expect(beginnings(PROGRESS, { race: 'selkie', characterClass: 'scribe' })).toEqual({
    attributes: { patience: 2, wits: 10 },
    practice: { listening: 18 },
  });
});

describe('verbosity', () => {
  const paragraphs = (universe: Universe, text: string): number => {
    const { outputs } = universe.step([command(ALICE, text)]);
    const percepts = outputs.find(({ player }) => player === ALICE)?.percepts ?? [];
    const room = percepts.find((percept) => percept.kind === 'room');
    return room?.kind === 'room' ? room.view.paragraphs.length : -1;
  };

  it('[AB8] brief tells a place once, superbrief never, verbose always, and looking shows it', () => {
    const universe = begin();
    expect(paragraphs(universe, 'brief')).toBe(-1);
    const first = paragraphs(universe, 'north');
    expect(first).toBeGreaterThan(0);
    expect(paragraphs(universe, 'south')).toBe(0);
    expect(paragraphs(universe, 'look')).toBeGreaterThan(0);
    paragraphs(universe, 'verbose');
    expect(paragraphs(universe, 'north')).toBe(first);
    paragraphs(universe, 'superbrief');
    expect(paragraphs(universe, 'south')).toBe(0);
    expect(playerOf(universe, ALICE).verbosity).toBe('superbrief');
  });
});
