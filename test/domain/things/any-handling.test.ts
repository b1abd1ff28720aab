/** Whatever is done with things in whatever order, each is in exactly one place, in no circle, and none is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Universe } from '../../../src/actors/universe/universe.ts';
import { audit } from '../../../src/domain/conservation.ts';
import { allWithin } from '../../../src/domain/reach.ts';
import type { PlaceId } from '../../../src/kernel/ids.ts';
import { Auditor } from '../../support/auditor.ts';
import { ALICE, BOB, command, join, smallMaking } from '../../support/scripted-run.ts';
import { THING_UNIVERSE } from '../../support/thing-world.ts';

const begin = () => {
  const universe = Universe.begin(smallMaking({ npcs: 2 }, { spec: THING_UNIVERSE }));
  universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob')]);
  return universe;
};

const SMALL = [
  'shell',
  'doll',
  'coal',
  'bread',
  'lamp',
  'can',
  'coat',
  'jacket',
  'bag',
  'sack',
  'tiny key',
  'ring',
];
const HOLDERS = ['chest', 'case', 'shelf', 'bag', 'sack', 'coat'];
const thing = fc.constantFrom(...SMALL);
const holder = fc.constantFrom(...HOLDERS);

const line = fc.oneof(
  { weight: 4, arbitrary: thing.map((item) => `take ${item}`) },
  fc.constantFrom('take all', 'drop all', 'i', 'look', 'sit on stool', 'stand'),
  thing.map((item) => `drop ${item}`),
  { weight: 4, arbitrary: fc.tuple(thing, holder).map(([item, into]) => `put ${item} in ${into}`) },
  holder.map((into) => `put all in ${into}`),
  fc.tuple(thing, holder).map(([item, from]) => `take ${item} from ${from}`),
  holder.map((from) => `take all from ${from}`),
  fc.tuple(holder, holder).map(([from, into]) => `empty ${from} in ${into}`),
  holder.map((from) => `empty ${from}`),
  fc.tuple(fc.constantFrom('open', 'close', 'unlock', 'lock'), holder).map((words) => words.join(' ')),
  fc.tuple(thing, fc.constantFrom('alice', 'bob')).map(([item, to]) => `give ${item} to ${to}`),
  thing.map((item) => `wear ${item}`),
  thing.map((item) => `remove ${item}`),
  fc.constantFrom('eat bread', 'light lamp', 'extinguish lamp', 'fill lamp', 'pour can into lamp'),
  { weight: 3, arbitrary: fc.constantFrom('n', 's', 'e', 'w', 'down', 'up', 'travel', 'out') },
);

const acts = fc.array(fc.tuple(fc.constantFrom(ALICE, ALICE, BOB), line), { maxLength: 60 });

describe('handling things', () => {
  it('[TH1] any sequence keeps each thing in exactly one place, in no circle, and their number', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const universe = begin();
        const auditor = new Auditor(universe);
        for (const [player, words] of steps) {
          const outcome = universe.step([command(player, words)]);
          expect(auditor.problems(outcome)).toEqual([]);
          for (const { facts, setting } of universe.realms) {
            expect(audit(facts, setting.world)).toEqual([]);
            const places = Object.keys(setting.world.locations).map((id): PlaceId => `room:${id}` as PlaceId);
            const people = facts.store
              .values()
              .flatMap(({ id, kind }) => (kind === 'player' || kind === 'keeper' ? [id] : []));
            const reached = [...places, ...people].flatMap((place) => allWithin(facts, place));
            expect(reached.length).toBe(facts.itemCount);
          }
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('[TH1] a bag that goes through a portal takes along what may leave, and the rest is set down', () => {
    const universe = begin();
    for (const words of [
      'take tiny key',
      'open chest',
      'take bag',
      'take doll from chest',
      'take coal from chest',
      'put doll in bag',
      'put coal in bag',
      'n',
      'e',
      'travel',
    ])
      universe.step([command(ALICE, words)]);
    for (let tick = 0; tick < 25; tick += 1) universe.step([]);
    const deep = universe.realm('deep')!.facts;
    expect(deep.player(ALICE)?.place).toBe('room:hall');
    expect(allWithin(deep, ALICE).map(({ spec }) => spec)).toEqual(['bag', 'doll', 'chest_key']);
    const [coal] = universe.realm('isle')!.facts.itemsIn('room:gate' as PlaceId);
    expect(coal?.spec).toBe('coal');
  });
});
