/** What can’t be done with things: each refusal has something that brings it about, changes nothing, and reads well. */
import { describe, expect, it } from 'vitest';
import { Universe } from '../../../src/actors/universe/universe.ts';
import { createRenderer } from '../../../src/adapters/prose/renderer.ts';
import { NO_MEMORY } from '../../../src/domain/line-memory.ts';
import { ALICE, BOB, command, join, smallMaking } from '../../support/scripted-run.ts';
import { THING_UNIVERSE } from '../../support/thing-world.ts';
import { shippedContent } from '../../support/transcript.ts';
import { THING_REFUSALS } from './refusal-cases.ts';

/** Alice and Bob on the quay, with what has been done so far. */
function playedSoFar(first: readonly string[]): Universe {
  const universe = Universe.begin(smallMaking({ npcs: 4 }, { spec: THING_UNIVERSE }));
  universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob')]);
  for (const line of first) {
    const [, who, words] = /^(Bob: )?(.*)$/.exec(line) ?? [];
    universe.step([command(who === undefined ? ALICE : BOB, words ?? '')]);
  }
  return universe;
}

const shown = (universe: Universe, line: string) =>
  universe
    .step([command(ALICE, line)])
    .outputs.filter(({ player }) => player === ALICE)
    .flatMap(({ percepts }) => percepts);

describe('things that can’t be done', () => {
  it.each(THING_REFUSALS)(
    '[TH9] $code is what comes of: $act',
    ({ code, first = [], act, it: thing, him }) => {
      const universe = playedSoFar(first);
      const { facts } = universe.realm('isle')!;
      const before = facts.store.values();
      const percepts = shown(universe, act);
      const codes = percepts.flatMap((percept) =>
        percept.kind === 'line' && percept.code !== undefined ? [percept.code] : [],
      );
      expect(codes).toEqual([code]);
      // What was typed is remembered, with what it was about, and nothing else.
      const typed = {
        last: act,
        ...(thing === undefined ? {} : { things: [`item:isle/${thing}/1`] }),
        ...(him === undefined ? {} : { person: him }),
      };
      expect(facts.store.values()).toEqual(
        before.map((one) =>
          one.kind === 'player' && one.id === ALICE
            ? { ...one, lines: { ...(one.lines ?? NO_MEMORY), ...typed } }
            : one,
        ),
      );
    },
  );

  it.each(['en', 'es'])('[TH9] each reads as a sentence in %s', (locale) => {
    const renderer = createRenderer({ texts: shippedContent().texts, locale });
    const things = { item: 'lantern', world: 'vetrellis' };
    for (const { code, first = [], act } of THING_REFUSALS) {
      const refusal = shown(playedSoFar(first), act).find(
        (percept) => percept.kind === 'line' && percept.code === code,
      );
      if (refusal?.kind !== 'line') throw new Error(`${act} is not refused`);
      const params = Object.fromEntries(
        Object.entries(refusal.params).map(([name, param]) => [
          name,
          typeof param === 'object' && 'item' in param ? things : param,
        ]),
      );
      const { lines } = renderer.render({ ...refusal, params });
      expect(lines.join(' '), code).toMatch(/[.?]$/);
      expect(lines.join(' '), code).not.toMatch(/[[\]{}]|undefined/);
    }
  });
});
