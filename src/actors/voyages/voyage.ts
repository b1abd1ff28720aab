/**
 * A traveller to a foreign game: the whole of the player, in custody beside the realm that they left. Nobody but the hub
 * changes it, at the beginning of a tick or at a control tick.
 */
import type { Claims } from '../../domain/voyages/claims.ts';
import type { Destination } from '../../domain/voyages/destination.ts';
import type { CauseId } from '../../kernel/ids.ts';
import type { Input, PlayerInput } from '../universe/input.ts';
import type { Traveller } from '../realm/mail.ts';
import type { OperatorMail } from '../operators/operator-mail.ts';

export type Voyage = {
  readonly id: string;
  readonly destination: Destination;
  readonly since: number;
  /** From this tick on they go home, come what may. */
  readonly deadline: number;
  /** Proves that a result is of this handoff. */
  readonly nonce: string;
  readonly state: 'offered' | 'accepted' | 'homeward';
  readonly mail: Traveller;
  readonly cause: CauseId;
  /** What others did to the player meanwhile. */
  readonly waiting: readonly { readonly input: PlayerInput; readonly cause: CauseId }[];
  /** What operators want done with the player as soon as they are home. */
  readonly orders?: readonly { readonly mail: OperatorMail; readonly cause: CauseId }[];
};

/** Inputs about an absent player that are kept for their return. */
export const WAITING_MAX = 64;

export type VoyageInput =
  /** The game has read the handoff and takes the traveller. `request` comes back in the event that says what became of it. */
  | {
      readonly kind: 'voyage.accept';
      readonly request: string;
      readonly game: string;
      readonly voyage: string;
      readonly nonce: string;
    }
  /** The game sends the traveller home. Its signature is verified already. */
  | {
      readonly kind: 'voyage.result';
      readonly request: string;
      readonly game: string;
      readonly voyage: string;
      readonly nonce: string;
      readonly claims: Claims;
    };

export const isOfVoyage = (input: Input): input is VoyageInput => input.kind.startsWith('voyage.');
