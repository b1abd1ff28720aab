/** choose and answer: what a player makes of what was offered or asked, and when a conversation is over. */
import { describe, expect, it } from 'vitest';
import { absentPlayer } from '../../../src/domain/arrivals.ts';
import type { Conversation, PlayerFact } from '../../../src/domain/entity.ts';
import { compileGrammar, parseCommand } from '../../../src/domain/parse-command.ts';
import type { Ruling } from '../../../src/domain/rule.ts';
import { RULEBOOK } from '../../../src/domain/rulebook.ts';
import type { EntityId, RealmId, RoomId } from '../../../src/kernel/ids.ts';
import { ADA, QUAY_FACTS, QUEST_UNIVERSE, WARDEN } from '../../support/acting.ts';
import { aPlayer, factsOf, ruleContext } from '../../support/some-facts.ts';

const grammar = compileGrammar(QUEST_UNIVERSE.lexicon);

const OFFERS: Conversation = {
  with: WARDEN,
  choices: [
    { choice: 'the fragments', line: 'say.fragments' },
    { choice: 'the new lamp', line: 'say.new' },
    { choice: 'the old lamp', line: 'say.old' },
  ],
};
const QUESTION: Conversation = { with: WARDEN, choices: [] };

const talking = (conversation: Conversation | undefined): PlayerFact =>
  conversation === undefined ? aPlayer() : aPlayer({ conversation });

function typed(text: string, player: PlayerFact): Ruling {
  const parsed = parseCommand(grammar, ADA, text);
  if (!parsed.ok) return parsed;
  const context = ruleContext({ facts: factsOf([...QUAY_FACTS, player]), universe: QUEST_UNIVERSE });
  const realms = [
    { realm: 'isle' as RealmId, world: 'isle' },
    { realm: 'deep' as RealmId, world: 'deep' },
  ];
  return RULEBOOK[parsed.intent.verb]({ ...context, realms }, parsed.intent);
}

const chose = (text: string): unknown => {
  const ruling = typed(text, talking(OFFERS));
  return ruling.ok ? ruling.happenings[0]?.params['choice'] : ruling.code;
};

describe('choosing', () => {
  it.each([
    ['1', 'the fragments'],
    ['2.', 'the new lamp'],
    ['choose 3', 'the old lamp'],
    ['choose fragments', 'the fragments'],
    ['answer the fragments.', 'the fragments'],
    ['choose The Fragments!', 'the fragments'],
    ['choose old', 'the old lamp'],
    ['choose the old lamp', 'the old lamp'],
    ['answer 2', 'the new lamp'],
    ['reply fragments', 'the fragments'],
    ['choose nueva', 'the new lamp'],
    ['answer los TROZOS', 'choose/no-such'],
    ['choose Trozos.', 'the fragments'],
    ['choose lámpara vieja', 'the old lamp'],
    ['choose lámpara', 'choose/ambiguous'],
    ['4', 'choose/no-such'],
    ['0', 'choose/no-such'],
    ['choose cheese', 'choose/no-such'],
    ['choose lamp', 'choose/ambiguous'],
    ['choose', 'choose/which'],
    ['answer', 'choose/which'],
  ])('[TA1] goes by number or by words of the name: %s', (text, choice) => {
    expect(chose(text)).toBe(choice);
  });

  it('[TA1] a whole name goes before a part of another', () => {
    const choices = [...OFFERS.choices.slice(2), { choice: 'lamp', line: 'say.lamp' }];
    const ruling = typed('choose lamp', talking({ with: WARDEN, choices }));
    expect(ruling).toMatchObject({ ok: true, happenings: [{ params: { choice: 'lamp' } }] });
  });

  it('[TA2] is told to who offered, and ends the conversation', () => {
    expect(typed('1', talking(OFFERS))).toMatchObject({
      ok: true,
      changes: [aPlayer()],
      happenings: [
        {
          type: 'player.chose',
          actor: ADA,
          target: WARDEN,
          params: { choice: 'the fragments', with: WARDEN, line: { text: 'say.fragments' } },
        },
      ],
    });
  });

  it('[TA3] a refusal lists what there is to choose from, and leaves it open', () => {
    expect(typed('9', talking(OFFERS))).toEqual({
      ok: false,
      code: 'choose/no-such',
      params: {
        text: '9',
        choices: { numbered: [{ text: 'say.fragments' }, { text: 'say.new' }, { text: 'say.old' }] },
      },
    });
  });
});

describe('answering', () => {
  it('[TA2] is told as it was typed, and ends the conversation', () => {
    expect(typed('answer The keeper of Lights.', talking(QUESTION))).toMatchObject({
      ok: true,
      changes: [aPlayer()],
      happenings: [
        {
          type: 'player.answered',
          actor: ADA,
          target: WARDEN,
          params: { text: 'The keeper of Lights.', with: WARDEN },
        },
      ],
    });
  });

  it('[TA2] may be a number', () => {
    expect(typed('41', talking(QUESTION))).toMatchObject({
      happenings: [{ type: 'player.answered', params: { text: '41' } }],
    });
  });

  it.each([
    ['answer', 'answer/nothing'],
    ['choose', 'choose/aloud'],
  ])('[TA3] wants words: %s', (text, code) => {
    expect(typed(text, talking(QUESTION))).toMatchObject({ ok: false, code });
  });
});

describe('a conversation', () => {
  it.each([
    ['2', 'choose/nothing'],
    ['answer yes', 'answer/nobody'],
  ])('[TA3] is needed for a reply: %s', (text, code) => {
    expect(typed(text, talking(undefined))).toMatchObject({ ok: false, code });
    const gone = talking({ ...OFFERS, with: 'dialogue:over' as EntityId });
    expect(typed(text, gone)).toMatchObject({ ok: false, code });
  });

  it.each([
    ['n', 'room:quay'],
    ['enter arch', 'room:gate'],
    ['travel', 'room:gate'],
    ['quit', 'room:quay'],
  ])('[TA4] is over when the player goes: %s', (text, place) => {
    const ruling = typed(text, { ...talking(OFFERS), place: place as RoomId });
    const after = ruling.ok ? ruling.changes.find(({ id }) => id === ADA) : undefined;
    expect(after).toBeDefined();
    expect(after).not.toHaveProperty('conversation');
  });

  it('[TA4] is over when the player is cut off', () => {
    expect(absentPlayer(talking(OFFERS)).changes).toEqual([aPlayer({ present: false })]);
  });

  it('[TA4] goes on through anything else', () => {
    for (const text of ['look', 'take shell', 'say hm', 'score', 'west']) {
      const ruling = typed(text, talking(OFFERS));
      const changed = ruling.ok ? ruling.changes.filter(({ id }) => id === ADA) : [];
      expect([text, changed]).toEqual([text, []]);
    }
  });
});
