/** What a live universe writes into its chronicle, whenever its process ends. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChronicleRecord } from '../../src/actors/chronicle/chronicle.ts';
import { streamOfEvent, streamOfInput } from '../../src/actors/chronicle/chronicler.ts';
import { type LiveMaking, openLiveUniverse } from '../../src/actors/universe/open-live-universe.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { verifyChronicle } from '../../src/actors/chronicle/verify-chronicle.ts';
import type { GameEvent } from '../../src/domain/game-event.ts';
import { encodeCanonical } from '../../src/kernel/canonical.ts';
import { anyScript } from '../support/any-script.ts';
import { QuickJournal } from '../support/quick-journal.ts';
import { ALICE, BOB, command, join, smallMaking } from '../support/scripted-run.ts';

const making = (journal: QuickJournal, more: Partial<LiveMaking> = {}): LiveMaking => ({
  ...smallMaking(),
  journal,
  content: {},
  snapshotInterval: 25,
  ...more,
});

/** Everything that the journal keeps, run again from the first tick in a universe that has no chronicle. */
function replay(journal: QuickJournal, through: number): TickOutcome[] {
  const universe = Universe.begin(smallMaking());
  const inputs = new Map([...journal.ticksAfter(0)].map((tick) => [tick.record.tick, tick.inputs]));
  const outcomes: TickOutcome[] = [];
  for (let tick = 1; tick <= through; tick += 1) outcomes.push(universe.step(inputs.get(tick) ?? []));
  return outcomes;
}

/** Ids and bodies, in order: inputs of a tick first, then its events. */
const told = (outcomes: readonly TickOutcome[]): string[] =>
  outcomes.flatMap(({ record: { tick }, inputs, events }) => [
    ...inputs.map((input, index) => `i${tick}.${index} ${encodeCanonical(input)}`),
    ...events.map((event) => `${event.id} ${encodeCanonical(event)}`),
  ]);

const recordsOf = (journal: QuickJournal): ChronicleRecord[] => [...journal.chronicle.records()];

function verificationOf(journal: QuickJournal) {
  const genesis = journal.chronicle.genesis()!;
  const ticks = [...journal.ticksAfter(genesis.tick)].map(({ record }) => record);
  return verifyChronicle({ genesis, records: recordsOf(journal), ticks });
}

/** The first cause of each event, by following the causes one by one. */
function firstCauses(outcomes: readonly TickOutcome[]): Map<string, string> {
  const causes = new Map(
    outcomes.flatMap(({ events }) => events.map(({ id, cause }) => [id as string, cause as string])),
  );
  const first = (id: string): string => {
    const cause = causes.get(id);
    return cause === undefined ? id : first(cause);
  };
  return new Map([...causes.keys()].map((id) => [id, first(id)]));
}

