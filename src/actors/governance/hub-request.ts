/** What comes to the hub from outside, as policies see it, and as the hub gets it when they have seen it. */
import { outsideRequest } from '../../domain/governance/outside-request.ts';
import { type FieldValue, isFieldValue, type PolicyRequest } from '../../domain/governance/policy-request.ts';
import type { RealmRef } from '../../domain/rule.ts';
import type { Input, PlayerInput } from '../universe/input.ts';

/** What is done to players from outside. What they do themselves is for the realms to govern, and who comes in is not asked. */
export type DoneToPlayer = Extract<
  PlayerInput,
  { readonly kind: 'player.create' | 'player.transition' | 'player.reputation' | 'player.item' }
>;
/** An input of the hub that asks for something: its answer is found by `request`. */
export type HubRequest = Exclude<Extract<Input, { readonly request: string }>, PlayerInput> | DoneToPlayer;
type Record = Readonly<{ [key: string]: unknown }>;

/**
 * What is under no policy: players, whose commands the realms govern; content; signs of life; notes of what was done to the
 * clock; and the changing of policies, so that a mistake can be undone.
 */
const UNGOVERNED = ['game.heard', 'narration.reply', 'operator.note', 'operator.policy'];
const DONE_TO_PLAYERS = ['player.create', 'player.transition', 'player.reputation', 'player.item'];

export const isGoverned = (input: Input): input is HubRequest =>
  input.kind.startsWith('player.')
    ? DONE_TO_PLAYERS.includes(input.kind)
    : 'request' in input && !UNGOVERNED.includes(input.kind);

/** Never told to anybody, and no field of any policy. */
const SECRET = ['kind', 'request', 'credential', 'token', 'nonce'];

export function hubRequest(input: HubRequest, realms: readonly RealmRef[]): PolicyRequest {
  const fields: { [key: string]: FieldValue } = {};
  for (const [key, value] of Object.entries({ ...input, ...nested(input), ...namedBy(input) }))
    if (!SECRET.includes(key) && isFieldValue(value)) fields[snakeCase(key)] = value;
  return outsideRequest(input.kind, fields, realms);
}

/** What the fields of an input do not say by themselves: whom it is about, and who asks. */
function namedBy(input: HubRequest): Record {
  switch (input.kind) {
    case 'game.publish': {
      const { target } = input;
      return { target: target.kind === 'one' ? target.id : target.kind === 'region' ? target.region : 'all' };
    }
    case 'bridge.register':
      return { service: input.service.name };
    case 'bridge.unregister':
    case 'bridge.observe':
      return { service: input.name };
    case 'bridge.update':
      return input.source === '' ? {} : { service: input.source };
    default:
      return {};
  }
}

/** The input with the fields that policies have edited; the same one when they left it alone. */
export function governedInput<I extends HubRequest>(
  input: I,
  before: PolicyRequest,
  after: PolicyRequest,
): I {
  if (after.fields === before.fields) return input;
  const own = input as Record;
  const inner = nested(input);
  const edited: { [key: string]: unknown } = {};
  const editedInner: { [key: string]: unknown } = {};
  for (const [field, value] of Object.entries(after.fields)) {
    if (before.fields[field] === value) continue;
    const key = camelCase(field);
    if (Object.hasOwn(inner, key)) editedInner[key] = value;
    else if (Object.hasOwn(own, key)) edited[key] = value;
  }
  return {
    ...input,
    ...edited,
    ...(input.kind === 'game.register' ? { game: { ...input.game, ...editedInner } } : {}),
    ...(input.kind === 'bridge.register' ? { service: { ...input.service, ...editedInner } } : {}),
    ...(input.kind === 'player.item' ? { item: { ...input.item, ...editedInner } } : {}),
  };
}

/** What an input holds one level deeper: what a game says of itself, a service of itself, and the item that is given. */
function nested(input: HubRequest): Record {
  switch (input.kind) {
    case 'game.register': {
      const { id, ...rest } = input.game;
      return { ...rest, game: id };
    }
    case 'bridge.register':
      return input.service;
    case 'player.item':
      return input.item;
    default:
      return {};
  }
}

const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${lower(letter)}`);
const lower = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) + 32);
const camelCase = (field: string): string =>
  field.replace(/_([a-z])/g, (_, letter: string) => String.fromCharCode(letter.charCodeAt(0) - 32));
