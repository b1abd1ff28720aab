/** The tripwire itself, and a long run under it: nothing in a tick touches what differs from run to run. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import { PEOPLE } from '../support/any-script.ts';
import { ALICE, BOB, command, join, smallMaking } from '../support/scripted-run.ts';
import { Tripped, underTripwire } from '../support/tripwire.ts';

describe('the tripwire', () => {
  const forbidden: readonly (readonly [string, () => unknown])[] = [
    ['Math.random', () => Math.random()],
    ['Math.sin', () => Math.sin(1)],
    ['Date.now', () => Date.now()],
    ['new Date', () => new Date()],
    ['performance.now', () => performance.now()],
    ['process.hrtime', () => process.hrtime.bigint()],
    ['setTimeout', () => setTimeout(() => {}, 0)],
    ['setInterval', () => setInterval(() => {}, 1000)],
    ['setImmediate', () => setImmediate(() => {})],
    ['queueMicrotask', () => queueMicrotask(() => {})],
    ['process.nextTick', () => process.nextTick(() => {})],
    ['new Promise', () => new Promise(() => {})],
    ['Promise.resolve', () => Promise.resolve(1)],
    ['an async function', () => (async () => 1)()],
    ['crypto.randomUUID', () => crypto.randomUUID()],
    ['crypto.getRandomValues', () => crypto.getRandomValues(new Uint8Array(4))],
    ['node:crypto', () => randomUUID()],
    ['localeCompare', () => 'a'.localeCompare('b')],
    ['Intl', () => new Intl.NumberFormat('en')],
  ];

  it.each(forbidden)('[TW1] trips on %s, and allows it again afterwards', (_, use) => {
    expect(() => underTripwire(use)).toThrow(Tripped);
    expect(use).not.toThrow();
  });

  it.each(forbidden)('[TW1] trips on %s also when what it threw was swallowed', (_, use) => {
    const swallow = () => {
      try {
        use();
      } catch {}
    };
    expect(() => underTripwire(swallow)).toThrow(Tripped);
  });

  it('[TW1] lets everything else through, with its result or its error', () => {
    expect(underTripwire(() => Math.max(1, 2) + [3].map((one) => one)[0]!)).toBe(5);
    expect(() =>
      underTripwire(() => {
        throw new RangeError('own');
      }),
    ).toThrow(RangeError);
  });
});

const LINES = [
  ...[
    'look',
    'take shell',
    'talk to warden',
    'ask warden about key',
    'give shell to warden',
    'unlock up',
    'up',
  ],
  ...[
    'down',
    'say hello',
    'emote waves',
    'give 2 tokens to bob',
    'n',
    'e',
    'enter arch',
    'n',
    'take box',
    's',
    'out',
  ],
  ...['w', 's', 'who', 'time', 'score', 'help', 'inventory', 'nonsense', 'quit'],
];

describe('a tick', () => {
  it('[TW2] touches no clock, no chance, no timer, no promise and no locale in a long run', () => {
    let universe = Universe.begin(smallMaking({ npcs: 10, reflectionInterval: 3 }));
    const events = new Set<string>();
    for (let tick = 1; tick <= 1500; tick += 1) {
      const inputs: Input[] = [];
      if (tick % 97 === 1) inputs.push(...PEOPLE.map(({ id, name }) => join(id, name)));
      if (tick % 5 === 0) inputs.push(command(ALICE, LINES[(tick / 5) % LINES.length] as string));
      if (tick % 7 === 0) inputs.push(command(BOB, LINES[(tick / 7) % LINES.length] as string));
      if (tick === 700) {
        const text = encodeSnapshot(universe.snapshot());
        universe = underTripwire(() =>
          Universe.restore(smallMaking({ npcs: 10, reflectionInterval: 3 }), decodeSnapshot(text)),
        );
      }
      for (const { type } of underTripwire(() => universe.step(inputs)).events) events.add(type);
    }
    // A run that hardly does anything would trip nothing either.
    for (const type of [
      'keeper.said',
      'keeper.arrived',
      'player.landed',
      'player.paid',
      'door.relocked',
      'cal.reflected',
    ])
      expect(events).toContain(type);
  });
});