describe('the chronicle of a live universe', () => {
  it('[CR9] has every input and event once and in order, as a replay of the journal has them, wherever it was killed', () => {
    fc.assert(
      fc.property(
        anyScript(60),
        fc.array(fc.record({ ticks: fc.integer({ min: 1, max: 40 }), orderly: fc.boolean() }), {
          minLength: 1,
          maxLength: 4,
        }),
        (script, lives) => {
          const journal = new QuickJournal();
          for (const { ticks, orderly } of lives) {
            const live = openLiveUniverse(making(journal));
            for (let count = 0; count < ticks; count += 1) {
              for (const input of script.get(live.universe.tick + 1) ?? []) live.submit(input);
              live.advance();
            }
            if (orderly) live.halt('over');
          }
          const through = openLiveUniverse(making(journal)).universe.tick;
          const outcomes = replay(journal, through);
          const records = recordsOf(journal);
          expect(records.map(({ id, body }) => `${id} ${body}`)).toEqual(told(outcomes));
          const first = firstCauses(outcomes);
          for (const { id, kind, correlation } of records)
            expect(correlation).toBe(kind === 'input' ? id : first.get(id));
          expect(verificationOf(journal)).toMatchObject({ outcome: 'verified', position: records.length });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('[CR9] has the events of a tick that the journal left out with the next one that it keeps, or a snapshot', () => {
    const journal = new QuickJournal();
    const live = openLiveUniverse(making(journal, { snapshotInterval: 25 }));
    const quiet: number[] = [];
    live.submit(join(ALICE, 'Alice'));
    for (let tick = 1; tick <= 130; tick += 1) {
      // With somebody who has been there, Domingo has something to adjust, in a tick after a control tick.
      if (tick === 30) live.submit({ kind: 'player.leave', player: ALICE });
      const { record, inputs, outputs, events } = live.advance();
      const isKept = inputs.length + outputs.length > 0 || record.tick % 10 === 0;
      if (!isKept && events.length > 0) quiet.push(record.tick);
      const written = recordsOf(journal).at(-1)?.tick ?? 0;
      if (isKept && events.length > 0) expect(written).toBe(record.tick);
    }
    expect(quiet.length).toBeGreaterThan(0);
    expect(recordsOf(journal).map(({ tick }) => tick)).toEqual(expect.arrayContaining(quiet));
    live.halt('over');
    expect(recordsOf(journal).map(({ id, body }) => `${id} ${body}`)).toEqual(told(replay(journal, 130)));
  });

  it('[CR9] keeps what waits to be written when a snapshot fails', () => {
    const journal = new QuickJournal();
    const failures: unknown[] = [];
    const live = openLiveUniverse(making(journal, { onFailure: (failure) => failures.push(failure) }));
    const save = journal.saveSnapshot.bind(journal);
    journal.saveSnapshot = () => {
      throw new Error('disk full');
    };
    for (let tick = 1; tick <= 60; tick += 1) live.advance();
    journal.saveSnapshot = save;
    live.halt('over');
    expect(failures.length).toBeGreaterThan(0);
    expect(recordsOf(journal).map(({ id, body }) => `${id} ${body}`)).toEqual(told(replay(journal, 60)));
  });

  it('[CR10] has what players do and have done to them in their streams, and the rest where it happened', () => {
    const journal = new QuickJournal();
    const live = openLiveUniverse(making(journal));
    for (const [player, name] of [
      [ALICE, 'Alice'],
      [BOB, 'Bob'],
    ] as const)
      live.submit(join(player, name));
    live.submit(command(ALICE, 'look'));
    for (let tick = 1; tick <= 120; tick += 1) live.advance();
    const streams = new Set(recordsOf(journal).map(({ stream }) => stream));
    expect([...streams].sort()).toEqual(['hub', ALICE, BOB, 'realm:deep', 'realm:isle'].sort());
    for (const record of recordsOf(journal)) {
      const held = JSON.parse(record.body);
      expect(record.stream).toBe(record.kind === 'input' ? streamOfInput(held) : streamOfEvent(held));
      if (record.kind !== 'input' && record.stream.startsWith('player:'))
        expect(held.actor).toBe(record.stream);
    }
  });

  it('[CR10] keeps games and decisions with whom they are about', () => {
    const event = (type: string, params: GameEvent['params'], realm = 'hub'): GameEvent =>
      ({ id: 'e1.hub.1', tick: 1, realm, cause: 'i1.0', type, params }) as unknown as GameEvent;
    expect(streamOfEvent(event('game.event', { source: 'chess', target: 'go' }))).toBe('game:chess');
    expect(streamOfEvent(event('game.lagging', { game: 'chess' }))).toBe('game:chess');
    expect(streamOfEvent(event('game.refused', { code: 'game/unknown' }))).toBe('hub');
    expect(streamOfEvent(event('governance.decided', { subject: ALICE }, 'isle'))).toBe(ALICE);
    expect(streamOfEvent(event('governance.decided', { subject: 'game:chess' }))).toBe('game:chess');
    expect(streamOfEvent(event('governance.decided', { subject: 'everybody' }, 'isle'))).toBe('realm:isle');
    const baker = { ...event('citizen.settled', {}, 'isle'), actor: 'keeper:baker' } as GameEvent;
    expect(streamOfEvent(baker)).toBe('keeper:baker');
    expect(streamOfEvent({ ...baker, type: 'keeper.idled' })).toBe('realm:isle');
    expect(streamOfInput({ kind: 'game.publish', game: 'chess' })).toBe('game:chess');
    expect(streamOfInput({ kind: 'chart.activate', files: [] })).toBe('hub');
  });
});
