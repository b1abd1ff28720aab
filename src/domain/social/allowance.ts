/** How much one player may say to people who are elsewhere: channels, tells and shouts count together. */
import type { PlayerFact } from '../entity.ts';
import { type Refusal, type RuleContext, refuse } from '../rule.ts';
import { refuseSilenced } from '../operators/silence.ts';
import { socialOf, withSocial } from './social-record.ts';

/** So many lines in a window of so many ticks, which the first of them opens. */
export const SPOKEN_LINES_MAX = 8;
export const SPOKEN_WINDOW_TICKS = 100;

export type Allowed = { readonly ok: true; readonly player: PlayerFact } | Refusal;

/** The player with one line more on their account. */
export function speakUp(context: RuleContext, player: PlayerFact): Allowed {
  const { tick, settings } = context;
  const silenced = refuseSilenced(context, player);
  if (silenced !== undefined) return silenced;
  const { since, lines } = socialOf(player).spoken;
  if (lines === 0 || tick - since >= SPOKEN_WINDOW_TICKS)
    return { ok: true, player: withSocial(player, { spoken: { since: tick, lines: 1 } }) };
  if (lines < SPOKEN_LINES_MAX)
    return { ok: true, player: withSocial(player, { spoken: { since, lines: lines + 1 } }) };
  const left = (since + SPOKEN_WINDOW_TICKS - tick) * settings.tickMs;
  return refuse('social/too-fast', { count: (left + 999 - ((left + 999) % 1000)) / 1000 });
}
