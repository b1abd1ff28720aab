/** Lore and achievements: how they are come by, and what is told of them. */
import { describe, expect, it } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import type { AchievementSpec, LoreSpec, Need } from '../../src/domain/lore-spec.ts';
import { RULEBOOK } from '../../src/domain/rulebook.ts';
import type { UniverseSpec, WorldSpec } from '../../src/domain/world-spec.ts';
import { ALICE, BOB, command, join, keysFor, smallMaking } from '../support/scripted-run.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';
import { aPlayer, aRealm, factsOf, ruleContext } from '../support/some-facts.ts';
import { shippedContent } from '../support/transcript.ts';

const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
const piece = (id: string, foundBy: LoreSpec['foundBy']): LoreSpec => ({
  id,
  title: `isle.lore.${id}.title`,
  text: `isle.lore.${id}.text`,
  words: [],
  foundBy,
});
const achievement = (id: string, needs: readonly Need[], hidden = false): AchievementSpec => ({
  id,
  name: `achievement.${id}.name`,
  text: `achievement.${id}.text`,
  hidden,
  needs,
});
const specWith = (achievements: readonly AchievementSpec[] = []): UniverseSpec => ({
  ...SMALL_UNIVERSE,
  achievements,
  progress: { ...SMALL_UNIVERSE.progress, experience: { discovery: 0, lore: 4 } },
  worlds: {
    ...SMALL_UNIVERSE.worlds,
    isle: {
      ...isle,
      lore: [
        piece('old_shell', [{ by: 'examine', what: 'shell' }]),
        piece('the_square', [{ by: 'visit', what: 'square' }]),
      ],
    },
  },
});
const begin = (achievements: readonly AchievementSpec[] = []) => {
  const universe = Universe.begin(smallMaking({}, { spec: specWith(achievements) }));
  universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob')]);
  const play = (text: string) => {
    const outcome = universe.step([command(ALICE, text)]);
    return { alice: keysFor([outcome], ALICE), bob: keysFor([outcome], BOB) };
  };
  const alice = () => {
    const player = universe.realm('isle')?.facts.player(ALICE);
    if (player === undefined) throw new Error('no Alice');
    return player;
  };
  return { play, alice };
};

describe('lore', () => {
  it('[LR1] what is examined or visited teaches once, and is worth experience', () => {
    const { play, alice } = begin();
    expect(play('examine shell').alice).toContain('lore.learned.self');
    expect(play('examine shell').alice).not.toContain('lore.learned.self');
    expect(play('examine rope').alice).not.toContain('lore.learned.self');
    const came = play('north');
    expect(came.alice).toContain('lore.learned.self');
    expect(came.bob).not.toContain('lore.learned.self');
    expect(alice()).toMatchObject({ lore: ['isle/old_shell', 'isle/the_square'], experience: 8 });
  });

  it('[LR2] the list numbers it and counts it, and shows a text by number or name', () => {
    const player = aPlayer({ lore: ['isle/the_square'] });
    const context = ruleContext({ facts: factsOf([aRealm(), player]), universe: specWith() });
    const asked = (noun?: readonly string[]) => {
      const ruling = RULEBOOK.lore(context, {
        verb: 'lore',
        actor: player.id,
        ...(noun === undefined ? {} : { noun }),
      });
      if (!ruling.ok) return [ruling.code];
      return ruling.percepts.map(({ percept }) => (percept.kind === 'line' ? percept.key : 'room'));
    };
    expect(asked()).toEqual(['lore.self', 'lore.row', 'lore.progress']);
    expect(asked(['1'])).toEqual(['lore.entry', 'isle.lore.the_square.text']);
    expect(asked(['square'])).toEqual(['lore.entry', 'isle.lore.the_square.text']);
    expect(asked(['shell'])).toEqual(['lore/unknown']);
  });
});

describe('achievements', () => {
  it('[LR3] a count of events is earned with the last of them, and a sum with the amount', () => {
    const counting = begin([achievement('talker', [{ type: 'count', event: 'player.said', atLeast: 3 }])]);
    const told = ['say a', 'say b', 'say c', 'say d'].map((text) =>
      counting.play(text).alice.includes('player.achieved.self'),
    );
    expect(told).toEqual([false, false, true, false]);
    expect(counting.alice()).toMatchObject({ achievements: ['talker'], counts: { talker: 3 } });
    const paying = begin([
      achievement('giver', [{ type: 'count', event: 'player.paid', sum: 'amount', atLeast: 5 }]),
    ]);
    expect(paying.play('give 3 tokens to bob').alice).not.toContain('player.achieved.self');
    expect(paying.play('give 3 tokens to bob').alice).toContain('player.achieved.self');
  });

  it('[LR3] all that it needs has to be so', () => {
    const { play } = begin([
      achievement('scholar', [
        { type: 'every lore', world: 'isle' },
        { type: 'lore', atLeast: 2 },
        { type: 'condition', condition: { type: 'has', item: 'rope' } },
      ]),
    ]);
    play('examine shell');
    expect(play('north').alice).not.toContain('player.achieved.self');
    play('south');
    expect(play('take rope').alice).toContain('player.achieved.self');
  });

  it('[LR3] every place of a world has to be visited', () => {
    const { play } = begin([achievement('walker', [{ type: 'every place', world: 'isle' }])]);
    for (const text of ['north', 'east', 'west', 'south'])
      expect(play(text).alice).not.toContain('player.achieved.self');
  });

  it('[LR4] others notice it, and a hidden one is not listed before', () => {
    const all = [
      achievement('talker', [{ type: 'count', event: 'player.said', atLeast: 1 }]),
      achievement('secret', [{ type: 'lore', atLeast: 9 }], true),
      achievement('open', [{ type: 'lore', atLeast: 9 }]),
    ];
    const { play } = begin(all);
    expect(play('say aye').bob).toEqual(['player.said.other', 'player.achieved.other']);
    expect(play('achievements').alice).toEqual([
      'achievements.self',
      'achievements.earned',
      'achievements.open',
      'achievements.hidden',
    ]);
  });
});

it('[LR5] the worlds have enough of both, and all lore has a way to it', () => {
  const { universe } = shippedContent();
  const worlds = Object.values(universe.worlds);
  expect(worlds.flatMap(({ lore }) => lore).length).toBeGreaterThanOrEqual(24);
  expect(universe.achievements.length).toBeGreaterThanOrEqual(20);
  const taught = JSON.stringify(universe.charts);
  for (const { id, foundBy } of worlds.flatMap(({ lore }) => lore))
    expect(foundBy.length > 0 || taught.includes(`"lore":"${id}"`)).toBe(true);
});
