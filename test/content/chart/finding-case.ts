/** A chart with one mistake, and where it is reported. */
import { edited } from './small-chart.ts';

/** `text` has a ¶ where the finding is expected. */
export type Case = {
  readonly finding: string;
  readonly text: string;
  readonly fix?: string;
  readonly says?: string;
};

export const PLAYER_HAS = 'player has, params: { item: lantern }';

/** Another guard in place of the one there is. */
export const guarded = (guard: string): string => edited(PLAYER_HAS, guard);
/** Another action in place of the greeting. */
export const acting = (action: string): string => edited('{ type: greet }', action);
/** More of the state `bright`, at the start of its own. */
export const brightWith = (lines: string): string =>
  edited('    meta: { uid: bright }\n', `    meta: { uid: bright }\n${lines.replace(/^(?=.)/gm, '    ')}`);

export const unmarked = (text: string): string => text.replace('¶', '');
export const markedPlace = (text: string): string => {
  const lines = text.slice(0, text.indexOf('¶')).split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
};
