/** What keepers say to each other in front of players, and what they pass on. */
import { describe, expect, it } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import { type AcquaintanceFact, acquaintanceId } from '../../src/domain/acquaintance.ts';
import type { ExchangeSpec } from '../../src/domain/exchange.ts';
import { keeperId } from '../../src/domain/named-keeper.ts';
import type { KeeperSpec, UniverseSpec, WorldSpec } from '../../src/domain/world-spec.ts';
import { ALICE, command, join, keysFor, smallMaking, stepAll } from '../support/scripted-run.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';

const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
const silent = { everySeconds: [4, 9] as const, lines: [] };
const onQuay = [{ fromMinute: 0, toMinute: 0, location: 'quay' }];
const warden: KeeperSpec = { ...(isle.keepers['warden'] as KeeperSpec), schedule: onQuay, idle: silent };
const pilot: KeeperSpec = { ...warden, id: 'pilot', words: ['pilot'], carries: [], topics: [], gifts: [] };

const talk = (id: string, more: Partial<ExchangeSpec> = {}): ExchangeSpec => ({
  id,
  between: ['warden', 'pilot'],
  lines: [`${id}.1`, `${id}.2`, `${id}.3`],
  ...more,
});

type Made = {
  readonly exchanges: readonly ExchangeSpec[];
  readonly keepers?: Readonly<Record<string, KeeperSpec>>;
};

const specWith = ({ exchanges, keepers = { warden, pilot } }: Made): UniverseSpec => ({
  ...SMALL_UNIVERSE,
  worlds: {
    ...SMALL_UNIVERSE.worlds,
    isle: {
      ...isle,
      keepers: { ...isle.keepers, ...keepers },
      exchanges: Object.fromEntries(exchanges.map((exchange) => [exchange.id, exchange])),
    },
  },
});

const begin = (made: Made): Universe => Universe.begin(smallMaking({ npcs: 0 }, { spec: specWith(made) }));

/** Lines of exchanges that Alice reads. */
const linesIn = (universe: Universe, ticks: number, inputs: Parameters<typeof stepAll>[1] = []): string[] =>
  keysFor(stepAll(universe, inputs, ticks), ALICE).filter(
    (key) => /\.\d$/.test(key) && !key.startsWith('isle.'),
  );

const untilLine = (universe: Universe, line: string): void => {
  for (let tick = 0; tick < 3000; tick += 1) if (linesIn(universe, 1).includes(line)) return;
  throw new Error(`nobody said ${line}`);
};

