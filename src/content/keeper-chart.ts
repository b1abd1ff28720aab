/** Which chart moves a character. */
import type { CharacterSource } from './character-schema.ts';

/** Those that characters and citizens have who name none. */
export const DEFAULT_CHARTS: readonly string[] = ['keeper', 'wanderer', 'citizen'];

/** Who is given no chart of its own behaves as everybody of its kind does. */
export const keeperChartOf = ({ chart, wanders }: Pick<CharacterSource, 'chart' | 'wanders'>): string =>
  chart ?? (wanders === undefined ? 'keeper' : 'wanderer');
