/** What comes to the hub from outside, as policies see it, and as the hub gets it when they have seen it. */
import { type FieldValue, isFieldValue, type PolicyRequest } from '../../domain/governance/policy-request.ts';
import type { RealmRef } from '../../domain/rule.ts';
import { foldLetters } from '../../domain/text-fold.ts';
import type { Input } from '../input.ts';

/** An input of the hub that asks for something: its answer is found by `request`. */
export type HubRequest = Extract<Input, { readonly request: string }>;
type Record = Readonly<{ [key: string]: unknown }>;

/**
 * What is under no policy: players, whose commands the realms govern; content; signs of life; notes of what was done to the
 * clock; and the changing of policies, so that a mistake can be undone.
 */
const UNGOVERNED = ['game.heard', 'narration.reply', 'operator.note', 'operator.policy'];

export const isGoverned = (input: Input): input is HubRequest =>
  'request' in input && !input.kind.startsWith('player.') && !UNGOVERNED.includes(input.kind);

/** Never told to anybody, and no field of any policy. */
const SECRET = ['kind', 'request', 'credential', 'token', 'nonce'];
const SUBJECTS = ['operator', 'service', 'game'] as const;

export function hubRequest(input: HubRequest, realms: readonly RealmRef[]): PolicyRequest {
  const fields: { [key: string]: FieldValue } = {};
  for (const [key, value] of Object.entries({ ...input, ...nested(input) }))
    if (!SECRET.includes(key) && isFieldValue(value)) fields[snakeCase(key)] = value;
  const target = targetOf(input);
  if (target !== undefined) fields['target'] = target;
  const kind = SUBJECTS.find((name) => typeof fields[name] === 'string');
  const subject = kind === undefined ? 'outside:unnamed' : `${kind}:${fields[kind]}`;
  const named = [target, fields['realm'], fields['to']].filter((id) => typeof id === 'string');
  const there = realms.filter(({ realm }) => named.includes(realm));
  const player = fields['player'];
  return {
    action: input.kind,
    subject,
    roles: [subject.slice(0, subject.indexOf(':'))],
    realms: there.map(({ realm }) => realm),
    worlds: there.map(({ world }) => world),
    entities: [
      subject,
      ...(typeof fields['game'] === 'string' ? [`game:${fields['game']}`] : []),
      ...(target === undefined ? [] : [`game:${target}`]),
      ...(typeof player === 'string' ? [player] : []),
      ...(typeof fields['name'] === 'string' ? [`player:${foldLetters(fields['name'])}`] : []),
      ...there.map(({ realm }) => `realm:${realm}`),
    ],
    fields,
  };
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
  };
}

/** Of a registration: what the game says of itself. */
function nested(input: HubRequest): Record {
  if (input.kind !== 'game.register') return {};
  const { id, ...rest } = input.game;
  return { ...rest, game: id };
}

/** `all`, an id, or the text of a region. */
function targetOf(input: HubRequest): string | undefined {
  if (input.kind !== 'game.publish') return undefined;
  const { target } = input;
  return target.kind === 'one' ? target.id : target.kind === 'region' ? target.region : 'all';
}

const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${lower(letter)}`);
const lower = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) + 32);
const camelCase = (field: string): string =>
  field.replace(/_([a-z])/g, (_, letter: string) => String.fromCharCode(letter.charCodeAt(0) - 32));
