/** What those who run the universe have done in it. Recorded like everything else that comes from outside. */
import type { PlayerId } from '../../kernel/ids.ts';
import type { Input } from '../universe/input.ts';

/**
 * `request` comes back in the event that says what became of it; `operator` says who asked. Texts are short
 * lines without control characters.
 */
export type OperatorInput = { readonly request: string; readonly operator: string } & (
  | { readonly kind: 'operator.kick'; readonly player: PlayerId; readonly reason: string }
  | {
      readonly kind: 'operator.mute';
      readonly player: PlayerId;
      readonly reason: string;
      /** Played seconds, at least 1. */
      readonly seconds: number;
    }
  | { readonly kind: 'operator.unmute'; readonly player: PlayerId }
  | { readonly kind: 'operator.message'; readonly player: PlayerId; readonly text: string }
  /** `name` is a valid one, and the player's; nobody of that name need have been here. */
  | {
      readonly kind: 'operator.ban';
      readonly player: PlayerId;
      readonly name: string;
      readonly reason: string;
    }
  | { readonly kind: 'operator.unban'; readonly player: PlayerId; readonly name: string }
  | {
      readonly kind: 'operator.teleport';
      readonly player: PlayerId;
      readonly realm: string;
      readonly location: string;
    }
  | { readonly kind: 'operator.broadcast'; readonly text: string }
  /** What an operator did to the clock, which itself changes nothing in the universe. */
  | {
      readonly kind: 'operator.note';
      readonly what: 'pause' | 'resume' | 'step';
      /** How many were asked for; 0 unless it is a step. */
      readonly ticks: number;
    }
);

export const isOfOperator = (input: Input): input is OperatorInput =>
  input.kind.startsWith('operator.') && input.kind !== 'operator.policy';
