/** What is kept of the hub: with it the universe goes on exactly as it was. */
import type { Ban } from '../../domain/operators/ban.ts';
import type { ListingFact } from '../../domain/social/listing.ts';
import type { EntityId } from '../../kernel/ids.ts';
import type { Behaviour } from '../../machines/behaviour.ts';
import type { BridgeDeskSnapshot } from '../bridge/bridge-desk.ts';
import type { HubCascadesSnapshot } from '../cascades/hub-cascades.ts';
import type { GameDeskSnapshot } from '../games/game-desk.ts';
import type { GovernanceSnapshot } from '../governance/governance-desk.ts';
import type { VoyageDeskSnapshot } from '../voyages/voyage-desk.ts';

export type HubSnapshot = {
  readonly behaviours: Readonly<Record<EntityId, Behaviour>>;
  readonly sent: number;
  readonly quarantined: readonly EntityId[];
  /** Every player whom the hub knows, sorted by id. */
  readonly register: readonly ListingFact[];
  /** Absent while no game was ever registered. */
  readonly games?: GameDeskSnapshot;
  /** Absent while nobody is banned. */
  readonly bans?: readonly Ban[];
  /** Absent while no game ever took travellers. */
  readonly voyages?: VoyageDeskSnapshot;
  /** Absent while no reaction has anything to keep. */
  readonly cascades?: HubCascadesSnapshot;
  /** Absent while no policy counts anything at the hub. */
  readonly tallies?: GovernanceSnapshot;
  /** Absent while nobody ever used the bridge. */
  readonly bridge?: BridgeDeskSnapshot;
};
