/**
 * Voyages under random faults: crashes between any two steps, the last ticks lost or run again from the journal, answers
 * that come twice, late, forged in content or not at all. Everybody and everything is in one place after each tick.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import type { Claims } from '../../src/domain/voyages/claims.ts';
import { Auditor, census } from '../support/auditor.ts';
import { hearGames, unregister } from '../support/game-inputs.ts';
import { ALICE, BOB, command, join, smallMaking } from '../support/scripted-run.ts';
import { accept, atTheArch, bringBack, openTavern, TAVERN, transition } from '../support/voyage-inputs.ts';

type Deed =
  | { readonly kind: 'inputs'; readonly make: (universe: Universe, known: Known) => readonly Input[] }
  | { readonly kind: 'wait'; readonly ticks: number }
  /** The process ends; what was journaled after the snapshot is run again, except the last ticks when they were lost. */
  | { readonly kind: 'crash'; readonly lost: number }
  | { readonly kind: 'snapshot' };

/** Every voyage that there ever was: games remember them, whatever happens here. */
type Known = { readonly voyage: string; readonly nonce: string }[];

const GIFTS = [
  { itemId: 'mug', name: 'a mug', itemType: 'vessel', rarity: 'common' as const },
  { itemId: 'crown', name: 'a crown', itemType: 'relic', rarity: 'legendary' as const },
];

const anyClaims: fc.Arbitrary<(universe: Universe) => Partial<Claims>> = fc
  .record({
    loses: fc.nat(3),
    gained: fc.array(fc.constantFrom(...GIFTS), { maxLength: 5 }),
    tokens: fc.integer({ min: -30, max: 30 }),
    experience: fc.integer({ min: -10, max: 200 }),
    by: fc.integer({ min: -100, max: 100 }),
  })
  .map(({ loses, by, ...claims }) => (universe) => ({
    ...claims,
    lost: universe.hub.voyages.all().flatMap(({ mail }) => mail.items.slice(0, loses).map(({ id }) => id)),
    reputation: { wardens: by },
  }));

const inputs = (make: (universe: Universe, known: Known) => readonly Input[]): Deed => ({
  kind: 'inputs',
  make,
});
const pick = (known: Known, which: number) => known[which % Math.max(1, known.length)];

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(ALICE, BOB).map((player) => inputs(() => [transition(player)])) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(5), fc.boolean()).map(([which, twice]) =>
      inputs((_, known) => {
        const voyage = pick(known, which);
        if (voyage === undefined) return [];
        return twice ? [accept(voyage), accept(voyage)] : [accept(voyage)];
      }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(5), anyClaims, fc.nat(2)).map(([which, claims, more]) =>
      inputs((universe, known) => {
        const voyage = pick(known, which);
        if (voyage === undefined) return [];
        const result = bringBack(voyage, claims(universe));
        return [result, ...Array.from({ length: more }, () => bringBack(voyage, claims(universe)))];
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom(ALICE, BOB),
        fc.constantFrom(
          'travel home',
          'look',
          'travel to deep',
          'travel to tavern',
          'give 2 tokens to bob',
          'drop shell',
        ),
      )
      .map(([player, text]) => inputs(() => [command(player, text)])),
  },
  { weight: 1, arbitrary: fc.constant(inputs(() => [unregister(TAVERN.id)])) },
  { weight: 1, arbitrary: fc.constant(inputs(() => [openTavern()])) },
  {
    weight: 1,
    arbitrary: fc.constant(inputs(() => [{ kind: 'player.leave', player: ALICE }, join(ALICE, 'Alice')])),
  },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 25 }).map((ticks): Deed => ({ kind: 'wait', ticks })) },
  { weight: 3, arbitrary: fc.nat(6).map((lost): Deed => ({ kind: 'crash', lost })) },
  { weight: 1, arbitrary: fc.constant<Deed>({ kind: 'snapshot' }) },
);

/** One universe, its journal, and the last snapshot of it. */
class Run {
  universe = atTheArch();
  auditor = new Auditor(this.universe);
  readonly known: Known = [];
  voyages = 0;
  #saved = encodeSnapshot(this.universe.snapshot());
  #journal: (readonly Input[])[] = [];
  #chains: string[] = [];

  step(asked: readonly Input[]): void {
    const inputs = this.universe.tick % 10 === 8 ? [...asked, hearGames(TAVERN.id)] : asked;
    const outcome = this.universe.step(inputs);
    this.#journal.push(inputs);
    this.#chains.push(this.universe.chain);
    expect(this.auditor.problems(outcome)).toEqual([]);
    for (const { id: voyage, nonce } of this.universe.hub.voyages.all())
      if (!this.known.some((one) => one.voyage === voyage)) this.known.push({ voyage, nonce });
    this.voyages += outcome.events.filter(({ type }) => type === 'voyage.began').length;
  }

  save(): void {
    this.#saved = encodeSnapshot(this.universe.snapshot());
    this.#journal = [];
    this.#chains = [];
  }

  /** The same ticks come out the same; those whose journal was lost have never been. */
  crash(lost: number): void {
    const kept = Math.max(0, this.#journal.length - lost);
    const isWhole = lost === 0;
    this.#journal = this.#journal.slice(0, kept);
    this.#chains = this.#chains.slice(0, kept);
    const restored = Universe.restore(smallMaking(), decodeSnapshot(this.#saved));
    this.universe = restored;
    // What came and went in the ticks that are lost has not: the ledger is that of the snapshot.
    const ledger = new Auditor(restored);
    this.#journal.forEach((inputs, index) => {
      expect(ledger.problems(restored.step(inputs))).toEqual([]);
      expect(restored.chain).toBe(this.#chains[index]);
    });
    if (isWhole) expect(this.auditor.follow(restored).problems()).toEqual([]);
    else this.auditor = ledger;
  }
}

describe('voyages', () => {
  it('[VY16] end with everybody and everything in exactly one place, and no token made or lost, whatever fails', () => {
    let voyages = 0;
    fc.assert(
      fc.property(fc.array(anyDeed, { minLength: 5, maxLength: 30 }), (deeds) => {
        const run = new Run();
        for (const deed of deeds) {
          if (deed.kind === 'inputs') run.step(deed.make(run.universe, run.known));
          else if (deed.kind === 'snapshot') run.save();
          else if (deed.kind === 'crash') run.crash(deed.lost);
          else for (let tick = 0; tick < deed.ticks; tick += 1) run.step([]);
        }
        for (let tick = 0; tick < 45; tick += 1) run.step([]);
        run.universe.recheck();
        voyages += run.voyages;
        expect(run.universe.hub.voyages.all()).toEqual([]);
        const { players } = census(run.universe);
        for (const player of [ALICE, BOB])
          expect(['isle', 'deep']).toContain(players.get(player)?.join(' and '));
      }),
      { numRuns: 60 },
    );
    expect(voyages).toBeGreaterThan(20);
  });
});
