/** The parts of the dashboard that are plain functions. */
import fc from 'fast-check';
import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { EVENTS_KEPT_MAX, createBoard } from '../../src/clients/dashboard/board-state.ts';
import { type LabelBox, layLabels } from '../../src/clients/dashboard/label-layout.ts';
import { NO_FILTER, passing } from '../../src/clients/dashboard/event-filter.ts';
import {
  HORIZON_LEVELS,
  placeOf,
  readAddress,
  SPACE_RADIUS,
} from '../../src/clients/dashboard/place-in-space.ts';
import { sortRows } from '../../src/clients/dashboard/place-tables.tsx';
import { SkyCamera } from '../../src/clients/dashboard/sky-camera.ts';
import { flightsOf, skyOf } from '../../src/clients/dashboard/sky-of.ts';
import english from '../../src/clients/dashboard/text-en.json' with { type: 'json' };
import spanish from '../../src/clients/dashboard/text-es.json' with { type: 'json' };
import { HORIZONS } from '../../src/domain/stat7/address.ts';
import { formatAddress } from '../../src/domain/stat7/address-uri.ts';
import type { BoardEvent } from '../../src/protocol/dashboard/board-event.ts';
import type { BoardFrame } from '../../src/protocol/dashboard/board-frame.ts';

const LINE = '0123456789abcdef0123';
const uri = (
  realm: string,
  more: { velocity?: number; density?: number; line?: string; horizon?: string } = {},
) =>
  formatAddress({
    ...{ realm, lineage: { generation: 3, line: more.line ?? LINE }, adjacency: 'cluster_4' },
    horizon: (more.horizon ?? 'peak') as 'peak',
    ...{ resonance: 'narrative_prime', velocity: more.velocity ?? 0, density: more.density ?? 0 },
  });

const event = (n: number, more: Partial<BoardEvent> = {}): BoardEvent => ({
  ...{
    id: `e${n}.hub.0`,
    tick: n,
    type: 'trade.offer',
    source: 'reef',
    targets: null,
    detail: '{"price":3}',
  },
  ...{ cause: `i${n}.0`, ...more },
});

const FRAME: BoardFrame = {
  ...{ universe: 'The Seed', status: 'running', tick: 10, controlTick: 1, clock: '07:01', tickLengthMs: 100 },
  realms: [
    { id: 'isle', world: 'isle', state: 'open', players: 1, population: 9, address: uri('isle') },
    { id: 'deep', world: 'deep', state: 'failed', players: 0, population: 0, address: uri('deep') },
  ],
  games: [
    {
      ...{ id: 'reef', realm: 'The Reef', developer: 'Ada', description: '', state: 'active', missed: 0 },
      ...{ published: 2, address: uri('The Reef') },
    },
  ],
  players: [{ id: 'player:a', name: 'Ada', realm: 'isle', address: uri('isle', { line: 'f'.repeat(20) }) }],
  ...{ playersTotal: 1, samples: [], events: [], eventsSkipped: 0 },
};

describe('where things stand', () => {
  it('[DB1] an address is read as the universe writes it', () => {
    const address = readAddress(uri('The Realm of “Reef”/2', { velocity: 17, density: 2 }));
    expect(address).toEqual({
      ...{
        realm: 'The Realm of “Reef”/2',
        generation: 3,
        line: LINE,
        adjacency: 'cluster_4',
        horizon: 'peak',
      },
      ...{ resonance: 'narrative_prime', velocity: 17, density: 2 },
    });
    expect(() => readAddress('stat7://isle')).toThrow();
    expect([...HORIZON_LEVELS]).toEqual([...HORIZONS]);
  });

  it('[DB1] a place follows from the address alone, every dimension moves it, and all lie within the space', () => {
    const base = readAddress(uri('isle'));
    const here = placeOf(base, 0.4);
    expect(placeOf(readAddress(uri('isle')), 0.4)).toEqual(here);
    const others = [
      { ...base, realm: 'deep' },
      { ...base, generation: 9 },
      { ...base, line: 'f'.repeat(20) },
      { ...base, adjacency: 'cluster_5' },
      { ...base, horizon: 'decay' },
      { ...base, resonance: 'narrative_of_salt' },
      { ...base, velocity: 5 },
      { ...base, density: 1 },
    ];
    const places = [here, ...others.map((address) => placeOf(address, 0.4))];
    expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(places.length);
    for (let n = 0; n < 500; n += 1) {
      const { x, y, z } = placeOf(
        { ...base, realm: `r${n}`, adjacency: `c${n}`, velocity: n, line: `${n}` },
        1.1,
      );
      expect(Math.hypot(x, y, z)).toBeLessThan(SPACE_RADIUS);
    }
  });

  it('[DB2] the sky has every realm, game and player; what has failed or lags is dim', () => {
    const { bodies, walkers } = skyOf(FRAME);
    expect(bodies.map(({ id, kind, heat, isDim }) => [id, kind, heat, isDim])).toEqual([
      ['isle', 'realm', 1, false],
      ['deep', 'realm', 0, true],
      ['reef', 'game', 0, false],
    ]);
    expect(walkers.map(({ id }) => id)).toEqual(['player:a']);
  });

  it('[DB3] an event flies from its source to each of its targets, or to everybody; the universe’s own to the hub', () => {
    const ways = (...events: BoardEvent[]) => flightsOf(events, FRAME).map(({ from, to }) => `${from} ${to}`);
    expect(ways(event(1, { targets: ['isle'] }))).toEqual(['reef isle']);
    expect(ways(event(1))).toEqual(['reef isle', 'reef deep']);
    expect(ways(event(1, { source: 'isle', type: 'player.departed' }))).toEqual(['isle hub']);
    expect(ways(event(1, { source: 'hub' }))).toEqual([]);
    const many = flightsOf([event(1), event(2)], FRAME);
    expect(many.at(-1)?.delay).toBeGreaterThan(many[0]?.delay ?? 1);
  });
});

