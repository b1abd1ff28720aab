/** What players become by what they did, told after the deed and all that it brought. */
import type { GameEvent } from '../../domain/game-event.ts';
import { progressAfter } from '../../domain/progress-after.ts';
import type { CauseId } from '../../kernel/ids.ts';
import type { RealmTick } from './realm-tick.ts';

export function followProgress(run: RealmTick, events: readonly GameEvent[]): void {
  for (const event of events) {
    const player = event.actor === undefined ? undefined : run.state.facts.player(event.actor);
    if (player === undefined) continue;
    const { changes, happenings } = progressAfter(run.context, player, event);
    for (const change of changes) run.state.facts.put(change);
    for (const happening of happenings) run.happen(happening, event.id as string as CauseId);
  }
}
