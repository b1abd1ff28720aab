/** Envelopes between realms: handed over at control ticks only, in the order of (source realm, sequence). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import { playerIdOf } from '../../src/actors/universe/player-id.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { realmsOf } from '../../src/actors/universe/universe-options.ts';
import { compareIds, type PlayerId } from '../../src/kernel/ids.ts';
import { smallMaking } from '../support/scripted-run.ts';

const REALMS = realmsOf(['isle', 'deep'], 4).map(({ realm }) => realm as string);
const PEOPLE = Array.from({ length: 8 }, (_, index) => {
  const name = `Traveller ${index}`;
  return { id: playerIdOf('42', name), name, home: REALMS[index % REALMS.length] as string };
});

const create = ({ id, name, home }: (typeof PEOPLE)[number]): Input => ({
  kind: 'player.create',
  player: id,
  name,
  race: 'human',
  characterClass: 'wanderer',
  realm: home,
});

function begin(controlTickInterval: number): Universe {
  const universe = Universe.begin(
    smallMaking({
      realms: realmsOf(['isle', 'deep'], 4),
      controlTickInterval,
      reflectionInterval: 1000,
      npcs: 0,
    }),
  );
  universe.step(PEOPLE.map(create));
  return universe;
}

type Departure = { readonly who: number; readonly tick: number; readonly to: string };
const anyDepartures = fc.uniqueArray(
  fc.record({
    who: fc.integer({ min: 0, max: PEOPLE.length - 1 }),
    tick: fc.integer({ min: 2, max: 30 }),
    to: fc.constantFrom(...REALMS),
  }),
  { selector: ({ who }) => who, minLength: 1 },
);

const setOut = ({ who, to }: Departure): Input => {
  const { id, home } = PEOPLE[who] as (typeof PEOPLE)[number];
  return { kind: 'player.transition', player: id, from: home, to, narrativeContext: 'called' };
};

type Landing = { readonly player: PlayerId; readonly tick: number };

function landings(universe: Universe, departures: readonly Departure[]): Record<string, Landing[]> {
  const landed: Record<string, Landing[]> = {};
  while (universe.tick < 50) {
    const due = departures.filter(({ tick }) => tick === universe.tick + 1);
    for (const event of universe.step(due.map(setOut)).events) {
      if (event.type !== 'player.landed') continue;
      landed[event.realm] = [
        ...(landed[event.realm] ?? []),
        { player: event.actor as PlayerId, tick: event.tick },
      ];
    }
  }
  return landed;
}

describe('an envelope', () => {
  it('[XR1] waits for the next control tick and is opened in the tick after it, whatever the interval', () => {
    fc.assert(
      fc.property(anyDepartures, fc.constantFrom(1, 3, 10), (departures, interval) => {
        const real = departures.filter(({ who, to }) => PEOPLE[who]?.home !== to);
        const landed = Object.values(landings(begin(interval), departures)).flat();
        expect(landed).toHaveLength(real.length);
        for (const { who, tick } of real) {
          const due = Math.ceil(tick / interval) * interval + 1;
          expect(landed.find(({ player }) => player === PEOPLE[who]?.id)?.tick).toBe(due);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('[XR2] is opened in the order of source realm, then of sending there, at each control tick', () => {
    fc.assert(
      fc.property(anyDepartures, fc.constantFrom(1, 3, 10), (departures, interval) => {
        const landed = landings(begin(interval), departures);
        for (const [realm, found] of Object.entries(landed)) {
          const expected = departures
            .filter(({ who, to }) => to === realm && PEOPLE[who]?.home !== realm)
            .map((departure, index) => ({ departure, index, home: PEOPLE[departure.who]?.home as string }))
            .sort(
              (left, right) =>
                Math.ceil(left.departure.tick / interval) - Math.ceil(right.departure.tick / interval) ||
                compareIds(left.home, right.home) ||
                left.departure.tick - right.departure.tick ||
                left.index - right.index,
            )
            .map(({ departure }) => PEOPLE[departure.who]?.id);
          expect(found.map(({ player }) => player)).toEqual(expected);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('[XR2] from the hub comes among those from realms, in the order of ids', () => {
    const making = smallMaking({ realms: realmsOf(['isle', 'deep'], 2), reflectionInterval: 1, npcs: 0 });
    const universe = Universe.begin(making);
    universe.step([create({ ...(PEOPLE[0] as (typeof PEOPLE)[number]), home: 'deep' })]);
    universe.step([create({ ...(PEOPLE[1] as (typeof PEOPLE)[number]), home: 'deep' })]);
    const away = (index: number): Input => ({
      kind: 'player.transition',
      player: PEOPLE[index]?.id as PlayerId,
      from: 'deep',
      to: 'isle',
      narrativeContext: '',
    });
    for (let tick = 3; tick <= 18; tick += 1) universe.step([]);
    universe.step([away(1), away(0)]);
    universe.step([]);
    const kinds = universe
      .realm('isle')
      ?.inbox.map(({ mail }) => mail.kind)
      .filter((kind) => kind !== 'register');
    expect(kinds?.slice(0, 2)).toEqual(['traveller', 'traveller']);
    const fromHub = ['suggest', 'set reward multiplier', 'register'];
    expect(kinds?.slice(2).every((kind) => fromHub.includes(kind))).toBe(true);
    expect(kinds?.length).toBeGreaterThan(2);
  });

  it('[XR3] between two control ticks no realm hears of another: their events are those of a run without it', () => {
    const alone = begin(10);
    const together = begin(10);
    for (let tick = 2; tick <= 10; tick += 1) {
      const quiet = alone.step([]);
      const busy = together.step(tick === 4 ? [setOut({ who: 0, tick, to: 'deep' })] : []);
      const inDeep = ({ events }: typeof busy) => events.filter(({ realm }) => realm === 'deep');
      expect(inDeep(busy)).toEqual(inDeep(quiet));
    }
  });
});
