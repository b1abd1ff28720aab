/** What a player is about to do, as policies see it, and as the rule gets it when they have seen it. */

import type { PlayerFact } from '../entity.ts';
import type { Intent, PlayerVerb } from '../intent.ts';
import type { RuleContext } from '../rule.ts';
import { foldLetters } from '../text-fold.ts';
import type { Fields, FieldValue, PolicyRequest } from './policy-request.ts';

export function commandRequest(
  { realm, world }: Pick<RuleContext, 'realm' | 'world'>,
  player: PlayerFact,
  intent: Intent,
): PolicyRequest {
  const { verb, noun, second, text, named, direction } = intent;
  const fields: Record<string, FieldValue> = {};
  const target = (second ?? noun)?.join(' ');
  if (target !== undefined) fields['target'] = target;
  if (noun !== undefined) fields['noun'] = noun.join(' ');
  if (second !== undefined) fields['second'] = second.join(' ');
  if (text !== undefined) fields['text'] = text;
  if (direction !== undefined) fields['direction'] = direction;
  if (named !== undefined) fields[verb === 'channel' ? 'channel' : 'named'] = named;
  return askedByPlayer(player, verb, { realm, world: world.id, fields });
}

/** `fields` as policies name them; what of them there can be, COMMAND_FIELDS says. */
export function askedByPlayer(
  player: Pick<PlayerFact, 'id' | 'name' | 'race' | 'characterClass' | 'place'>,
  verb: PlayerVerb,
  { realm, world, fields }: { readonly realm: string; readonly world: string; readonly fields: Fields },
): PolicyRequest {
  return {
    action: verb,
    subject: player.id,
    roles: ['player', ...[player.characterClass, player.race].map(foldLetters)],
    realms: [realm],
    worlds: [world],
    entities: [player.id, `player:${foldLetters(player.name)}`, player.place],
    fields,
  };
}

export const COMMAND_FIELDS = ['text', 'target', 'noun', 'second', 'direction', 'channel', 'named'] as const;

/** Only the words that a player says of their own are ever changed. */
export function governedIntent(intent: Intent, { fields }: PolicyRequest): Intent {
  const text = fields['text'];
  return typeof text !== 'string' || text === intent.text ? intent : { ...intent, text };
}
