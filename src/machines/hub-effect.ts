/** What Cal and Domingo may ask the hub for. */
import type { Happening } from '../domain/game-event.ts';
import type { PlayerId } from '../kernel/ids.ts';

export type HubEffect =
  | { readonly type: 'publish'; readonly happening: Happening }
  /** The player's realm is to suggest somebody or somewhere to them. */
  | { readonly type: 'suggest'; readonly player: PlayerId; readonly prefer: 'person' | 'place' }
  /** Every realm is to scale its rewards. */
  | { readonly type: 'set reward multiplier'; readonly percent: number };
