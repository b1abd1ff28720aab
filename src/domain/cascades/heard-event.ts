/** An event as reactions see it: what kind it is, from whom and for whom, and its values, to be read by simple paths. */
import type { EntityId, RoomId } from '../../kernel/ids.ts';
import type { JsonValue } from '../../kernel/json-value.ts';
import { isPlayerId } from '../facts.ts';
import type { GameEvent } from '../game-event.ts';
import type { PerceptParam } from '../percept.ts';
import { GAME_EVENT, OWN_EVENT } from './cascade-spec.ts';

export type HeardEvent = {
  /** `player.took`, `game:treasure_found`, `own:signal_posted`. */
  readonly type: string;
  /** A realm, a game, or the hub. */
  readonly from: string;
  /** The game, or the publishing realm, when it is one of theirs. */
  readonly source?: string;
  /** A realm or game that it is for alone. */
  readonly to?: string;
  /** Whom it is about. */
  readonly player?: EntityId;
  readonly room?: RoomId;
  readonly values: Readonly<Record<string, HeardValue>>;
};

export type HeardValue = PerceptParam | JsonValue;

/** What the hub delivers of a game, or of a realm that published something. */
export type Delivery = {
  readonly source: string;
  readonly eventType: string;
  /** JSON text. */
  readonly data: string;
  readonly seq: number;
  readonly target?: string;
};

/** As it waits for its turn: plain data that has a canonical form, whatever a game wrote. */
export type Occasion = { readonly event: GameEvent } | { readonly delivery: Delivery };

/** At the hub what a game published is heard by the game's own word for it. */
export function occasionOf(event: GameEvent): { readonly type: string; readonly occasion: Occasion } {
  if (event.type !== 'game.event') return { type: event.type, occasion: { event } };
  const delivery = deliveryOf(event);
  return { type: `${GAME_EVENT}${delivery.eventType}`, occasion: { delivery } };
}

export const heardOn = (occasion: Occasion): HeardEvent =>
  'event' in occasion ? heardFrom(occasion.event) : heardFromDelivery(occasion.delivery);

function heardFrom(event: GameEvent): HeardEvent {
  const { type, actor, target, room, realm, params } = event;
  const player = [actor, target].find((id) => id !== undefined && isPlayerId(id));
  const { from } = params;
  return {
    type,
    from: type.startsWith(OWN_EVENT) && typeof from === 'string' ? from : realm,
    ...(player === undefined ? {} : { player }),
    ...(room === undefined ? {} : { room }),
    values: params,
  };
}

export const deliveryOf = ({ params }: GameEvent): Delivery => ({
  source: String(params['game']),
  eventType: String(params['event_type']),
  data: String(params['data']),
  seq: Number(params['seq']),
  ...(typeof params['target'] === 'string' ? { target: params['target'] } : {}),
});

function heardFromDelivery({ source, eventType, data, seq, target }: Delivery): HeardEvent {
  const values: HeardEvent['values'] = { source, event_type: eventType, seq, data: parsed(data) };
  const type = `${GAME_EVENT}${eventType}`;
  return { type, from: source, source, ...(target === undefined ? {} : { to: target }), values };
}

/** The hub takes only JSON; what it took before it did so says nothing. */
function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return null;
  }
}

/** `item`, `data.finder.name`, `data.list.0`: undefined where there is nothing. */
export function valueAt({ values }: HeardEvent, path: string): HeardValue | undefined {
  let value: unknown = values;
  for (const key of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value as HeardValue | undefined;
}

/** A thing counts as its kind, a text as its key; undefined for what is no single value. */
export function plainValue(value: HeardValue | undefined): string | number | boolean | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { item, text } = value as { readonly item?: unknown; readonly text?: unknown };
    if (typeof item === 'string') return item;
    return typeof text === 'string' ? text : undefined;
  }
  return typeof value === 'object' ? undefined : value;
}