describe('the stream', () => {
  const events = [
    event(3, { type: 'weather.turned', source: 'kettle', targets: ['isle'], detail: '' }),
    event(2, { type: 'trade.done' }),
    event(1),
  ];
  const left = (filter: Partial<typeof NO_FILTER>) =>
    passing({ ...NO_FILTER, ...filter }, events).map(({ tick }) => tick);

  it('[DB4] is filtered by a pattern of types, by source and by text, all at once', () => {
    expect(left({})).toEqual([3, 2, 1]);
    expect(left({ type: 'trade.*' })).toEqual([2, 1]);
    expect(left({ type: '*done' })).toEqual([2]);
    expect(left({ type: 'TRADE' })).toEqual([2, 1]);
    expect(left({ type: 'trade?' })).toEqual([]);
    expect(left({ source: 'ket' })).toEqual([3]);
    expect(left({ text: 'ISLE' })).toEqual([3]);
    expect(left({ type: 'trade.*', text: 'price' })).toEqual([2, 1]);
    expect(left({ source: 'reef', text: 'isle' })).toEqual([]);
  });

  it('[DB5] tells nothing twice when the feed begins anew, and keeps so much and no more', () => {
    const store = createBoard();
    store.trigger.frame({ frame: { ...FRAME, events: [event(1), event(2)] } });
    expect(store.getSnapshot().context.fresh).toEqual([]);
    store.trigger.linked({ link: 'lost' });
    store.trigger.frame({ frame: { ...FRAME, events: [event(2), event(3)], eventsSkipped: 4 } });
    const { events: kept, fresh, skipped, link } = store.getSnapshot().context;
    expect([kept.map(({ tick }) => tick), fresh.map(({ tick }) => tick)]).toEqual([[3, 2, 1], [3]]);
    expect([skipped, link]).toEqual([4, 'live']);
    const more = Array.from({ length: EVENTS_KEPT_MAX }, (_, n) => event(n + 10));
    store.trigger.frame({ frame: { ...FRAME, events: more } });
    expect(store.getSnapshot().context.events).toHaveLength(EVENTS_KEPT_MAX);
    expect(store.getSnapshot().context.events[0]?.tick).toBe(EVENTS_KEPT_MAX + 9);
  });

  it('[DB5] keeps decisions of governance apart as well', () => {
    const store = createBoard();
    const decision = { policy: 'quiet-hours', verdict: 'deny' };
    store.trigger.frame({ frame: { ...FRAME, events: [event(1), event(2, { decision })] } });
    expect(store.getSnapshot().context.decisions.map(({ tick }) => tick)).toEqual([2]);
  });
});

it('[DB6] tables sort by numbers and by words, either way, and by id where those are alike', () => {
  const rows = [
    { id: 'b', size: 10 },
    { id: 'a', size: 10 },
    { id: 'c', size: 9 },
  ];
  const sorted = (isDown: boolean) => sortRows(rows, ({ size }) => size, isDown).map(({ id }) => id);
  expect([sorted(false), sorted(true)]).toEqual([
    ['c', 'a', 'b'],
    ['a', 'b', 'c'],
  ]);
});

it('[DB7] the words of the dashboard are there in every language, with the same holes', () => {
  const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();
  expect(Object.keys(spanish)).toEqual(Object.keys(english));
  for (const [name, text] of Object.entries(english))
    expect(holes(spanish[name as keyof typeof spanish])).toEqual(holes(text));
});

