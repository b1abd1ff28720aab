/** Whom reactions tell in other realms, and what they publish to games. */
import type { RealmId } from '../../kernel/ids.ts';
import type { RealmRef } from '../rule.ts';
import type { CascadeEffect } from './cascade-spec.ts';
import { filledInData } from './fill-in.ts';
import type { HeardEvent } from './heard-event.ts';

export type AbroadEffect = Extract<CascadeEffect, { readonly type: 'tell' | 'publish' }>;

export type CascadePublication = {
  readonly eventType: string;
  /** JSON text. */
  readonly data: string;
  /** A game; absent when it is for everybody. */
  readonly target?: string;
};

/** Every realm of the world, or all but the one that tells. Sorted. */
export function realmsTold(
  { to }: Extract<AbroadEffect, { readonly type: 'tell' }>,
  realms: readonly RealmRef[],
  teller: string,
): readonly RealmId[] {
  const told = realms.filter(({ realm, world }) => (to === 'all' ? realm !== teller : world === to.world));
  return told.map(({ realm }) => realm);
}

/** Nothing when it is for the game that the event came from and it came from none. */
export function publicationOf(
  { to, event, values }: Extract<AbroadEffect, { readonly type: 'publish' }>,
  heard: HeardEvent,
): CascadePublication | undefined {
  const data = filledInData(values, heard);
  if (to === 'all') return { eventType: event, data };
  if (to !== 'source') return { eventType: event, data, target: to.game };
  return heard.source === undefined ? undefined : { eventType: event, data, target: heard.source };
}
