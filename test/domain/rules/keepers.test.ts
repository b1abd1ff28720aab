/** What keepers make of words and gifts. */
import { describe, expect, it } from 'vitest';
import { Universe } from '../../../src/actors/universe/universe.ts';
import type {
  GiftSpec,
  KeeperSpec,
  TopicSpec,
  UniverseSpec,
  WorldSpec,
} from '../../../src/domain/world-spec.ts';
import { ALICE, BOB, command, join, keysFor, smallMaking } from '../../support/scripted-run.ts';
import { SMALL_UNIVERSE } from '../../support/small-world.ts';

const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
const warden = isle.keepers['warden'] as KeeperSpec;

const withWarden = (more: Partial<KeeperSpec>): UniverseSpec => ({
  ...SMALL_UNIVERSE,
  worlds: {
    ...SMALL_UNIVERSE.worlds,
    isle: { ...isle, keepers: { ...isle.keepers, warden: { ...warden, ...more } } },
  },
});

function play(spec: UniverseSpec, lines: readonly string[]): { universe: Universe; keys: string[] } {
  const universe = Universe.begin(smallMaking({ npcs: 0 }, { spec }));
  universe.step([join(ALICE, 'Alice')]);
  const outcomes = lines.map((line) => universe.step([command(ALICE, line)]));
  return { universe, keys: keysFor(outcomes, ALICE) };
}

const topic = (id: string, words: readonly string[]): TopicSpec => ({
  id,
  words,
  replies: [{ line: `said.${id}`, consequences: [] }],
});

describe('topics', () => {
  const spec = withWarden({ topics: [topic('tide', ['tide', 'night']), topic('light', ['light', 'red'])] });

  it.each([
    ['ask warden about the Tide?', 'said.tide'],
    ['ask warden about the night of the red light', 'said.light'],
    ['ask warden about a red night', 'said.tide'],
    ['ask about the light', 'said.light'],
    ['ask warden light', 'said.light'],
    ['talk to warden about the light', 'said.light'],
    ['ask warden about cheese', warden.puzzled],
  ])('[KP1] the topic that most words belong to is answered, the first of several: %s', (line, key) => {
    expect(play(spec, [line]).keys).toEqual(['player.asked.self', key]);
  });

  it('[KP2] what was asked is told as it was typed', () => {
    const universe = Universe.begin(smallMaking({ npcs: 0 }));
    universe.step([join(ALICE, 'Alice')]);
    const { events } = universe.step([command(ALICE, 'ask warden about the Key of it all!')]);
    expect(events.find(({ type }) => type === 'player.asked')?.params['text']).toBe('the Key of it all');
  });
});

describe('gifts', () => {
  const gift = (line: string, more: Partial<GiftSpec>): GiftSpec => ({
    item: 'shell',
    line,
    consequences: [],
    returns: false,
    ...more,
  });
  const has = (item: string) => ({ type: 'has', item }) as const;

  it('[KP3] of several entries for a thing the first whose condition holds counts', () => {
    const spec = withWarden({
      gifts: [gift('thanks.rope', { when: has('rope') }), gift('thanks.plain', {})],
    });
    expect(play(spec, ['take shell', 'give shell to warden']).keys).toContain('thanks.plain');
    expect(play(spec, ['take shell', 'take rope', 'give shell to warden']).keys).toContain('thanks.rope');
  });

  it('[KP3] a thing whose entries do not hold is not wanted', () => {
    const spec = withWarden({ gifts: [gift('thanks', { when: has('rope') })] });
    expect(play(spec, ['take shell', 'give shell to warden']).keys).toContain('refusal.give.unwanted');
  });

  it('[KP4] a thing that stops being wanted while it changes hands comes back', () => {
    const spec = withWarden({ gifts: [gift('thanks', { when: has('shell') })] });
    const { universe, keys } = play(spec, ['take shell', 'give shell to warden']);
    expect(keys.slice(-2)).toEqual(['player.gave.self', 'keeper.returned.target']);
    const held = universe.realm('isle')?.facts.itemsIn(ALICE) ?? [];
    expect(held.map((item) => item.spec)).toEqual(['shell']);
  });
});

describe('bystanders', () => {
  it('[KP5] hear what is said to somebody else as said to them', () => {
    const universe = Universe.begin(smallMaking({ npcs: 0 }));
    universe.step([join(ALICE, 'Alice')]);
    universe.step([join(BOB, 'Bob')]);
    const outcome = universe.step([command(ALICE, 'ask warden about the key')]);
    expect(keysFor([outcome], ALICE)).toContain('isle.keeper.warden.topic.key.1');
    expect(keysFor([outcome], BOB)).toEqual(['player.asked.other', 'keeper.said.other', 'keeper.gave.other']);
  });
});

describe('two keepers who answer to one word', () => {
  const mate: KeeperSpec = {
    ...warden,
    id: 'mate',
    name: 'isle.keeper.mate.name',
    words: ['mate', 'old'],
    carries: [],
  };
  const spec: UniverseSpec = {
    ...SMALL_UNIVERSE,
    worlds: {
      ...SMALL_UNIVERSE.worlds,
      isle: { ...isle, keepers: { ...isle.keepers, warden: { ...warden, words: ['warden', 'old'] }, mate } },
    },
  };
  const heard = (lines: readonly string[]) => {
    const universe = Universe.begin(smallMaking({ npcs: 0 }, { spec }));
    universe.step([join(ALICE, 'Alice')]);
    const events = lines.flatMap((line) => universe.step([command(ALICE, line)]).events);
    return events
      .filter(({ type }) => ['player.talked', 'player.asked', 'command.refused'].includes(type))
      .map(({ type, target, params }) => target ?? params['code'] ?? type);
  };

  it('[NP12] are asked about, by words or by place', () => {
    const asked = play(spec, ['talk to old']).keys;
    expect(asked).toContain('refusal.noun.ambiguous');
    expect(heard(['talk to old', 'mate']).at(-1)).toBe('keeper:mate');
    expect(heard(['talk to old', 'the warden']).at(-1)).toBe('keeper:warden');
    expect(heard(['ask old about the key', 'first']).at(-1)).toBe(heard(['talk to old', '1']).at(-1));
    expect(
      play(spec, ['talk to old', 'old']).keys.filter((key) => key === 'refusal.noun.ambiguous'),
    ).toHaveLength(2);
  });

  it('[NP12] are told apart by a word of their own', () => {
    expect(play(spec, ['talk to mate']).keys).not.toContain('refusal.noun.ambiguous');
    expect(heard(['talk to old mate']).at(-1)).toBe('keeper:mate');
  });
});
