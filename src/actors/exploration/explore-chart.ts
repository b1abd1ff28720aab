/**
 * Bounded, breadth-first exploration of everything that one player can do for one quest or dialogue, with the real rules and
 * charts. The first route to anything is a shortest one. Knows no clock and no disk; the same content gives the same result.
 */
import type { ChartSpec } from '../../domain/chart.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import type { Width } from './chart-slice.ts';
import { type Ending, markEndings, rulesThatNote } from './endings.ts';
import { ExploredGame, type Progress } from './explored-game.ts';
import { LinesWorthTyping } from './lines-worth-typing.ts';
import { type Move, Mover, type Outcome, type Step } from './moves.ts';
import type { Situation } from './played-world.ts';

export type ExplorationOptions = {
  /** Situations that are told apart, at most. */
  readonly bound?: number;
  readonly seed?: string;
  /** How much is told apart. */
  readonly width?: Width;
  /** Ends as soon as every ending has come. */
  readonly onlyEndings?: boolean;
  /** Ticks from one typed line to the next. */
  readonly pace?: number;
  /** Hears now and then how many situations there are, and how many of them have been looked at. */
  readonly onProgress?: (found: number, expanded: number) => void;
};

export const DEFAULT_BOUND = 20_000;
export const DEFAULT_SEED = 'exploration';
const DEFAULT_PACE = 1;
const PROGRESS_INTERVAL = 100;

/** The number of every situation that came after the bound was reached. */
export const BEYOND = -1;

/** One of the situations that count as different. */
export type Node = Progress & {
  /** -1 for the first. */
  readonly parent: number;
  readonly step: Step | undefined;
  readonly sentences: readonly string[];
  /** Empty and `isOpen` as long as nobody has looked what follows. */
  readonly edges: Edge[];
  isOpen: boolean;
};

export type Edge = {
  readonly to: number;
  readonly endings: readonly number[];
  readonly step: Step;
};

export type Graph = {
  readonly chart: ChartSpec;
  readonly nodes: readonly Node[];
  readonly endings: readonly Ending[];
  /** How each ending came first, by its number. */
  readonly firstEndings: ReadonlyMap<number, { readonly from: number; readonly step: Step }>;
  readonly bound: number;
  /** Every situation was looked at. */
  readonly isExhausted: boolean;
  readonly game: ExploredGame;
  readonly defects: readonly string[];
};

/** @throws Error for a chart that there is not. */
export function exploreChart(universe: UniverseSpec, id: string, options: ExplorationOptions = {}): Graph {
  const target = universe.charts[id];
  if (target === undefined) throw new Error(`there is no chart ${id}`);
  return new Exploration(universe, target, options).run();
}

class Exploration {
  readonly #target: ChartSpec;
  readonly #options: ExplorationOptions;
  readonly #endings: readonly Ending[];
  readonly #game: ExploredGame;
  readonly #mover: Mover;
  readonly #lines: LinesWorthTyping;
  readonly #nodes: Node[] = [];
  /** Kept until a node has been looked at. */
  readonly #situations: (Situation | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #firstEndings = new Map<number, { from: number; step: Step }>();

  constructor(universe: UniverseSpec, target: ChartSpec, options: ExplorationOptions) {
    this.#target = target;
    this.#options = options;
    const marked = markEndings(universe, target.id);
    this.#endings = marked.endings;
    const noted: number[] = [];
    this.#game = new ExploredGame({
      universe: marked.universe,
      target,
      width: options.width ?? 'wide',
      seed: options.seed ?? DEFAULT_SEED,
      actionRules: rulesThatNote(target.id, marked.endings, (ending) => noted.push(ending)),
    });
    this.#mover = new Mover(this.#game, { noted, pace: options.pace ?? DEFAULT_PACE });
    this.#lines = new LinesWorthTyping(this.#game.world, this.#game.relevance);
  }

  run(): Graph {
    const { bound = DEFAULT_BOUND, onProgress } = this.#options;
    const { world } = this.#game;
    world.begin();
    const situation = world.keep();
    const first = { situation, sentences: this.#game.sentences(situation), progress: this.#game.progress() };
    this.#add(first, { parent: -1, step: undefined });
    let expanded = 0;
    while (expanded < this.#nodes.length && this.#nodes.length < bound && !this.#hasAll()) {
      this.#expand(expanded);
      expanded += 1;
      if (expanded % PROGRESS_INTERVAL === 0) onProgress?.(this.#nodes.length, expanded);
    }
    onProgress?.(this.#nodes.length, expanded);
    return {
      chart: this.#target,
      nodes: this.#nodes,
      endings: this.#endings,
      firstEndings: this.#firstEndings,
      bound,
      isExhausted: expanded === this.#nodes.length,
      game: this.#game,
      defects: [...world.defects],
    };
  }

  #hasAll(): boolean {
    return this.#options.onlyEndings === true && this.#firstEndings.size === this.#endings.length;
  }

  #expand(number: number): void {
    const node = this.#nodes[number] as Node;
    node.isOpen = false;
    if (isOver(node)) return;
    const situation = this.#situations[number] as Situation;
    for (const move of this.#movesFrom(situation)) {
      for (const outcome of this.#mover.outcomes(situation, move)) this.#follow(number, outcome);
    }
    this.#situations[number] = undefined;
  }

  #movesFrom(situation: Situation): readonly Move[] {
    const { world, sky } = this.#game;
    world.recall(situation);
    const lines = this.#lines.here().map((line): Move => ({ type: 'line', line }));
    const days = sky
      .daysToOthers(world.here, world.tick)
      .map((count): Move => ({ type: 'days', days: count }));
    return [...lines, { type: 'wait' }, ...days];
  }

  #follow(from: number, outcome: Outcome): void {
    const { step, endings } = outcome;
    for (const ending of endings)
      if (!this.#firstEndings.has(ending)) this.#firstEndings.set(ending, { from, step });
    const to = this.#add(outcome, { parent: from, step });
    if (to !== from || endings.length > 0) this.#nodes[from]?.edges.push({ to, endings, step });
  }

  #add(
    { situation, sentences, progress }: Pick<Outcome, 'situation' | 'sentences' | 'progress'>,
    { parent, step }: Pick<Node, 'parent' | 'step'>,
  ): number {
    const key = sentences.join('\n');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#nodes.length;
    if (number >= (this.#options.bound ?? DEFAULT_BOUND)) return BEYOND;
    this.#numbers.set(key, number);
    this.#situations.push(situation);
    this.#nodes.push({
      parent,
      step,
      sentences,
      ...progress,
      edges: [],
      isOpen: true,
    });
    return number;
  }
}

/** A quest that is over does not begin again; what follows is no matter of it. */
const isOver = ({ stage, value }: Node): boolean =>
  (stage === 'completed' || stage === 'failed') && value === undefined;

/** The steps from the beginning to a node. */
export function routeTo(nodes: readonly Node[], number: number): readonly Step[] {
  const steps: Step[] = [];
  for (let at = number; at > 0; at = (nodes[at] as Node).parent) steps.push((nodes[at] as Node).step as Step);
  return steps.reverse();
}
