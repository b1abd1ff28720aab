/** A citizen in an envelope between two realms: exists nowhere else. */
import type { AcquaintanceFact } from '../../domain/acquaintance.ts';
import type { ItemFact, KeeperFact } from '../../domain/entity.ts';
import type { CauseId, RealmId } from '../../kernel/ids.ts';
import type { Behaviour } from '../../machines/behaviour.ts';
import type { ChartDebt } from '../live-content/chart-debt.ts';

export type TravellingCitizen = {
  readonly kind: 'citizen';
  readonly keeper: KeeperFact;
  readonly items: readonly ItemFact[];
  readonly acquaintances: readonly AcquaintanceFact[];
  /** Absent when no chart moves them any more. */
  readonly behaviour?: Behaviour;
  /** Ticks that were left when they set out. */
  readonly timers: readonly { readonly name: string; readonly ticks: number; readonly cause: CauseId }[];
  readonly from: RealmId;
  readonly location: string;
  /** Sent home because the way was closed. */
  readonly returned: boolean;
  /** What their chart has to do on arrival, because it was replaced on the way. */
  readonly owed?: ChartDebt;
};