describe('names in the picture', () => {
  const ROOM = { width: 360, height: 300 };
  const label = fc.record({
    x: fc.integer({ min: 0, max: ROOM.width }),
    y: fc.integer({ min: 0, max: ROOM.height }),
    reach: fc.integer({ min: 2, max: 40 }),
    width: fc.integer({ min: 20, max: 120 }),
    height: fc.constant(15),
  });
  const named = (all: readonly Omit<LabelBox, 'id' | 'isChosen'>[], chosen = -1): readonly LabelBox[] =>
    all.map((box, index) => ({ ...box, id: `n${index}`, isChosen: index === chosen }));

  it('[DB21] none lies over another or beyond the edge, wherever bodies are', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 24 }), (all) => {
        const labels = named(all);
        const placed = layLabels(labels, ROOM);
        const boxes = labels.flatMap(({ id, width, height }) => {
          const spot = placed.get(id);
          return spot === undefined ? [] : [{ ...spot, width, height }];
        });
        for (const [index, one] of boxes.entries()) {
          expect(one.left).toBeGreaterThanOrEqual(0);
          expect(one.top).toBeGreaterThanOrEqual(0);
          expect(one.left + one.width).toBeLessThanOrEqual(ROOM.width);
          expect(one.top + one.height).toBeLessThanOrEqual(ROOM.height);
          for (const other of boxes.slice(index + 1))
            expect(
              one.left >= other.left + other.width ||
                other.left >= one.left + one.width ||
                one.top >= other.top + other.height ||
                other.top >= one.top + one.height,
            ).toBe(true);
        }
      }),
    );
  });

  it('[DB21] what is chosen is named where there is no room, and others are left out', () => {
    const crowd = named(
      Array.from({ length: 12 }, () => ({ x: 180, y: 150, reach: 4, width: 300, height: 15 })),
      0,
    );
    expect(layLabels(crowd, ROOM).has('n0')).toBe(true);
    expect(layLabels(crowd, ROOM).size).toBeLessThan(4);
    const narrow = named([{ x: 5, y: 5, reach: 4, width: 400, height: 15 }], 0);
    expect(layLabels(narrow, ROOM).size).toBe(1);
    expect(layLabels(named([{ x: 5, y: 5, reach: 4, width: 400, height: 15 }]), ROOM).size).toBe(0);
  });

  it('[DB21] a name keeps its side as long as it is about as good as another', () => {
    const alone = named([{ x: 180, y: 150, reach: 10, width: 60, height: 15 }]);
    expect(layLabels(alone, ROOM).get('n0')?.side).toBe('right');
    expect(layLabels(alone, ROOM, new Map([['n0', 'left']])).get('n0')?.side).toBe('left');
    const atEdge = named([{ x: 20, y: 150, reach: 10, width: 60, height: 15 }]);
    expect(layLabels(atEdge, ROOM, new Map([['n0', 'left']])).get('n0')?.side).toBe('right');
  });
});

describe('where the picture is taken from', () => {
  const bodies = [
    { x: 2, y: 0, z: 1 },
    { x: -4, y: 1.5, z: 3 },
    { x: 1, y: -1, z: -5 },
    { x: 0, y: 0, z: 0 },
  ];
  const seen = (camera: SkyCamera) => bodies.map(({ x, y, z }) => new Vector3(x, y, z).project(camera.lens));
  const reachOf = (camera: SkyCamera) =>
    Math.max(...seen(camera).flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));

  it.each([
    [1040, 600],
    [354, 304],
    [354, 900],
  ])('[DB25] a picture of %i by %i holds all bodies and is filled by them', (width, height) => {
    const camera = new SkyCamera();
    camera.fit(width, height);
    camera.show(bodies, undefined);
    expect(reachOf(camera)).toBeLessThan(0.9);
    expect(reachOf(camera)).toBeGreaterThan(0.5);
  });

  it('[DB25] glides when there is more to see, and stays where the reader has turned it', () => {
    const camera = new SkyCamera();
    camera.fit(1040, 600);
    camera.show(bodies, undefined);
    const far = [...bodies, { x: 8, y: 0, z: 0 }];
    const before = camera.lens.position.clone();
    camera.show(far, 10);
    expect(camera.lens.position).toEqual(before);
    expect(camera.isGliding).toBe(true);
    expect(camera.tick(20)).toBe(false);
    expect(camera.lens.position.distanceTo(before)).toBeGreaterThan(0.5);
    camera.turn(0.3, 0);
    const turned = camera.lens.position.clone();
    camera.show(bodies, 30);
    expect(camera.isGliding).toBe(false);
    expect(camera.lens.position).toEqual(turned);
  });
});
