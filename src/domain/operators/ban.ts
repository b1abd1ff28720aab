/** Whom operators keep out of the universe. */
import type { PlayerId } from '../../kernel/ids.ts';

export type Ban = {
  readonly player: PlayerId;
  /** As the operator wrote it. */
  readonly name: string;
  readonly reason: string;
  readonly operator: string;
  /** The tick of the ban. */
  readonly since: number;
};
