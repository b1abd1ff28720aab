/** Where a citizen's newest event leaves them, until the next one: read off the event alone, and off no fact. */
import { locationOf } from '../../kernel/ids.ts';
import type { GameEvent } from '../game-event.ts';
import { type CitizenFact, HAUNTS, type Haunt } from './citizen.ts';

export type Whereabouts =
  | { readonly kind: 'there'; readonly realm: string; readonly place: string; readonly doing: Haunt }
  /** Somewhere between two places of one realm: single steps are no events. */
  | {
      readonly kind: 'walking';
      readonly realm: string;
      readonly from: string;
      readonly to: string;
      readonly heading: Haunt;
    }
  /** In an envelope from realm to realm. */
  | { readonly kind: 'between'; readonly from: string; readonly to: string; readonly gate: string };

/** What begins with this is an event of one citizen, who is its actor. */
export const CITIZEN_EVENT = 'citizen.';

/** @throws on an event of anybody else */
export function whereaboutsAfter({ type, realm, room, params }: GameEvent): Whereabouts {
  const said = (name: string): string => String(params[name]);
  switch (type) {
    case 'citizen.set-out':
      return { kind: 'walking', realm, from: said('from'), to: said('to'), heading: haunt(said('heading')) };
    case 'citizen.settled':
      return { kind: 'there', realm, place: said('place'), doing: haunt(said('doing')) };
    case 'citizen.departed':
      return { kind: 'between', from: said('from'), to: said('to'), gate: placeOf(room) };
    case 'citizen.arrived':
    case 'citizen.turned-back':
      return { kind: 'there', realm, place: placeOf(room), doing: 'gate' };
    default:
      throw new Error(`${type} moves no citizen`);
  }
}

/** Before the first event of theirs. */
export const whereaboutsAtFirst = ({ home, post }: Pick<CitizenFact, 'home' | 'post'>): Whereabouts => ({
  kind: 'there',
  realm: home,
  place: post,
  doing: 'home',
});

const placeOf = (room: GameEvent['room']): string => {
  if (room === undefined) throw new Error('a citizen came to no room');
  return locationOf(room);
};

function haunt(text: string): Haunt {
  const known = HAUNTS.find((one) => one === text);
  if (known === undefined) throw new Error(`a citizen has no ${text}`);
  return known;
}