describe('two keepers in one room', () => {
  it('[KC1] talk line by line, taking turns, some seconds apart', () => {
    const universe = begin({ exchanges: [talk('nets')] });
    universe.step([join(ALICE, 'Alice')]);
    const outcomes = stepAll(universe, [], 400);
    const said = outcomes.flatMap(({ events }) => events.filter(({ type }) => type === 'keeper.conversed'));
    expect(said.map(({ params }) => params['line'])).toEqual([
      { text: 'nets.1' },
      { text: 'nets.2' },
      { text: 'nets.3' },
    ]);
    expect(said.map(({ actor, target }) => [actor, target])).toEqual([
      ['keeper:warden', 'keeper:pilot'],
      ['keeper:pilot', 'keeper:warden'],
      ['keeper:warden', 'keeper:pilot'],
    ]);
    const [first, second, third] = said.map(({ tick }) => tick) as [number, number, number];
    expect(second - first).toBeGreaterThan(1);
    expect(third - second).toBe(second - first);
  });

  it('[KC1] say nothing while nobody is there to hear it', () => {
    const universe = begin({ exchanges: [talk('nets')] });
    const outcomes = stepAll(universe, [], 400);
    expect(
      outcomes.flatMap(({ events }) => events).filter(({ type }) => type === 'keeper.conversed'),
    ).toEqual([]);
  });

  it('[KC2] never tell twice running what was told there last', () => {
    const told = (exchanges: readonly ExchangeSpec[]) => {
      const universe = begin({ exchanges });
      universe.step([join(ALICE, 'Alice')]);
      return linesIn(universe, 6000).filter((line) => line.endsWith('.1'));
    };
    expect(told([talk('nets')])).toEqual(['nets.1']);
    const several = told([talk('nets'), talk('tides')]);
    expect(several.length).toBeGreaterThan(2);
    expect(several.filter((line, index) => line === several[index - 1])).toEqual([]);
  });

  it('[KC3] tell only what its condition allows', () => {
    const universe = begin({ exchanges: [talk('stars', { when: { type: 'any', conditions: [] } })] });
    universe.step([join(ALICE, 'Alice')]);
    expect(linesIn(universe, 600)).toEqual([]);
  });

  it.each(['talk warden', 'ask pilot about key', 'say pilot, where is the key', 'give shell to warden'])(
    '[KC4] leave off when one of them is spoken to: %s',
    (line) => {
      const universe = begin({ exchanges: [talk('nets')] });
      universe.step([join(ALICE, 'Alice')]);
      universe.step([command(ALICE, 'take shell')]);
      untilLine(universe, 'nets.1');
      expect(linesIn(universe, 400, [command(ALICE, line)])).toEqual([]);
    },
  );

  it('[KC4] go on when something is said to nobody', () => {
    const universe = begin({ exchanges: [talk('nets')] });
    universe.step([join(ALICE, 'Alice')]);
    untilLine(universe, 'nets.1');
    expect(linesIn(universe, 400, [command(ALICE, 'say fine weather')])).toEqual(['nets.2', 'nets.3']);
  });

  it('[KC4] leave off when whoever listened has gone', () => {
    const universe = begin({ exchanges: [talk('nets')] });
    universe.step([join(ALICE, 'Alice')]);
    untilLine(universe, 'nets.1');
    const outcomes = stepAll(universe, [command(ALICE, 'north')], 400);
    expect(outcomes.flatMap(({ events }) => events).some(({ type }) => type === 'keeper.conversed')).toBe(
      false,
    );
  });
});

describe('news', () => {
  const reactions = [{ to: 'took' as const, item: 'shell', deed: 'took the shell', opinion: -20 }];
  const memoryOf = (universe: Universe, keeper: string): AcquaintanceFact | undefined =>
    universe.realms.flatMap(
      ({ facts }) => facts.acquaintance(acquaintanceId(keeperId(keeper), ALICE)) ?? [],
    )[0];

  const play = (lines: readonly string[]) => {
    const universe = begin({
      exchanges: [talk('nets')],
      keepers: { warden: { ...warden, reactions }, pilot },
    });
    universe.step([join(ALICE, 'Alice')]);
    universe.step([command(ALICE, 'take shell')]);
    for (const line of lines) untilLine(universe, line);
    return universe;
  };

  it('[KC5] a deed that one saw reaches the other when they have talked, and counts for a quarter', () => {
    expect(memoryOf(play(['nets.1', 'nets.2']), 'pilot')?.deeds ?? []).toEqual([]);
    const universe = play(['nets.1', 'nets.2', 'nets.3']);
    expect(memoryOf(universe, 'pilot')?.deeds).toMatchObject([
      { deed: 'took the shell', toldBy: 'warden', weight: -20 },
    ]);
    expect(memoryOf(universe, 'pilot')?.opinion).toBe(-5);
    expect(memoryOf(universe, 'warden')?.deeds).toMatchObject([{ deed: 'took the shell', weight: -20 }]);
    expect(memoryOf(universe, 'warden')?.deeds[0]?.toldBy).toBeUndefined();
  });

  it('[KC6] the same inputs make the same talk and the same memory', () => {
    const records = [1, 2].map(() => play(['nets.1', 'nets.2', 'nets.3']).step([]).record);
    expect(records[0]).toEqual(records[1]);
  });
});
