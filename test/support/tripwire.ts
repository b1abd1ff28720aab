/**
 * Makes everything that differs from run to run throw while a tick runs, and says so afterwards even when the throw was
 * swallowed: wall time, randomness, timers, promises, locale, and arithmetic that engines do differently.
 */
import { createHook } from 'node:async_hooks';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

export class Tripped extends Error {
  readonly code = 'tripwire/tripped';
}

/** Runs with the wire up and restores everything. @throws Tripped when anything touched it. */
export function underTripwire<T>(run: () => T): T {
  const trips: string[] = [];
  const trip = (name: string) => (): never => {
    trips.push(name);
    throw new Tripped(`${name} was used during a tick`);
  };
  const restore = wires(trip).map(([holder, name, planted]) => replace(holder, name, planted));
  syncBuiltinESMExports();
  const hook = createHook({
    init: (_id, type) => {
      if (AWAITED.includes(type)) trips.push(`async ${type}`);
    },
  });
  hook.enable();
  try {
    return run();
  } finally {
    hook.disable();
    for (const undo of restore.reverse()) undo();
    syncBuiltinESMExports();
    if (trips.length > 0) raise(trips);
  }
}

/** Overrides whatever the run threw: what was touched is the cause. */
function raise(trips: readonly string[]): never {
  throw new Tripped(`used during a tick: ${[...new Set(trips)].join(', ')}`);
}

const AWAITED = ['PROMISE', 'Timeout', 'Immediate', 'TickObject', 'Microtask'];
const VAGUE_MATH = [
  ...['pow', 'exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan'],
  ...['atan2', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh', 'cbrt', 'hypot', 'random'],
];
const GLOBAL_CALLS = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'structuredClone',
];

type Wire = readonly [holder: object, name: string, planted: unknown];

function wires(trip: (name: string) => () => never): Wire[] {
  const each = (holder: object, holderName: string, names: readonly string[]): Wire[] =>
    names.map((name) => [holder, name, trip(`${holderName}${name}`)]);
  return [
    ...each(Math, 'Math.', VAGUE_MATH),
    ...each(globalThis, '', GLOBAL_CALLS),
    ...each(performance, 'performance.', ['now']),
    ...each(process, 'process.', ['nextTick', 'uptime']),
    ...each(globalThis.crypto, 'crypto.', ['randomUUID', 'getRandomValues']),
    ...each(crypto, 'crypto.', ['randomUUID', 'randomBytes', 'randomInt', 'randomFillSync']),
    ...each(Promise.prototype, 'Promise.', ['then', 'catch', 'finally']),
    ...each(String.prototype, 'String.', ['localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase']),
    ...each(Number.prototype, 'Number.', ['toLocaleString']),
    [process, 'hrtime', forbidden(process.hrtime, trip('process.hrtime'))],
    [globalThis, 'Date', forbidden(Date, trip('Date'))],
    [globalThis, 'Promise', forbidden(Promise, trip('Promise'))],
    [globalThis, 'Intl', forbidden(Intl, trip('Intl'))],
  ];
}

/** Still there for typeof and instanceof; any use of it trips. */
function forbidden(original: object, trip: () => never): object {
  const isBrand = (key: PropertyKey) => typeof key === 'symbol' || key === 'prototype';
  return new Proxy(original, {
    get: (target, key) => (isBrand(key) ? Reflect.get(target, key) : trip()),
    apply: trip,
    construct: trip,
  });
}

function replace(holder: object, name: string, planted: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(holder, name);
  Object.defineProperty(holder, name, { value: planted, configurable: true, writable: true });
  return () => {
    if (own === undefined) Reflect.deleteProperty(holder, name);
    else Object.defineProperty(holder, name, own);
  };
}
