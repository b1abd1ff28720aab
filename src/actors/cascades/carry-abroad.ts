/** What reactions of a realm have heard elsewhere: by other realms, and by games. */
import { type AbroadEffect, publicationOf, realmsTold } from '../../domain/cascades/abroad.ts';
import { ownHappening } from '../../domain/cascades/cascade-ruling.ts';
import type { HeardEvent } from '../../domain/cascades/heard-event.ts';
import { type CauseId, HUB } from '../../kernel/ids.ts';
import { sendAbroad } from '../realm/departures.ts';
import type { RealmTick } from '../realm/realm-tick.ts';

export function carryAbroad(
  run: RealmTick,
  { effect, heard }: { effect: AbroadEffect; heard: HeardEvent },
  cause: CauseId,
): void {
  const { state, context } = run;
  if (effect.type === 'publish') {
    const publication = publicationOf(effect, heard);
    if (publication === undefined) return;
    const params = { to: publication.target ?? 'all', event: publication.eventType };
    const published = run.happen({ type: 'reaction.published', params }, cause);
    const mail = { kind: 'publication', publication } as const;
    sendAbroad(state, { to: HUB, mail, cause: published.id as string as CauseId });
    return;
  }
  for (const to of realmsTold(effect, context.realms, context.realm)) {
    const happening = ownHappening(effect, heard, context.realm);
    const params = { to, event: happening.type };
    const told = run.happen({ type: 'reaction.told', params }, cause);
    sendAbroad(state, {
      to,
      mail: { kind: 'told', realm: to, happening },
      cause: told.id as string as CauseId,
    });
  }
}
