/** Reads where a thing is to be looked for out of what stands behind its name: `key in the chest`, `llave del cofre`. */
import type { PlayerFact } from './entity.ts';
import { findItem, findItems, isInside, wordFor } from './find-items.ts';
import type { Intent, PlayerVerb } from './intent.ts';
import { holderOf } from './reach.ts';
import type { RuleContext } from './rule.ts';
import { findPerson } from './scope.ts';
import { inView } from './sight.ts';

/** Commands for which a second noun can only say where the first is. */
const ABOUT_ONE: readonly PlayerVerb[] = [
  'examine',
  'read',
  'eat',
  'drink',
  'wear',
  'light',
  'extinguish',
  'open',
  'close',
  'search',
];
const PLACES = ['in', 'on', 'under', 'behind', 'from'];

/** The command as it was where nothing is said of a place, or nothing is there that the name fits. */
export function locateNoun(context: RuleContext, player: PlayerFact, { of, ...intent }: Intent): Intent {
  const { verb, noun, second, preposition = '' } = intent;
  if (noun === undefined) return intent;
  if (second !== undefined)
    return ABOUT_ONE.includes(verb) && PLACES.includes(preposition)
      ? (narrowed(context, player, intent, { noun, second }) ?? intent)
      : intent;
  if (of === undefined || !(verb === 'take' || ABOUT_ONE.includes(verb))) return intent;
  const whole = findItems(context, inView(context, player), noun);
  if (whole.ok || whole.code !== 'noun/unknown') return intent;
  const parts = { noun: noun.slice(0, of), second: noun.slice(of) };
  if (verb !== 'take') return narrowed(context, player, intent, parts) ?? intent;
  return isSource(context, player, parts.second) ? { ...intent, ...parts, preposition: 'from' } : intent;
}

type Parts = { readonly noun: readonly string[]; readonly second: readonly string[] };

function narrowed(
  context: RuleContext,
  player: PlayerFact,
  intent: Intent,
  parts: Parts,
): Intent | undefined {
  const inside = inView(context, player).filter((item) => isInside(context, item, parts.second));
  const found = findItem(context, inside, parts.noun);
  if (!found.ok) return undefined;
  const { second: _, preposition: __, ...rest } = intent;
  return { ...rest, noun: [wordFor(found.found.id)] };
}

/** Somebody, or something that things can be taken out of. */
function isSource(context: RuleContext, player: PlayerFact, words: readonly string[]): boolean {
  const found = findItem(context, inView(context, player), words);
  if (found.ok) return holderOf(context, found.found) !== undefined;
  return findPerson(context, { room: player.place, except: player.id, words }) !== undefined;
}
