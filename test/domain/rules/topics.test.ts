/** What a keeper is asked about with a word that stands for something. */
import { describe, expect, it } from 'vitest';
import { summonsFor } from '../../../src/actors/realm/attention.ts';
import type { GameEvent } from '../../../src/domain/game-event.ts';
import { NO_MEMORY } from '../../../src/domain/line-memory.ts';
import { compileGrammars, grammarFor } from '../../../src/domain/parse-command.ts';
import { readCommand } from '../../../src/domain/read-line.ts';
import { RULEBOOK } from '../../../src/domain/rulebook.ts';
import type { CauseId, EntityId, EventId, PlayerId } from '../../../src/kernel/ids.ts';
import { SMALL_UNIVERSE } from '../../support/small-world.ts';
import { aKeeper, anItem, aPlayer, aRealm, factsOf, ruleContext } from '../../support/some-facts.ts';
import { shippedContent } from '../../support/transcript.ts';

const SHELL = anItem();
const ROPE = anItem({ id: 'item:isle/rope/1' as EntityId, spec: 'rope', called: 'White Rope' });
const BOB = aPlayer({ id: 'player:bob' as PlayerId, name: 'Bob' });

const { lexicons } = shippedContent().universe;
const UNIVERSE = { ...SMALL_UNIVERSE, lexicons, lexicon: lexicons['en']! };
const grammars = compileGrammars(UNIVERSE);

/** What comes of a line that Ada types to the warden after she had to do with these. */
function asked(line: string, memory: { things?: readonly EntityId[]; person?: EntityId } = {}) {
  const player = aPlayer({ locale: 'es', lines: { ...NO_MEMORY, ...memory } });
  const facts = factsOf([aRealm(), aKeeper(), SHELL, ROPE, BOB, player]);
  const context = ruleContext({ facts, universe: UNIVERSE });
  const { meant } = readCommand(context, { grammar: grammarFor(grammars, 'es'), player, command: line });
  const ruling = meant.ok ? RULEBOOK[meant.intent.verb](context, meant.intent) : meant;
  if (!ruling.ok) return { code: ruling.code, params: ruling.params };
  const [happening] = ruling.happenings;
  const event = { ...happening, id: '1.isle.0' as EventId, tick: 1, realm: 'isle', cause: 'i1.0' as CauseId };
  const calls = summonsFor(facts, event as GameEvent, () => true);
  return { text: happening?.params['text'], heard: calls.map((call) => 'event' in call && call.event) };
}

describe('a pronoun', () => {
  it('[NP14] stands for what was referred to last: it is named, and heard by its words', () => {
    for (const line of ['dámelo', 'ask warden about it', 'pregunta warden por ello'])
      expect(asked(line, { things: [SHELL.id] })).toMatchObject({
        text: { item: 'shell', world: 'isle' },
        heard: [{ type: 'player asked', words: SMALL_UNIVERSE.worlds['isle']!.items['shell']!.words }],
      });
    expect(asked('dámelos', { things: [SHELL.id, ROPE.id] })).toMatchObject({
      text: { list: [{ item: 'shell' }, { called: 'White Rope' }] },
      heard: [{ words: expect.arrayContaining(['shell', 'white', 'rope']) }],
    });
    expect(asked('ask warden about him', { person: BOB.id })).toMatchObject({
      text: 'Bob',
      heard: [{ words: ['bob'] }],
    });
  });

  it('[NP14] that stands for nothing, or for what is gone, is asked of nobody', () => {
    const gone = 'item:isle/bread/1' as EntityId;
    for (const things of [[], [gone]])
      expect(asked('dámelo', { things })).toEqual({ code: 'pronoun/nothing', params: { word: 'ello' } });
  });

  it('[NP14] in the midst of other words is one of them', () => {
    expect(asked('ask warden about it all', { things: [SHELL.id] })).toMatchObject({ text: 'it all' });
  });
});
