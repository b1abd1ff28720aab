/** A universe that people are in: takes inputs as they come, journals each tick before it tells of it, survives its process. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import {
  COMMANDS_PER_TICK_MAX,
  INPUTS_PER_TICK_MAX,
  type LiveMaking,
  openLiveUniverse,
} from '../../src/actors/universe/open-live-universe.ts';
import { playerIdOf } from '../../src/actors/universe/player-id.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { RULEBOOK } from '../../src/domain/rulebook.ts';
import { anyScript } from '../support/any-script.ts';
import { QuickJournal } from '../support/quick-journal.ts';
import { ALICE, BOB, command, join, smallMaking } from '../support/scripted-run.ts';

const making = (journal: QuickJournal, more: Partial<LiveMaking> = {}): LiveMaking => ({
  ...smallMaking(),
  journal,
  content: { 'worlds/universe.yaml': 'name: small' },
  snapshotInterval: 25,
  ...more,
});

function advance(live: ReturnType<typeof openLiveUniverse>, ticks: number): void {
  for (let tick = 0; tick < ticks; tick += 1) live.advance();
}

describe('a live universe', () => {
  it('[LU1] applies what was submitted in the tick that it named', () => {
    const live = openLiveUniverse(making(new QuickJournal()));
    expect(live.submit(join(ALICE, 'Alice'))).toEqual({ ok: true, tick: 1 });
    expect(live.advance().inputs).toEqual([join(ALICE, 'Alice')]);
    expect(live.advance().inputs).toEqual([]);
    expect(live.submit(command(ALICE, 'look'))).toEqual({ ok: true, tick: 3 });
  });

  it('[LU1] has one id for every spelling of a name', () => {
    const live = openLiveUniverse(making(new QuickJournal()));
    expect(live.playerIdOf('ALICE')).toBe(ALICE);
    expect(playerIdOf('42', 'alice')).toBe(ALICE);
    expect(live.playerIdOf('Bob')).not.toBe(ALICE);
    expect(playerIdOf('43', 'Alice')).not.toBe(ALICE);
  });

  it('[LU2] keeps a tick in the journal before anybody hears of it', () => {
    const journal = new QuickJournal();
    const live = openLiveUniverse(making(journal));
    live.subscribe(({ record }) => journal.log.push(`first hears of ${record.tick}`));
    live.subscribe(({ record }) => journal.log.push(`second hears of ${record.tick}`));
    live.submit(join(ALICE, 'Alice'));
    live.advance();
    expect(journal.log).toEqual(['append 1', 'first hears of 1', 'second hears of 1']);
  });

  it('[LU2] keeps every tick with inputs, with something to perceive, and every control tick', () => {
    const journal = new QuickJournal();
    const live = openLiveUniverse(making(journal));
    const told: number[] = [];
    live.subscribe(({ record, outputs }) => outputs.length > 0 && told.push(record.tick));
    live.submit(join(ALICE, 'Alice'));
    advance(live, 90);
    const kept = journal.kept.map(({ record }) => record.tick);
    expect(kept).toEqual(expect.arrayContaining([1, 10, 20, 90, ...told]));
    expect(kept.length).toBeLessThan(90);
  });

  it('[LU2] that can not keep a tick halts, and nobody hears of the tick', () => {
    const journal = new QuickJournal();
    const live = openLiveUniverse(making(journal));
    const heard: number[] = [];
    live.subscribe(({ record }) => heard.push(record.tick));
    live.submit(join(ALICE, 'Alice'));
    journal.fault = new Error('disk full');
    expect(() => live.advance()).toThrow('disk full');
    expect(heard).toEqual([]);
    expect(live.status()).toBe('halted');
    expect(live.submit(command(ALICE, 'look'))).toEqual({ ok: false, code: 'universe/not-running' });
    journal.fault = undefined;
    const again = openLiveUniverse(making(journal));
    expect(again.overview().tick).toBe(0);
  });

  it('[LU3] takes so many commands of one player in a tick and refuses the rest, of this player only', () => {
    const live = openLiveUniverse(making(new QuickJournal()));
    for (let count = 0; count < COMMANDS_PER_TICK_MAX; count += 1)
      expect(live.submit(command(ALICE, 'look')).ok).toBe(true);
    expect(live.submit(command(ALICE, 'look'))).toEqual({ ok: false, code: 'command/too-fast' });
    expect(live.submit(command(BOB, 'look')).ok).toBe(true);
    expect(live.submit({ kind: 'player.leave', player: ALICE }).ok).toBe(true);
    expect(live.advance().inputs).toHaveLength(COMMANDS_PER_TICK_MAX + 2);
    expect(live.submit(command(ALICE, 'look')).ok).toBe(true);
  });

  it('[LU3] refuses everything when a tick has all the inputs it may have', () => {
    const live = openLiveUniverse(making(new QuickJournal()));
    for (let count = 0; count < INPUTS_PER_TICK_MAX; count += 1)
      live.submit({ kind: 'player.leave', player: BOB });
    expect(live.submit(join(ALICE, 'Alice'))).toEqual({ ok: false, code: 'universe/busy' });
    live.advance();
    expect(live.submit(join(ALICE, 'Alice')).ok).toBe(true);
  });

  it('[LU4] paused it runs no tick, and what was submitted meanwhile waits', () => {
    const live = openLiveUniverse(making(new QuickJournal()));
    live.submit(join(ALICE, 'Alice'));
    live.pause();
    expect(live.submit(command(ALICE, 'look')).ok).toBe(true);
    expect(() => live.advance()).toThrow(expect.objectContaining({ code: 'universe/not-running' }));
    live.resume();
    expect(live.advance().inputs).toEqual([join(ALICE, 'Alice'), command(ALICE, 'look')]);
  });

  it('[LU4] halted it writes a snapshot, closes the journal, and takes and runs nothing more', () => {
    const journal = new QuickJournal();
    const live = openLiveUniverse(making(journal));
    advance(live, 3);
    live.halt('maintenance');
    expect(journal.log.slice(-2)).toEqual(['snapshot 3', 'close']);
    expect(live.submit(join(ALICE, 'Alice'))).toEqual({ ok: false, code: 'universe/not-running' });
    expect(() => live.advance()).toThrow(expect.objectContaining({ code: 'universe/not-running' }));
  });

  it('[LU4] who unsubscribes hears no more, others do', () => {
    const live = openLiveUniverse(making(new QuickJournal()));
    const heard: string[] = [];
    const end = live.subscribe(() => heard.push('one'));
    live.subscribe(() => heard.push('two'));
    live.advance();
    end();
    end();
    live.advance();
    expect(heard).toEqual(['one', 'two', 'two']);
  });
});

describe('a universe that is opened again', () => {
  it('[LU5] is on the chain that the journal ends with, whenever its process ended and whatever was done', () => {
    fc.assert(
      fc.property(anyScript(70), fc.integer({ min: 1, max: 70 }), fc.boolean(), (script, end, orderly) => {
        const journal = new QuickJournal();
        const live = openLiveUniverse(making(journal));
        const chains = [live.overview().chain];
        for (let tick = 1; tick <= end; tick += 1) {
          for (const input of script.get(tick) ?? []) live.submit(input);
          chains.push(live.advance().record.chain);
        }
        if (orderly) live.halt('over');
        const stored = [journal.kept.at(-1)?.record.tick ?? 0, journal.newestSnapshot()?.tick ?? 0];
        const tick = Math.max(...stored);
        expect(openLiveUniverse(making(journal)).overview()).toMatchObject({ tick, chain: chains[tick] });
        if (orderly) expect(tick).toBe(end);
      }),
      { numRuns: 25 },
    );
  });

  it('[LU5] runs only the ticks after the newest snapshot again, and tells how far it is', () => {
    const journal = new QuickJournal();
    advance(openLiveUniverse(making(journal)), 60);
    expect(journal.log.filter((entry) => entry.startsWith('snapshot'))).toEqual([
      'snapshot 25',
      'snapshot 50',
    ]);
    const progress: (readonly [number, number])[] = [];
    openLiveUniverse(making(journal, { onRecovery: (done, total) => progress.push([done, total]) }));
    expect(progress).toEqual([[10, 10]]);
  });

  it('[LU5] goes on as a universe does whose process never ended', () => {
    const journal = new QuickJournal();
    const first = openLiveUniverse(making(journal));
    first.submit(join(ALICE, 'Alice'));
    advance(first, 30);
    const again = openLiveUniverse(making(journal));
    const straight = Universe.begin(smallMaking());
    const inputs = new Map<number, Input[]>([
      [1, [join(ALICE, 'Alice')]],
      [31, [{ kind: 'player.leave', player: ALICE }]],
    ]);
    for (let tick = 1; tick <= 70; tick += 1) {
      const { record } = straight.step(inputs.get(tick) ?? []);
      if (tick > 30) expect(again.advance().record).toEqual(record);
    }
  });

  it('[LU6] marks everybody away who was connected when the process ended', () => {
    const journal = new QuickJournal();
    const live = openLiveUniverse(making(journal));
    live.submit(join(ALICE, 'Alice'));
    live.submit(join(BOB, 'Bob'));
    live.submit({ kind: 'player.transition', player: BOB, from: 'isle', to: 'deep', narrativeContext: '' });
    advance(live, 5);
    live.halt('power cut');
    const again = openLiveUniverse(making(journal));
    const left = [ALICE, BOB].sort().map((player): Input => ({ kind: 'player.leave', player }));
    expect(again.advance().inputs).toEqual(left);
    advance(again, 10);
    for (const { roster } of again.overview().realms)
      expect(roster.some(({ present }) => present)).toBe(false);
    expect(again.overview().stats.total_players).toBe(2);
  });

  it.each([
    ['journal/content-changed', { spec: { ...smallMaking().spec, behaviourHash: 'cd'.repeat(32) } }],
    ['journal/options-changed', { options: { ...smallMaking().options, npcs: 7 } }],
    ['journal/diverged', { rulebook: { ...RULEBOOK, ask: RULEBOOK.look } }],
  ] satisfies [string, Partial<LiveMaking>][])(
    '[LU7] refuses with %s what would not be the same universe',
    (code, changed) => {
      const journal = new QuickJournal();
      const live = openLiveUniverse(making(journal));
      live.submit(join(ALICE, 'Alice'));
      live.advance();
      live.submit(command(ALICE, 'ask warden about key'));
      live.submit(command(ALICE, 'look'));
      advance(live, 15);
      const open = (more: Partial<LiveMaking>) => () =>
        openLiveUniverse(making(journal, { onFailure: () => {}, ...more }));
      expect(open(changed)).toThrow(expect.objectContaining({ code }));
      expect(open({})).not.toThrow();
    },
  );

  it('[LU7] keeps the content it began with in the header of its journal', () => {
    const journal = new QuickJournal();
    openLiveUniverse(making(journal));
    expect(journal.header()).toMatchObject({
      format: 'the-seed/journal@1',
      contentHash: smallMaking().spec.behaviourHash,
      content: { 'worlds/universe.yaml': 'name: small' },
      universe: { seed: '42' },
    });
  });
});
