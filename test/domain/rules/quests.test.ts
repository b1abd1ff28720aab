/** quests: what the journal shows, and what keepers' replies make of quests and experience. */
import { expect, it } from 'vitest';
import { createRenderer } from '../../../src/adapters/prose/renderer.ts';
import { acquaintanceOf } from '../../../src/domain/acquaintance.ts';
import { applyConsequences } from '../../../src/domain/consequences.ts';
import type { Objective, StoryFact } from '../../../src/domain/entity.ts';
import { startQuest } from '../../../src/domain/quest-steps.ts';
import type { Ruling } from '../../../src/domain/rule.ts';
import { RULEBOOK } from '../../../src/domain/rulebook.ts';
import { newDialogue, newQuest } from '../../../src/domain/story.ts';
import type { ActionRule } from '../../../src/domain/vocabulary/action-rule.ts';
import type { ActionParams } from '../../../src/domain/vocabulary/actions.ts';
import { QUEST_ACTION_RULES } from '../../../src/domain/vocabulary/quest-action-rules.ts';
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
    'Two things wait for you:',
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
  expect(first.changes).toEqual([newQuest('light', ADA), aPlayer({ experience: 120, skillPoints: 1 })]);
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

const LAMP: Objective = {
  name: 'lamp',
  line: 'to.light',
  done: false,
  hints: ['vague', 'plain'],
  told: 0,
};
const quest = (more: Partial<StoryFact> = {}): StoryFact => ({ ...newQuest('light', ADA), ...more });

function ask(verb: 'quests' | 'journal' | 'hint' | 'abandon', stories: readonly StoryFact[], noun?: string) {
  const context = ruleContext({ facts: factsOf([...QUAY_FACTS, ...stories]), universe: QUEST_UNIVERSE });
  return RULEBOOK[verb](context, {
    verb,
    actor: ADA,
    ...(noun === undefined ? {} : { noun: noun.split(' ') }),
  });
}
const keysOf = (ruling: Ruling): readonly string[] =>
  ruling.ok
    ? ruling.percepts.flatMap(({ percept }) => (percept.kind === 'line' ? [percept.key] : []))
    : [ruling.code];

const act = <Name extends 'objective' | 'hint' | 'objective done'>(
  stories: readonly StoryFact[],
  name: Name,
  params: ActionParams<Name>,
): StoryFact => {
  const context = ruleContext({ facts: factsOf([...QUAY_FACTS, ...stories]), universe: QUEST_UNIVERSE });
  const rule = QUEST_ACTION_RULES[name] as ActionRule<Name>;
  const ruling = rule(context, { self: quest().id, player: ADA, memory: {} }, params);
  return ((ruling.ok && ruling.changes[0]) || stories[0]) as StoryFact;
};

it('[QU4] a chart sets an objective once, keeps hints for it, and counts it as done', () => {
  const set = act([quest()], 'objective', { name: 'lamp', line: 'to.light' });
  expect(set.objectives).toEqual([{ ...LAMP, hints: [] }]);
  expect(act([set], 'objective', { name: 'lamp', line: 'to.light' })).toBe(set);
  const hinted = act([act([set], 'hint', { name: 'lamp', line: 'vague' })], 'hint', {
    name: 'lamp',
    line: 'plain',
  });
  expect(hinted.objectives).toEqual([LAMP]);
  expect(act([hinted], 'hint', { name: 'lamp', line: 'plain' })).toBe(hinted);
  expect(act([hinted], 'hint', { name: 'oil', line: 'plain' })).toBe(hinted);
  expect(act([hinted], 'objective done', { name: 'lamp' }).objectives).toEqual([{ ...LAMP, done: true }]);
});

it('[QU4] the journal has notes, what is open and what is done, and one quest by number or name', () => {
  const done = { ...LAMP, name: 'oil', line: 'to.fetch', done: true };
  const busy = quest({ notes: ['a.note', 'b.note'], objectives: [done, LAMP] });
  const over: StoryFact = { ...newQuest('old_storm', ADA), status: 'completed', objectives: [LAMP] };
  const pages = ['journal.active', 'journal.note', 'journal.note', 'journal.open', 'journal.done'];
  expect(keysOf(ask('journal', [busy, over]))).toEqual(pages);
  expect(keysOf(ask('quests', [busy, over], '1'))).toEqual(pages);
  expect(keysOf(ask('quests', [busy, over], 'light'))).toEqual(pages);
  expect(keysOf(ask('quests', [busy, over], 'luz roja'))).toEqual(pages);
  expect(keysOf(ask('quests', [busy, over], 'luz verde'))).toEqual(['quests/unknown']);
  expect(keysOf(ask('journal', [busy, over], 'storm'))).toEqual(['journal.completed']);
  expect(keysOf(ask('quests', [busy, over], '2'))).toEqual(['quests/unknown']);
  expect(keysOf(ask('journal', [over]))).toEqual(['quests.self', 'quests.completed']);
});

it('[QU5] hints grow plainer, are remembered, and the plainest is said again', () => {
  const told = (stories: readonly StoryFact[]) => {
    const ruling = ask('hint', stories);
    if (!ruling.ok) return { code: ruling.code };
    const [percept] = ruling.percepts.map((one) => one.percept);
    const params = percept?.kind === 'line' ? percept.params : {};
    return { line: params['line'], left: params['count'], after: ruling.changes[0] as StoryFact };
  };
  const first = told([quest({ objectives: [LAMP] })]);
  expect(first).toMatchObject({ line: { text: 'vague' }, left: 1 });
  const second = told([first.after as StoryFact]);
  expect(second).toMatchObject({ line: { text: 'plain' }, left: 0 });
  const third = told([second.after as StoryFact]);
  expect(third).toMatchObject({ line: { text: 'plain' }, left: 0 });
  expect(third.after).toBeUndefined();
});

it('[QU5] an objective that is done gives no hints any more, and the next one does', () => {
  const oil: Objective = { ...LAMP, name: 'oil', hints: ['oily'] };
  const ruling = ask('hint', [quest({ objectives: [{ ...LAMP, done: true }, oil] })]);
  expect(ruling.ok && ruling.percepts[0]?.percept).toMatchObject({ params: { line: { text: 'oily' } } });
  expect(keysOf(ask('hint', [quest({ objectives: [{ ...LAMP, done: true }] })]))).toEqual(['hint/none']);
  expect(keysOf(ask('hint', [quest({ status: 'completed', objectives: [LAMP] })]))).toEqual(['hint/nothing']);
});

it('[QU6] only what may be abandoned is, and is gone then', () => {
  expect(keysOf(ask('abandon', [quest()], 'light'))).toEqual(['abandon/bound']);
  expect(ask('abandon', [quest({ mayBeAbandoned: true })], '1')).toMatchObject({
    removals: [quest().id],
    happenings: [{ type: 'quest.abandoned', actor: ADA }],
  });
});

it('[QU6] what has failed begins anew when it may be retried, and not otherwise', () => {
  const start = (before: StoryFact) =>
    startQuest(
      ruleContext({ facts: factsOf([...QUAY_FACTS, before]), universe: QUEST_UNIVERSE }),
      aPlayer(),
      'light',
    ).changes;
  expect(start(quest({ status: 'failed' }))).toEqual([]);
  expect(start(quest({ status: 'completed', mayBeRetried: true }))).toEqual([]);
  expect(start(quest({ status: 'failed', mayBeRetried: true, notes: ['a.note'] }))).toEqual([quest()]);
});
