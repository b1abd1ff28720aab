/** Keepers whose day depends on the sky or on what goes on look where to be soon after it has changed, not only at the full hour. */
import type { GameEvent } from '../../domain/game-event.ts';
import { ticksOfSeconds } from '../../domain/world-clock.ts';
import type { CauseId } from '../../kernel/ids.ts';
import type { RealmTick } from './realm-tick.ts';
import { setTimer } from './set-timer.ts';

/** The timer by which charts wait for the next entry of a schedule. */
export const SCHEDULE_TIMER = 'schedule';
const TURNS: readonly string[] = ['clock.', 'weather.', 'tide.', 'event.'];
/** Nobody drops what they hold at the very moment, and not all at once. */
const HESITATION_SECONDS = 15;

export function callToPosts(run: RealmTick, { type }: GameEvent, cause: CauseId): void {
  if (!TURNS.some((turn) => type.startsWith(turn))) return;
  const { context, state } = run;
  const most = Math.max(1, ticksOfSeconds(context.settings.tickMs, HESITATION_SECONDS));
  for (const { id, spec } of context.facts.namedKeepers()) {
    const schedule = context.world.keepers[spec]?.schedule ?? [];
    if (!schedule.some(({ when }) => when !== undefined)) continue;
    const waiting = state.timers.of(id).find(({ name }) => name === SCHEDULE_TIMER);
    const ticks = context.random(id, `called to post by ${type}`).between(1, most);
    if (waiting === undefined || waiting.dueTick <= run.tick + ticks) continue;
    setTimer(run, { owner: id, name: SCHEDULE_TIMER, ticks }, cause);
  }
}
