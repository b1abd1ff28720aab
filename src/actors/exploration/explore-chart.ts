/**
 * Bounded exploration, nearest first, of everything that one player can do for one quest or dialogue, with the real rules and
 * charts. Knows no clock and no disk; the same content gives the same result.
 */
import type { ChartSpec } from '../../domain/chart.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import type { Width } from './chart-slice.ts';
import { DepthQueue } from './depth-queue.ts';
import { type Ending, markEndings, rulesThatNote } from './endings.ts';
import { ExploredGame, type Progress } from './explored-game.ts';
import { LinesWorthTyping } from './lines-worth-typing.ts';
import { Mover, type Outcome, type Step } from './moves.ts';
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

export const DEFAULT_BOUND = 10_000;
export const DEFAULT_SEED = 'exploration';
const DEFAULT_PACE = 1;
const PROGRESS_INTERVAL = 100;
/** Changes that one wait passes, at most. */
const STOPS_MAX = 500;

/** The number of every situation that came after the bound was reached. */
export const BEYOND = -1;

/** One of the situations that count as different. */
export type Node = Progress & {
  /** The way to it: -1 and nothing for the first. */
  readonly parent: number;
  readonly steps: readonly Step[];
  /** How many steps it is from the beginning. */
  readonly depth: number;
  readonly sentences: readonly string[];
  readonly edges: Edge[];
  /** Nobody has looked yet what follows. */
  isOpen: boolean;
};

export type Edge = {
  readonly to: number;
  readonly endings: readonly number[];
  /** One, or a wait and what can be done then. */
  readonly steps: readonly Step[];
};

export type Graph = {
  readonly chart: ChartSpec;
  readonly nodes: readonly Node[];
  readonly endings: readonly Ending[];
  /** How each ending came first, by its number. */
  readonly firstEndings: ReadonlyMap<number, FirstEnding>;
  readonly bound: number;
  /** Every situation was looked at. */
  readonly isExhausted: boolean;
  readonly game: ExploredGame;
  readonly defects: readonly string[];
};

export type FirstEnding = { readonly from: number; readonly steps: readonly Step[]; readonly depth: number };

/** @throws Error for a chart that there is not. */
export function exploreChart(universe: UniverseSpec, id: string, options: ExplorationOptions = {}): Graph {
  const target = universe.charts[id];
  if (target === undefined) throw new Error(`there is no chart ${id}`);
  return new Exploration(universe, target, options).run();
}

class Exploration {
  readonly #target: ChartSpec;
  readonly #options: ExplorationOptions;
  readonly #bound: number;
  readonly #endings: readonly Ending[];
  readonly #game: ExploredGame;
  readonly #mover: Mover;
  readonly #lines: LinesWorthTyping;
  readonly #nodes: Node[] = [];
  /** Kept until a node has been looked at. */
  readonly #situations: (Situation | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  /** Numbers of nodes to look at. */
  readonly #waiting = new DepthQueue();
  readonly #firstEndings = new Map<number, FirstEnding>();

