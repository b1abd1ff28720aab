/** quests: what the journal shows, and what keepers' replies make of quests and experience. */
import { expect, it } from 'vitest';
import { createRenderer } from '../../../src/adapters/prose/renderer.ts';
import { acquaintanceOf } from '../../../src/domain/acquaintance.ts';
import { applyConsequences } from '../../../src/domain/consequences.ts';
import type { StoryFact } from '../../../src/domain/entity.ts';
import { RULEBOOK } from '../../../src/domain/rulebook.ts';
import { newDialogue, newQuest } from '../../../src/domain/story.ts';
import { ADA, QUAY_FACTS, QUEST_UNIVERSE, WARDEN } from '../../support/acting.ts';
import { aKeeper, aPlayer, factsOf, ruleContext } from '../../support/some-facts.ts';
import { shippedContent } from '../../support/transcript.ts';

const renderer = createRenderer({
  texts: {
    en: { ...shippedContent().texts['en'], 'chart.light': 'The red light', 'a.note': 'Archon knows more.' },
  },
  locale: 'en',
});

function journal(stories: readonly StoryFact[]): readonly string[] {
  const context = ruleContext({ facts: factsOf([...QUAY_FACTS, ...stories]), universe: QUEST_UNIVERSE });
  const ruling = RULEBOOK.quests(context, { verb: 'quests', actor: ADA });
  return ruling.ok ? ruling.percepts.flatMap(({ percept }) => renderer.render(percept).lines) : [ruling.code];
}

it('[QU1] the journal says so when it is empty', () => {
  expect(journal([])).toEqual([expect.stringMatching(/^Nobody has asked anything of you yet .*\.$/)]);
  expect(journal([newDialogue('tea', { keeper: WARDEN, player: ADA })])).toEqual(journal([]));
});

it('[QU1] the journal lists what is under way with its newest note, then what is over', () => {
  const noted = { ...newQuest('light', ADA), notes: ['an.old.note', 'a.note'] };
  const done: StoryFact = { ...newQuest('storm', ADA), status: 'completed' };
  const failed: StoryFact = { ...newQuest('wreck', ADA), status: 'failed' };
  expect(journal([failed, done, newQuest('bell', ADA), noted])).toEqual([
    '2 things wait for you:',
    '· bell',
    '· The red light: Archon knows more.',
    'Seen through: storm.',
    'Come to nothing: wreck.',
  ]);
  expect(journal([done])).toEqual(['Nothing waits for you just now.', 'Seen through: storm.']);
});

it('[QU2] a reply begins a quest once, and awards experience', () => {
  const quest = { type: 'start quest', quest: 'light' } as const;
  const wisdom = { type: 'award experience', amount: 120 } as const;
  const begin = (stories: readonly StoryFact[]) => {
    const context = ruleContext({ facts: factsOf([...QUAY_FACTS, ...stories]), universe: QUEST_UNIVERSE });
    const [player, keeper] = [aPlayer(), aKeeper()];
    const acquaintance = acquaintanceOf(context, { keeper: keeper.id, player: player.id });
    return applyConsequences(context, { player, keeper, acquaintance }, [quest, wisdom, quest]);
  };
  const first = begin([]);
  expect(first.happenings.map(({ type }) => type)).toEqual(['quest.started', 'player.advanced']);
  expect(first.changes).toEqual([newQuest('light', ADA), aPlayer({ experience: 120 })]);
  expect(first.demands).toEqual([{ type: 'start story', story: newQuest('light', ADA).id }]);
  const over = begin([{ ...newQuest('light', ADA), status: 'failed' }]);
  expect(over.happenings.map(({ type }) => type)).toEqual(['player.advanced']);
  expect(over.demands).toEqual([]);
});

it('[QU3] the score tells level and experience', () => {
  const facts = factsOf([...QUAY_FACTS, aPlayer({ experience: 310 })]);
  const ruling = RULEBOOK.score(ruleContext({ facts }), { verb: 'score', actor: ADA });
  const [head] = ruling.ok ? ruling.percepts.flatMap(({ percept }) => renderer.render(percept).lines) : [];
  expect(head).toMatch(/^Ada, level 3 with 310 points of experience: 20 tokens, /);
});
