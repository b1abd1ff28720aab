/** What a rule is: a pure function from the facts and an intent to a ruling, which the realm then applies. */
import type { EntityId, PlayerId, RealmId } from '../kernel/ids.ts';
import type { RandomStream } from '../kernel/random-stream.ts';
import type { Entity } from './entity.ts';
import type { ReadonlyFacts } from './facts.ts';
import type { Happening } from './game-event.ts';
import type { Intent } from './intent.ts';
import type { Percept, PerceptParam } from './percept.ts';
import type { ClockSettings } from './world-clock.ts';
import type { UniverseSpec, WorldSpec } from './world-spec.ts';

/** Everything a rule may look at. */
export type RuleContext = {
  readonly facts: ReadonlyFacts;
  readonly universe: UniverseSpec;
  readonly world: WorldSpec;
  readonly realm: RealmId;
  /** All realms of the universe, sorted by id. */
  readonly realms: readonly RealmRef[];
  readonly settings: ClockSettings;
  readonly tick: number;
  /** The entity's own random stream of this tick for that purpose. */
  readonly random: (entity: EntityId, purpose: string) => RandomStream;
};

export type RealmRef = { readonly realm: RealmId; readonly world: string };

export type Rule = (context: RuleContext, intent: Intent) => Ruling;

export type Ruling = Approval | Refusal;

export type Approval = {
  readonly ok: true;
  /** New versions of records, and new records. */
  readonly changes: readonly Entity[];
  readonly happenings: readonly Happening[];
  /** What single players perceive besides the happenings, after those. */
  readonly percepts: readonly { readonly player: PlayerId; readonly percept: Percept }[];
  readonly demands: readonly Demand[];
};

export type Refusal = {
  readonly ok: false;
  /** `take/fixed`; its sentence is `refusal.take.fixed`. */
  readonly code: string;
  readonly params: Readonly<Record<string, PerceptParam>>;
};

/** What a ruling asks the realm to see to, besides changing facts. */
export type Demand =
  | { readonly type: 'set timer'; readonly owner: EntityId; readonly name: string; readonly ticks: number }
  | {
      readonly type: 'depart';
      readonly player: PlayerId;
      readonly to: RealmId;
      readonly location: string;
      readonly context: string;
    }
  | { readonly type: 'farewell'; readonly player: PlayerId };

export function approve(parts: Partial<Omit<Approval, 'ok'>>): Approval {
  return { ok: true, changes: [], happenings: [], percepts: [], demands: [], ...parts };
}

export function refuse(code: string, params: Refusal['params'] = {}): Refusal {
  return { ok: false, code, params };
}
