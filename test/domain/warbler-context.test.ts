/** What a narrator gets to know of a player besides name, purse and journeys. */
import { expect, it } from 'vitest';
import { acquaintanceOf } from '../../src/domain/acquaintance.ts';
import { newDialogue, newQuest } from '../../src/domain/story.ts';
import { warblerContext } from '../../src/domain/warbler-context.ts';
import { ADA, QUAY_FACTS, QUEST_UNIVERSE, WARDEN } from '../support/acting.ts';
import { aPlayer, factsOf, ruleContext } from '../support/some-facts.ts';

it('[WL10] a context tells of quests, open and over, how far they are, and of deeds that keepers saw or were told of', () => {
  const known = acquaintanceOf(ruleContext({ facts: factsOf(QUAY_FACTS) }), { keeper: WARDEN, player: ADA });
  const deeds = [
    { deed: 'read_it', minute: 3, weight: 1 },
    { deed: 'took_it', minute: 4, weight: 1, toldBy: 'walker' },
  ];
  const objective = { name: 'find', line: 'chart.light.find', hints: [], told: 0 };
  const light = {
    ...newQuest('light', ADA),
    status: 'completed' as const,
    notes: ['chart.light.begun', 'chart.light.lit'],
    objectives: [
      { ...objective, done: true },
      { ...objective, name: 'return', done: false },
    ],
  };
  const context = warblerContext(QUEST_UNIVERSE, {
    player: aPlayer(),
    items: [],
    realm: 'isle',
    stories: [light, newQuest('untitled', ADA), newDialogue('chat', { keeper: WARDEN, player: ADA })],
    memories: [{ keeper: 'warden', known: { ...known, deeds } }],
    realmFlags: ['lit'],
  });
  expect(context.world_state).toMatchObject({
    player_quests_open: 1,
    player_quests_completed: 1,
    player_quests_failed: 0,
    realm_flags: ['lit'],
  });
  expect(context.narrative_context.quests).toEqual([
    {
      quest: 'light',
      status: 'completed',
      title_key: 'chart.light',
      last_note_key: 'chart.light.lit',
      objectives: [
        { objective: 'find', done: true },
        { objective: 'return', done: false },
      ],
    },
    { quest: 'untitled', status: 'active', title_key: null, last_note_key: null, objectives: [] },
  ]);
  expect(context.narrative_context.witnessed_deeds).toEqual([
    { keeper: 'warden', deed: 'read_it', told_by: null },
    { keeper: 'warden', deed: 'took_it', told_by: 'walker' },
  ]);
});
