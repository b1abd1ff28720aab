/**
 * Whatever anybody types in the shipped worlds: every verb with everything that is about in every room, then lines at
 * random. COMMANDS_RUNS says how many of those; 4000 by default.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import { playerIdOf } from '../../src/actors/universe/player-id.ts';
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../../src/actors/universe/universe-options.ts';
import { approve } from '../../src/domain/rule.ts';
import { RULEBOOK, type Rulebook } from '../../src/domain/rulebook.ts';
import type { PlayerId } from '../../src/kernel/ids.ts';
import { Auditor } from '../support/auditor.ts';
import { AnswerCheck } from './answer-check.ts';
import { loadShippedContent } from './simulation.ts';
import { apply, type TypedTick, TypingRoom } from './typing-room.ts';

const RUNS = Number(process.env['COMMANDS_RUNS'] ?? 4000);
const AUDIT_TICKS = 50;
const PATIENCE = 120_000 + RUNS * 10;
const FAILED: readonly string[] = ['rule.failed', 'actor.failed', 'realm.failed'];

type Named = { readonly name: string; readonly player: PlayerId };

describe('whatever is typed in the shipped worlds', () => {
  const { universe: spec } = loadShippedContent();
  const defects: string[] = [];
  const making: UniverseMaking = {
    spec,
    options: {
      ...DEFAULT_OPTIONS,
      seed: 'any words',
      realms: realmsOf(Object.keys(spec.worlds), Object.keys(spec.worlds).length),
      npcs: 4,
      recheckInterval: AUDIT_TICKS,
    },
    onFailure: ({ realm, where, error }) => defects.push(`${realm} ${where}: ${String(error)}`),
  };
  const ticks: TypedTick[] = [];
  const problems: string[] = [];
  let silences: readonly string[] = [];
  let chain = '';
  let visited: ReadonlySet<string> = new Set();

  beforeAll(() => {
    const universe = Universe.begin(making);
    const auditor = new Auditor(universe);
    const room = new TypingRoom(universe, RUNS);
    const answers = new AnswerCheck(universe);
    let answered = true;
    while (!room.isDone || !answered) {
      const tick = room.next();
      ticks.push(tick);
      answers.before(tick.inputs);
      const outcome = universe.step(tick.inputs);
      answered = answers.after(outcome);
      defects.push(
        ...outcome.events
          .filter(({ type }) => FAILED.includes(type))
          .map(({ type, params, cause }) => `${type} ${JSON.stringify(params)} ${cause}`),
      );
      auditor.note(outcome);
      if (universe.tick % AUDIT_TICKS === 0) problems.push(...auditor.problems());
    }
    universe.recheck();
    problems.push(...auditor.problems());
    silences = answers.silences;
    visited = room.visited;
    chain = universe.chain;
  }, PATIENCE);

  it('[AW1] nothing breaks of it', () => {
    const typed = ticks.flatMap(({ inputs }) => inputs).filter(({ kind }) => kind === 'player.command');
    expect(typed.length).toBeGreaterThan(RUNS);
    expect(visited.size).toBe(
      Object.values(spec.worlds).reduce((sum, { locations }) => sum + Object.keys(locations).length, 0),
    );
    expect(defects).toEqual([]);
  });

  it('[AW2] each line is answered', () => {
    expect(silences).toEqual([]);
  });

  it('[AW2] a verb that says nothing would be noticed, whatever else is heard', () => {
    const mute: Rulebook = { ...RULEBOOK, wait: () => approve({}) };
    const universe = Universe.begin({ ...making, rulebook: mute });
    const answers = new AnswerCheck(universe);
    const [ada, bea] = ['Ada', 'Bea'].map((name) => ({ name, player: playerIdOf('any words', name) })) as [
      Named,
      Named,
    ];
    universe.step([ada, bea].map((person) => ({ kind: 'player.join', ...person })));
    const typed: Input[] = [
      { kind: 'player.command', player: ada.player, text: 'wait' },
      { kind: 'player.command', player: bea.player, text: 'say hello' },
    ];
    answers.before(typed);
    const outcome = universe.step(typed);
    answers.after(outcome);
    expect(outcome.outputs.find(({ player }) => player === ada.player)?.percepts).not.toEqual([]);
    expect(answers.silences).toEqual(['tick 2 vetrellis: "wait"']);
  });

  it('[AW3] nothing is made, lost or in two places by it', () => {
    expect(problems).toEqual([]);
  });

  it(
    '[AW4] the same lines give the same chain',
    () => {
      const again = Universe.begin(making);
      for (const tick of ticks) {
        apply(again, tick.moves);
        again.step(tick.inputs);
      }
      expect(again.chain).toBe(chain);
    },
    PATIENCE,
  );
});
