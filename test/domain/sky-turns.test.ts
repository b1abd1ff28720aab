/** What the realm states when the sky turns, and where it is told. */
import { describe, expect, it } from 'vitest';
import type { PlayerFact } from '../../src/domain/entity.ts';
import { ticksUntilSkyTurns, tideAt, weatherAt } from '../../src/domain/sky.ts';
import { skyTurns } from '../../src/domain/sky-turns.ts';
import { witnesses } from '../../src/domain/witness.ts';
import type { UniverseSpec, WorldSpec } from '../../src/domain/world-spec.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';
import { aPlayer, aRealm, factsOf, ruleContext } from '../support/some-facts.ts';

const DAY = 14_400;
const UNIVERSE: UniverseSpec = {
  ...SMALL_UNIVERSE,
  calendar: {
    months: [{ id: 'thaw', name: 'calendar.month.thaw', days: 112 }],
    weekdays: [{ id: 'moonday', name: 'calendar.weekday.moonday' }],
    holidays: [
      {
        id: 'lamps',
        name: 'calendar.holiday.lamps',
        begins: 'calendar.holiday.lamps.begins',
        on: { type: 'date', month: 'thaw', day: 2 },
      },
      { id: 'muster', name: 'calendar.holiday.muster', on: { type: 'date', month: 'thaw', day: 3 } },
    ],
  },
};
const at = (tick: number) => ruleContext({ facts: factsOf([aRealm()]), tick, universe: UNIVERSE });

/** Every tick at which the realm looks at the sky in so many days, with what it states. */
function turns(days: number) {
  const told: { tick: number; types: string[] }[] = [];
  for (let tick = 1; tick < days * DAY; tick += ticksUntilSkyTurns(at(tick).settings, tick))
    told.push({ tick, types: skyTurns(at(tick)).map(({ type }) => type) });
  return told;
}

describe('the sky', () => {
  it('[WE1] is stated whenever it turns, and only then', () => {
    const told = new Map(turns(6).map(({ tick, types }) => [tick, types]));
    for (let tick = 2; tick < 6 * DAY; tick += 1) {
      const [now, before] = [at(tick), at(tick - 1)];
      const weather = weatherAt(now);
      const tide = tideAt(now.settings, tick);
      const expected = [
        ...(weather === weatherAt(before) ? [] : [`weather.${weather}`]),
        ...(tide === tideAt(now.settings, tick - 1) ? [] : [`tide.${tide}`]),
      ];
      const stated = (told.get(tick) ?? []).filter((type) => type !== 'clock.holiday');
      if (expected.length + stated.length > 0) expect([tick, stated]).toEqual([tick, expected]);
    }
  });

  it('[WE2] a holiday begins at midnight, in its own words or in the usual ones', () => {
    const begun = turns(3).filter(({ types }) => types.includes('clock.holiday'));
    // Midnight is 17 hours after the beginning.
    expect(begun.map(({ tick }) => tick)).toEqual([10_200, 10_200 + DAY]);
    const lineOf = (tick: number) => skyTurns(at(tick)).find(({ type }) => type === 'clock.holiday')?.params;
    expect(lineOf(10_200)).toMatchObject({ line: { text: 'calendar.holiday.lamps.begins' } });
    expect(lineOf(10_200 + DAY)).toMatchObject({
      line: { text: 'calendar.kept' },
      holiday: { text: 'calendar.holiday.muster' },
    });
  });

  it('[WE3] is told under the open sky, heard under a roof, and tides are told at the water', () => {
    const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
    const { outdoors: _, ...below } = isle.locations['gate'] as WorldSpec['locations'][string];
    const world: WorldSpec = {
      ...isle,
      locations: {
        ...isle.locations,
        quay: { ...(isle.locations['quay'] as typeof below), tidal: true },
        tower: { ...(isle.locations['tower'] as typeof below), outdoors: false },
        gate: below,
      },
    };
    const people = ['quay', 'square', 'tower', 'gate'].map((room) =>
      aPlayer({ id: `player:${room}` as PlayerFact['id'], place: `room:${room}` as PlayerFact['place'] }),
    );
    const told = (type: string) =>
      witnesses(factsOf([aRealm(), ...people]), { type, params: {} }, world).map(({ player, percept }) => [
        player,
        percept.kind === 'line' ? percept.key : '',
      ]);
    expect(told('weather.rain')).toEqual([
      ['player:quay', 'weather.rain.other'],
      ['player:square', 'weather.rain.other'],
      ['player:tower', 'weather.rain.indoors'],
    ]);
    expect(told('weather.fog').map(([player]) => player)).toEqual(['player:quay', 'player:square']);
    expect(told('tide.low')).toEqual([['player:quay', 'tide.low.other']]);
    expect(told('tide.rising')).toEqual([]);
  });
});
