/** The exploration knows what every word of the vocabulary asks for and changes, and leaves out only what nothing can depend on. */
import { describe, expect, it } from 'vitest';
import { facetsOfAction, facetsOfGuard } from '../../../src/actors/exploration/facets.ts';
import type { ChartParams } from '../../../src/domain/chart.ts';
import { ACTIONS } from '../../../src/domain/vocabulary/actions.ts';
import { GUARDS } from '../../../src/domain/vocabulary/guards.ts';
import type { ActionEntry, GuardEntry } from '../../../src/domain/vocabulary/vocabulary-entry.ts';

const OWNERS = ['warden'];
const filled = (params: object): ChartParams =>
  Object.fromEntries(Object.keys(params).map((name) => [name, `some ${name}`]));

/** Of the chart's own, or of the player's whereabouts, which are always told apart. */
const ALWAYS_TOLD = [
  'own memory',
  'player.place',
  'player.present',
  'player.conversation',
  'timers',
  'quest.notes',
];

describe('[NX11] every word of the vocabulary', () => {
  const guards = Object.entries<GuardEntry>(GUARDS).filter(([, { reads }]) =>
    reads.some((fact) => !ALWAYS_TOLD.includes(fact)),
  );
  it.each(guards)('depends on something as a guard: %s', (name, { params }) => {
    expect(facetsOfGuard({ name, params: filled(params) }, OWNERS)).not.toEqual([]);
  });

  /** Keepers walk on their schedules: one who waits can meet them on all of it. */
  const BY_SCHEDULE = ['walk', 'wander'];
  /** Only which words come next depends on it. */
  const BY_SOUND = ['warble'];
  const actions = Object.entries<ActionEntry>(ACTIONS).filter(
    ([name, { writes, bookkeeping }]) =>
      !BY_SCHEDULE.includes(name) &&
      !BY_SOUND.includes(name) &&
      !bookkeeping &&
      writes.some((fact) => !ALWAYS_TOLD.includes(fact)),
  );
  it('is asked for by no guard when it is bookkeeping', () => {
    const kept = Object.values<ActionEntry>(ACTIONS).filter(({ bookkeeping }) => bookkeeping);
    const asked = guards.flatMap(([, { reads }]) => reads);
    expect(kept.flatMap(({ writes }) => writes).filter((fact) => asked.includes(fact))).toEqual([]);
    expect(kept.length).toBeGreaterThan(0);
  });

  it.each(actions)('changes something as an action: %s', (name, { params }) => {
    expect(facetsOfAction({ name, params: filled(params) }, OWNERS)).not.toEqual([]);
    expect(facetsOfAction({ name, params: filled(params) }, OWNERS).join()).not.toContain('undefined');
  });
});
