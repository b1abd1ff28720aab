/** Plays moves from a kept situation, each with every outcome that chance may give it. */
import type { EntityId } from '../../kernel/ids.ts';
import type { ExploredGame, Progress } from './explored-game.ts';
import { NO_THROWS, type Throws } from './luck.ts';
import type { Situation } from './played-world.ts';
import type { Sentences } from './projection.ts';
import type { Relevance } from './relevance.ts';

export type Move =
  | { readonly type: 'line'; readonly line: string }
  /** Until something that counts is otherwise, or up to that tick. */
  | { readonly type: 'wait'; readonly horizon: number }
  | { readonly type: 'days'; readonly days: number };

/** A move as it was made: in which tick a line was typed, or from which to which tick was waited. */
export type Step =
  | { readonly type: 'line'; readonly line: string; readonly tick: number; readonly luck: Luckiness }
  | { readonly type: 'wait'; readonly from: number; readonly until: number; readonly luck: Luckiness };

/** `timed`: at the right moment luck has it; `needed`: another seed or another time may be wanted. */
export type Luckiness = 'none' | 'timed' | 'needed';

export type Outcome = {
  readonly step: Step;
  readonly situation: Situation;
  readonly sentences: Sentences;
  readonly progress: Progress;
  /** Numbers of the endings that came on the way. */
  readonly endings: readonly number[];
};

/** Outcomes of one move that are looked at. */
const OUTCOMES_MAX = 24;
/** How long one waits for the moment in which luck has it. */
const MOMENTS_MAX = 600;

export class Mover {
  readonly #game: ExploredGame;
  readonly #noted: number[];
  /** Ticks from one line to the next. */
  readonly #pace: number;
  /** By chart, the throws at which something else happens, 0 first. */
  readonly #classes: ReadonlyMap<string, readonly number[]>;

  constructor(game: ExploredGame, { noted, pace }: { noted: number[]; pace: number }) {
    this.#game = game;
    this.#noted = noted;
    this.#pace = pace;
    this.#classes = classesIn(game.relevance);
  }

  /** The seed's own outcome first; none when nothing comes of it. */
  outcomes(from: Situation, move: Move): readonly Outcome[] {
    const found: Outcome[] = [];
    const pending: Throws[] = [NO_THROWS];
    const seen = new Set<string>(['']);
    for (const throws of pending) {
      const played = this.#play(from, move, throws);
      if (played === undefined) continue;
      const moment = throws.size === 0 ? undefined : this.#momentFor(from, move, throws);
      const better = moment === undefined ? undefined : this.#playAt(from, move, moment, throws);
      found.push(better ?? played.outcome);
      for (const [actor, thrown] of played.asked) {
        if (throws.has(actor)) continue;
        for (const other of this.#othersThan(actor, thrown)) {
          const next = new Map([...throws, [actor, other] as const]);
          const key = [...next].sort().join();
          if (seen.has(key) || seen.size >= OUTCOMES_MAX) continue;
          seen.add(key);
          pending.push(next);
        }
      }
    }
    return found;
  }

  #play(from: Situation, move: Move, throws: Throws): { outcome: Outcome; asked: Throws } | undefined {
    const { world } = this.#game;
    world.recall(from);
    world.luck.throws = throws;
    world.luck.takeAsked();
    this.#noted.length = 0;
    const luck = throws.size === 0 ? 'none' : 'needed';
    const step = this.#make(move, luck);
    world.luck.throws = NO_THROWS;
    return step === undefined ? undefined : { outcome: this.#outcome(step), asked: world.luck.takeAsked() };
  }

  #make(move: Move, luck: Luckiness): Step | undefined {
    const { world } = this.#game;
    const from = world.tick;
    switch (move.type) {
      case 'line': {
        world.advance(from + this.#pace - 1);
        const tick = world.tick + 1;
        world.type(move.line);
        return { type: 'line', line: move.line, tick, luck };
      }
      case 'wait':
        return this.#game.wait(move.horizon) ? { type: 'wait', from, until: world.tick, luck } : undefined;
      case 'days':
        return this.#game.waitDays(move.days) ? { type: 'wait', from, until: world.tick, luck } : undefined;
    }
  }

  #outcome(step: Step): Outcome {
    const situation = this.#game.world.keep();
    const endings = [...new Set(this.#noted)];
    const sentences = this.#game.sentences(situation);
    return { step, situation, sentences, progress: this.#game.progress(), endings };
  }

  /** The next tick in which the seed itself throws like that, for a line that can be typed at any time. */
  #momentFor(from: Situation, move: Move, throws: Throws): number | undefined {
    if (move.type !== 'line') return undefined;
    const { world } = this.#game;
    world.recall(from);
    const realm = world.here;
    const wanted = [...throws].map(([actor, thrown]) => ({ actor, wanted: this.#classOf(actor, thrown) }));
    for (let tick = from.tick + this.#pace; tick <= from.tick + MOMENTS_MAX; tick += 1) {
      if (wanted.every(({ actor, wanted: of }) => this.#classOf(actor, realm.throwOf(actor, tick)) === of))
        return tick;
    }
    return undefined;
  }

  /** Undefined when something that comes in between makes it another game. */
  #playAt(from: Situation, move: Move, tick: number, throws: Throws): Outcome | undefined {
    if (move.type !== 'line') return undefined;
    const { world } = this.#game;
    world.recall(from);
    const before = JSON.stringify(this.#game.sentences(world.keep()));
    world.advance(tick - 1);
    if (JSON.stringify(this.#game.sentences(world.keep())) !== before) return undefined;
    world.luck.takeAsked();
    this.#noted.length = 0;
    world.type(move.line);
    const asked = world.luck.takeAsked();
    const isAsWanted = [...throws].every(
      ([actor, thrown]) =>
        this.#classOf(actor, asked.get(actor) ?? -1) === this.#classOf(actor, thrown) && asked.has(actor),
    );
    return isAsWanted ? this.#outcome({ type: 'line', line: move.line, tick, luck: 'timed' }) : undefined;
  }

  #othersThan(actor: EntityId, thrown: number): readonly number[] {
    const own = this.#classOf(actor, thrown);
    return this.#classesOf(actor).filter((from) => from !== own);
  }

  /** The lowest throw with which the same happens. */
  #classOf(actor: EntityId, thrown: number): number {
    return this.#classesOf(actor).findLast((from) => from <= thrown) ?? 0;
  }

  #classesOf(actor: EntityId): readonly number[] {
    for (const realm of this.#game.world.realms) {
      const entity = realm.facts.get(actor);
      const chart =
        entity?.kind === 'story'
          ? entity.chart
          : entity?.kind === 'keeper'
            ? realm.setting.world.keepers[entity.spec]?.chart
            : undefined;
      if (chart !== undefined) return this.#classes.get(chart) ?? [0];
    }
    return [0];
  }
}

function classesIn({ slices }: Relevance): ReadonlyMap<string, readonly number[]> {
  const classes = new Map<string, readonly number[]>();
  for (const { unit, guards } of slices) {
    const percents = guards
      .filter(({ name }) => name === 'chance')
      .map(({ params }) => Number(params['percent']));
    const known = classes.get(unit.chart.id) ?? [0];
    classes.set(
      unit.chart.id,
      [...new Set([...known, ...percents])].sort((left, right) => left - right),
    );
  }
  return classes;
}
