/** What keepers make of what is done and said in front of them. */
import { describe, expect, it } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import { acquaintanceId } from '../../src/domain/acquaintance.ts';
import { keeperId } from '../../src/domain/named-keeper.ts';
import type { KeeperSpec, UniverseSpec, WorldSpec } from '../../src/domain/world-spec.ts';
import { ALICE, BOB, command, join, keysFor, smallMaking } from '../support/scripted-run.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';

const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
const warden = isle.keepers['warden'] as KeeperSpec;

const withWarden = (more: Partial<KeeperSpec>): UniverseSpec => ({
  ...SMALL_UNIVERSE,
  worlds: {
    ...SMALL_UNIVERSE.worlds,
    isle: { ...isle, keepers: { ...isle.keepers, warden: { ...warden, ...more } } },
  },
});

function play(spec: UniverseSpec, lines: readonly string[]) {
  const universe = Universe.begin(smallMaking({ npcs: 0 }, { spec }));
  universe.step([join(ALICE, 'Alice')]);
  universe.step([join(BOB, 'Bob')]);
  const outcomes = lines.map((line) => universe.step([command(ALICE, line)]));
  const id = acquaintanceId(keeperId('warden'), ALICE);
  const memory = universe.realms.flatMap(({ facts }) => facts.acquaintance(id) ?? [])[0];
  return { keys: keysFor(outcomes, ALICE), overheard: keysFor(outcomes, BOB), memory };
}

describe('deeds', () => {
  const spec = withWarden({
    reactions: [
      { to: 'took', item: 'shell', deed: 'took the shell', opinion: -20, line: 'warden.protests' },
      { to: 'said', words: ['thief'], deed: 'called names', opinion: -5 },
      { to: 'dropped', item: 'shell', when: { type: 'flag', flag: 'never' }, deed: 'odd', opinion: 90 },
      { to: 'dropped', item: 'shell', deed: 'brought the shell', opinion: 8, line: 'warden.content' },
    ],
  });

  it('[KW1] a deed in front of a keeper is remembered, held against the player and spoken of', () => {
    const { keys, overheard, memory } = play(spec, ['take shell']);
    expect(keys).toEqual(['player.took.self', 'warden.protests']);
    expect(overheard).toEqual(['player.took.other', 'keeper.said.other']);
    expect(memory?.deeds).toMatchObject([{ deed: 'took the shell', weight: -20 }]);
    expect(memory?.opinion).toBe(-20);
  });

  it('[KW2] the same deed counts once an hour of the story', () => {
    const { keys, memory } = play(spec, ['take shell', 'drop shell', 'take shell']);
    expect(keys.filter((key) => key === 'warden.protests')).toHaveLength(1);
    expect(memory?.opinion).toBe(-12);
  });

  it('[KW3] only the first reaction that fits counts: the thing, the words and the condition', () => {
    expect(play(spec, ['take rope']).memory?.deeds ?? []).toEqual([]);
    expect(play(spec, ['say you honest man']).memory?.deeds ?? []).toEqual([]);
    expect(play(spec, ['say Thief!']).memory?.deeds).toMatchObject([{ deed: 'called names' }]);
    expect(play(spec, ['take shell', 'drop shell']).memory?.deeds).toMatchObject([
      { deed: 'took the shell' },
      { deed: 'brought the shell' },
    ]);
  });
});

describe('words said aloud', () => {
  const topic = (id: string, overheard?: true) => ({
    id,
    words: [id],
    replies: [{ line: `said.${id}`, consequences: [] }],
    ...(overheard ? { overheard } : {}),
  });
  const spec = withWarden({ topics: [topic('tide'), topic('light', true)] });

  it('[KW4] are an answer’s beginning when the keeper is called by name', () => {
    expect(play(spec, ['say Warden, what of the tide?']).keys).toContain('said.tide');
    expect(play(spec, ['say what of the tide, warden?']).keys).toContain('said.tide');
    expect(play(spec, ['say what of the tide?']).keys).not.toContain('said.tide');
  });

  it('[KW5] are answered when the topic is one for overhearing', () => {
    expect(play(spec, ['say such a strange light']).keys).toContain('said.light');
  });
});
