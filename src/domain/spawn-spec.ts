/** What content says of things that turn up by themselves in a place: which, how often, how many, and for how long. */
import type { ChartDelay } from './chart.ts';
import type { Condition } from './condition.ts';
import type { TextKey } from './world-spec.ts';

export type SpawnSpec = {
  /** Its own among those of its location. */
  readonly id: string;
  /** From one turn to the next; the first comes when the realm begins. */
  readonly every: ChartDelay;
  /** Of its things that lie there; with so many of them a turn is let pass. */
  readonly atMost: number;
  /** A turn is let pass while it does not hold. It asks about no player. */
  readonly when?: Condition;
  /** What nobody has moved by then goes away again. */
  readonly vanish?: ChartDelay;
  /** Each item once. */
  readonly table: readonly SpawnRow[];
};

export type SpawnRow = {
  readonly item: string;
  /** So many turns in as many as all weights together. */
  readonly weight: number;
  /** What those who are there read; the engine has words for it where there are none. */
  readonly appears?: TextKey;
  readonly vanishes?: TextKey;
};
