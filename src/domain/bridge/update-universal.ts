/** A service changes the universal record: all that it names, or nothing. */
import { compareIds } from '../../kernel/ids.ts';
import type { Happening } from '../game-event.ts';
import {
  type BridgeContext,
  type BridgeRefusal,
  type BridgeRuling,
  type Draw,
  refuseBridge,
} from './bridge-ruling.ts';
import { drawTokens } from './draw-tokens.ts';
import {
  FIELD_LENGTH_MAX,
  FIELD_NAME,
  FIELDS_LENGTH_MAX,
  FIELDS_MAX,
  GRANT_MAX,
  RESERVED_FIELDS,
  type UniversalFact,
  type UniversalUpdate,
} from './universal.ts';

export function updateUniversal(context: BridgeContext, update: UniversalUpdate): BridgeRuling {
  const { universal, services } = context;
  const { source, revision, tokens = universal.tokens } = update;
  const names = Object.keys(update.fields).sort(compareIds);
  if (source !== '' && !services.has(source)) return refuseBridge('service/unknown', { service: source });
  if (revision !== undefined && revision !== universal.revision)
    return refuseBridge('universal/stale', { revision: universal.revision });
  if (names.length === 0 && update.tokens === undefined) return refuseBridge('universal/nothing-to-change');
  const fields = changeFields(universal.fields, names, update);
  if ('code' in fields) return fields;
  const draws = moveTokens(context, tokens);
  if ('code' in draws) return draws;
  const now: UniversalFact = { ...universal, tokens, revision: universal.revision + 1, fields: fields.after };
  const params = {
    ...(source === '' ? {} : { service: source }),
    revision: now.revision,
    tokens,
    fields: { list: names },
  };
  return {
    ok: true,
    services: [],
    gone: [],
    universal: now,
    draws,
    happenings: [...draws.map(happeningOf), { type: 'universal.updated', params }],
  };
}

function moveTokens(
  { universal, treasuries }: BridgeContext,
  tokens: number,
): readonly Draw[] | BridgeRefusal {
  if (!Number.isSafeInteger(tokens) || tokens < 0) return refuseBridge('economy/not-a-count');
  const amount = tokens - universal.tokens;
  if (amount > GRANT_MAX) return refuseBridge('economy/grant-too-large', { amount, most: GRANT_MAX });
  const draws = drawTokens(treasuries, amount);
  if (draws !== undefined) return draws;
  const held = treasuries.reduce((sum, treasury) => sum + treasury.tokens, 0);
  return refuseBridge('economy/treasury-empty', { amount, held });
}

const happeningOf = ({ realm, amount }: Draw): Happening =>
  amount > 0
    ? { type: 'treasury.granted', params: { realm, amount } }
    : { type: 'treasury.repaid', params: { realm, amount: -amount } };

function changeFields(
  before: UniversalFact['fields'],
  names: readonly string[],
  { fields }: UniversalUpdate,
): { readonly after: UniversalFact['fields'] } | BridgeRefusal {
  const after = new Map(Object.entries(before));
  for (const field of names) {
    if (!FIELD_NAME.test(field)) return refuseBridge('universal/bad-field', { field: field.slice(0, 64) });
    if (field === 'tokens' || RESERVED_FIELDS.includes(field))
      return refuseBridge('universal/reserved-field', { field });
    const text = fields[field];
    if (text === null || text === undefined) after.delete(field);
    else if (text.length > FIELD_LENGTH_MAX)
      return refuseBridge('universal/field-too-large', { field, most: FIELD_LENGTH_MAX });
    else after.set(field, text);
  }
  const length = [...after].reduce((sum, [name, text]) => sum + name.length + text.length, 0);
  if (after.size > FIELDS_MAX || length > FIELDS_LENGTH_MAX) return refuseBridge('universal/full');
  return { after: Object.fromEntries([...after].sort(([left], [right]) => compareIds(left, right))) };
}
