/** What a rule is: a pure function from the facts and an intent to a ruling, which the realm then applies. */
import type { EntityId, PlayerId, RealmId } from '../kernel/ids.ts';
import type { RandomStream } from '../kernel/random-stream.ts';
import type { Entity } from './entity.ts';
import type { ReadonlyFacts } from './facts.ts';
import type { Happening } from './game-event.ts';
import type { Intent } from './intent.ts';
import type { NarrationRequest } from './narration.ts';
import type { Parting, Percept, PerceptParam } from './percept.ts';
import type { HubMail } from './social/correspondence.ts';
import type { Destination } from './voyages/destination.ts';
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
  /** The same for any other moment, given as a number that both runs of a trace agree about. */
  readonly randomAt: (entity: EntityId, purpose: string, moment: number) => RandomStream;
};

export type RealmRef = { readonly realm: RealmId; readonly world: string };

export type Rule = (context: RuleContext, intent: Intent) => Ruling;

export type Ruling = Approval | Refusal;

export type Approval = {
  readonly ok: true;
  /** New versions of records, and new records. */
  readonly changes: readonly Entity[];
  /** Records that are to be no more: stories that are over, items that vanish. */
  readonly removals: readonly EntityId[];
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
  /** The words fit each of these: naming one of them answers the refusal, and the command is carried out. */
  readonly question?: { readonly words: readonly string[]; readonly choices: readonly EntityId[] };
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
  /** To a foreign game. */
  | { readonly type: 'embark'; readonly player: PlayerId; readonly destination: Destination }
  | { readonly type: 'farewell'; readonly player: PlayerId; readonly reason: Parting }
  | { readonly type: 'cancel timer'; readonly owner: EntityId; readonly name: string }
  /** The chart of this keeper or story hears `message <message>` in the next round. */
  | { readonly type: 'send message'; readonly to: EntityId; readonly message: string }
  /** Every chart of this realm, or of all others, hears it. */
  | { readonly type: 'spread message'; readonly message: string; readonly reach: 'realm' | 'other realms' }
  /** To somebody who may be in any realm, or to all realms; the hub hands it on at the next control tick. */
  | { readonly type: 'post'; readonly mail: HubMail }
  /** What a keeper could say instead is to be asked for outside. */
  | { readonly type: 'ask narrator'; readonly request: NarrationRequest }
  /** The story is among the changes, and its chart is to begin. */
  | { readonly type: 'start story'; readonly story: EntityId };

export function approve(parts: Partial<Omit<Approval, 'ok'>>): Approval {
  return { ok: true, changes: [], removals: [], happenings: [], percepts: [], demands: [], ...parts };
}

export function refuse(code: string, params: Refusal['params'] = {}): Refusal {
  return { ok: false, code, params };
}
