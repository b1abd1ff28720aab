/** What a player's next line may take up of the earlier ones: kept in their record, and so hashed and carried along. */
import type { EntityId } from '../kernel/ids.ts';
import type { Intent } from './intent.ts';

export type LineMemory = {
  /** The last command, for `again`; empty before the first. */
  readonly last: string;
  /** The last line with a word in it that was not understood, for `oops`. */
  readonly fault?: { readonly line: string; readonly word: string };
  /** The command that waits until it is known which thing its words mean. */
  readonly question?: {
    readonly intent: Intent;
    readonly words: readonly string[];
    readonly choices: readonly EntityId[];
  };
  /** The things referred to last: `it` when there is one, `them` when there are several. */
  readonly things: readonly EntityId[];
  /** The person referred to last: `him`, `her`. */
  readonly person?: EntityId;
  /** Words of the player's own making, sorted by name. */
  readonly aliases: readonly Alias[];
};

export type Alias = { readonly name: string; readonly line: string };

export const NO_MEMORY: LineMemory = { last: '', things: [], aliases: [] };

/** Things that one pronoun may stand for. */
export const THINGS_MAX = 12;
