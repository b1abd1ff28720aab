/**
 * Everything that enters a universe from outside. Inputs are recorded in this form, in order, and a run is
 * nothing but a seed, a content and its inputs.
 */
import type { PlayerId } from '../../kernel/ids.ts';
import type { BridgeInput } from '../bridge/bridge-input.ts';
import type { GameInput } from '../games/game-input.ts';
import type { PolicyInput } from '../governance/policy-input.ts';
import type { OperatorInput } from '../operators/operator-input.ts';
import type { VoyageInput } from '../voyages/voyage.ts';

export type Input =
  /** A player connects; an unknown one is created in the start realm. `name` is already valid. */
  | {
      readonly kind: 'player.join';
      readonly player: PlayerId;
      readonly name: string;
      /** The language that was asked for, one of the universe's; when absent, everybody keeps theirs. */
      readonly locale?: string;
      /** What a newcomer reads who asks for no language; when absent, the first one of the universe. */
      readonly defaultLocale?: string;
    }
  /** The connection of a player ended. */
  | { readonly kind: 'player.leave'; readonly player: PlayerId }
  /** A line a player typed: at most COMMAND_LENGTH_MAX UTF-16 units, no control characters. */
  | { readonly kind: 'player.command'; readonly player: PlayerId; readonly text: string }
  /** The five below are the multiverse API: what an operator or another program may do to a player. */
  | {
      readonly kind: 'player.create';
      readonly player: PlayerId;
      readonly name: string;
      readonly race: string;
      readonly characterClass: string;
      readonly realm: string;
    }
  | {
      readonly kind: 'player.transition';
      readonly player: PlayerId;
      readonly from: string;
      readonly to: string;
      readonly narrativeContext: string;
      /** The game that asks for it; without a policy that permits it, the player is asked. */
      readonly game?: string;
      /** Comes back in the event that says what became of it. */
      readonly request?: string;
    }
  /** A game asks a player to come along; what a transition becomes that needs the player’s consent. */
  | {
      readonly kind: 'player.invitation';
      readonly player: PlayerId;
      readonly request: string;
      readonly game: string;
      /** What the game calls its realm. */
      readonly host: string;
      readonly from: string;
      readonly to: string;
      readonly words: string;
    }
  | {
      readonly kind: 'player.reputation';
      readonly player: PlayerId;
      readonly faction: string;
      readonly change: number;
    }
  | { readonly kind: 'player.item'; readonly player: PlayerId; readonly item: GrantedItem }
  | ChartActivation
  | WorldActivation
  | NarratorInput
  | GameInput
  | OperatorInput
  | VoyageInput
  | PolicyInput
  | BridgeInput;

/** What some player does, or has done to them. */
export type PlayerInput = Extract<Input, { readonly kind: `player.${string}` }>;

export type NarratorInput =
  /** From here on keepers wait for words from outside, or do not any more. */
  | { readonly kind: 'narrator.switch'; readonly on: boolean }
  /**
   * What a narrator has to say to what it was asked; untrusted, and empty when it has nothing. At most REPLY_LENGTH_MAX
   * UTF-16 units; a request that nobody waits for is passed over.
   */
  | { readonly kind: 'narration.reply'; readonly request: string; readonly text: string };

/** Charts are replaced, or new ones come in, all of them at once or none. The texts are already checked. */
export type ChartActivation = {
  readonly kind: 'chart.activate';
  /** Whether the content directory says so now, or somebody asked for it. */
  readonly origin: ChartOrigin;
  readonly files: readonly ChartFile[];
};
export type ChartOrigin = 'content' | 'request';

export const isOfPlayer = (input: Input): input is PlayerInput => input.kind.startsWith('player.');

/**
 * The worlds are written anew: places, people, things, words and prose, and the charts that were saved with them; all of
 * it at once or nothing. The texts are already checked.
 */
export type WorldActivation = {
  readonly kind: 'world.activate';
  /** Any files of a content directory. */
  readonly files: readonly ChartFile[];
  /** Paths of files that are no more; never charts. */
  readonly removed: readonly string[];
};

export type ChartFile = {
  /** Below the content directory: `worlds/<world>/charts/<id>.chart.yaml`, `locales/en/events.yaml`. */
  readonly path: string;
  /** Hex SHA-256 of the text. */
  readonly hash: string;
  readonly text: string;
};

/** An item given from outside; it need not be known to any content. */
export type GrantedItem = {
  readonly itemId: string;
  readonly name: string;
  readonly itemType: string;
  readonly rarity: 'common' | 'uncommon' | 'rare' | 'legendary';
  readonly sourceRealm: string;
  readonly transferable: boolean;
};

export const COMMAND_LENGTH_MAX = 500;
export const NAME_LENGTH_MAX = 24;