  constructor(universe: UniverseSpec, target: ChartSpec, options: ExplorationOptions) {
    this.#target = target;
    this.#options = options;
    this.#bound = options.bound ?? DEFAULT_BOUND;
    // What is allowed how often in a minute is nothing that a chart could be stuck on.
    const { policies: _, ...ungoverned } = universe;
    const marked = markEndings(ungoverned, target.id);
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
    const { onProgress } = this.#options;
    const { world } = this.#game;
    world.begin();
    const situation = world.keep();
    const first = { situation, sentences: this.#game.sentences(situation), progress: this.#game.progress() };
    this.#add(first, { parent: -1, steps: [], depth: 0 });
    let expanded = 0;
    while (!this.#isEnough()) {
      const number = this.#waiting.take();
      if (number === undefined) break;
      // What was found again on a shorter way is there twice.
      if (this.#nodes[number]?.isOpen !== true) continue;
      this.#expand(number);
      expanded += 1;
      if (expanded % PROGRESS_INTERVAL === 0) onProgress?.(this.#nodes.length, expanded);
    }
    onProgress?.(this.#nodes.length, expanded);
    return {
      chart: this.#target,
      nodes: this.#nodes,
      endings: this.#endings,
      firstEndings: this.#firstEndings,
      bound: this.#bound,
      isExhausted: this.#nodes.every(({ isOpen }) => !isOpen) && this.#nodes.length < this.#bound,
      game: this.#game,
      defects: [...world.defects],
    };
  }

  #isEnough(): boolean {
    const hasAll = this.#firstEndings.size === this.#endings.length;
    return this.#nodes.length >= this.#bound || (this.#options.onlyEndings === true && hasAll);
  }

  #expand(number: number): void {
    const node = this.#nodes[number] as Node;
    node.isOpen = false;
    const situation = this.#situations[number] as Situation;
    this.#situations[number] = undefined;
    if (isOver(node)) return;
    const { world, sky } = this.#game;
    this.#typeEverything({ number, situation, waited: [] }, new Set());
    world.recall(situation);
    for (const days of sky.daysToOthers(world.here, world.tick))
      for (const outcome of this.#mover.outcomes(situation, { type: 'days', days }))
        this.#follow(number, outcome, [outcome.step]);
    this.#wait(number, situation);
  }

  /** Whatever is worth typing there and then; ways only when they are new since this place was last looked at. */
  #typeEverything(
    { number, situation, waited }: { number: number; situation: Situation; waited: readonly Step[] },
    ways: Set<string>,
  ): void {
    this.#game.world.recall(situation);
    for (const { line, isWay } of this.#lines.here()) {
      if (isWay && ways.has(line)) continue;
      if (isWay) ways.add(line);
      for (const outcome of this.#mover.outcomes(situation, { type: 'line', line }))
        this.#follow(number, outcome, [...waited, outcome.step]);
    }
  }

  /** Through the hours, and through what is known already, up to something new; at each hour everything is tried. */
  #wait(number: number, situation: Situation): void {
    const { world } = this.#game;
    world.recall(situation);
    const { horizon } = this.#game;
    const hours = new Set([this.#game.sentences(situation).hourly.join('\n')]);
    const lines = this.#lines.here();
    if (!this.#game.waitingMatters(lines.some(({ isWay }) => !isWay))) return;
    const ways = new Set<string>(lines.flatMap(({ line, isWay }) => (isWay ? [line] : [])));
    const own = (this.#nodes[number] as Node).sentences.join('\n');
    let isThere = true;
    let from = situation;
    for (let stops = 0; stops < STOPS_MAX; stops += 1) {
      const [natural, ...others] = this.#mover.outcomes(from, { type: 'wait', horizon });
      for (const other of others) this.#follow(number, other, [since(situation, other.step)]);
      if (natural === undefined) return;
      const waited = [since(situation, natural.step)];
      from = natural.situation;
      isThere &&= natural.sentences.lasting.join('\n') === own;
      if (isThere) {
        const hour = natural.sentences.hourly.join('\n');
        if (!hours.has(hour)) this.#typeEverything({ number, situation: from, waited }, ways);
        hours.add(hour);
        continue;
      }
      const count = this.#nodes.length;
      const to = this.#follow(number, natural, waited);
      if (to === BEYOND || this.#nodes.length > count) return;
    }
  }

  #follow(from: number, outcome: Outcome, steps: readonly Step[]): number {
    const { endings } = outcome;
    const node = this.#nodes[from] as Node;
    const depth = node.depth + steps.length;
    for (const ending of endings) {
      const known = this.#firstEndings.get(ending);
      if (known === undefined || depth < known.depth) this.#firstEndings.set(ending, { from, steps, depth });
    }
    const to = this.#add(outcome, { parent: from, steps, depth });
    if (to !== from || endings.length > 0) node.edges.push({ to, endings, steps });
    return to;
  }

  #add(
    { situation, sentences, progress }: Pick<Outcome, 'situation' | 'sentences' | 'progress'>,
    way: Pick<Node, 'parent' | 'steps' | 'depth'>,
  ): number {
    const key = sentences.lasting.join('\n');
    const known = this.#numbers.get(key);
    const before = known === undefined ? undefined : this.#nodes[known];
    if (known !== undefined && before !== undefined && (!before.isOpen || before.depth <= way.depth))
      return known;
    const number = known ?? this.#nodes.length;
    if (number >= this.#bound) return BEYOND;
    this.#numbers.set(key, number);
    this.#situations[number] = situation;
    this.#nodes[number] = { ...way, sentences: sentences.lasting, ...progress, edges: [], isOpen: true };
    // Who only wants to see the endings goes on in every state of the chart by turns, and so gets far.
    const group = this.#options.onlyEndings === true ? JSON.stringify(progress) : '';
    this.#waiting.push(number, { depth: way.depth, group });
    return number;
  }
}

/** The wait as a whole, from where it began. */
const since = ({ tick }: Situation, step: Step): Step =>
  step.type === 'wait' ? { ...step, from: tick } : step;

/** A quest that is over does not begin again; what follows is no matter of it. */
const isOver = ({ stage, value }: Node): boolean =>
  (stage === 'completed' || stage === 'failed') && value === undefined;

/** The steps from the beginning to a node. */
export function routeTo(nodes: readonly Node[], number: number): readonly Step[] {
  const parts: (readonly Step[])[] = [];
  for (let at = number; at > 0; at = (nodes[at] as Node).parent) parts.push((nodes[at] as Node).steps);
  return parts.reverse().flat();
}
