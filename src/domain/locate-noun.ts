/** Reads where a thing is to be looked for out of what stands behind its name: `key in the chest`, `llave del cofre`. */
import type { ItemFact, PlayerFact } from './entity.ts';
import { findItem, findItems, isInside, narrow, wordFor } from './find-items.ts';
import type { Intent, PlayerVerb } from './intent.ts';
import { holderOf, isOpen } from './reach.ts';
import { type Refusal, type RuleContext, refuse } from './rule.ts';
import { findPerson } from './scope.ts';
import { itemParam } from './sentence.ts';
import { canSee, inView } from './sight.ts';

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

type Located = { readonly ok: true; readonly intent: Intent } | Refusal;

/**
 * The command as it was where nothing is said of a place, or nothing is known that the name fits; a refusal where it fits
 * only what is somewhere else.
 */
export function locateNoun(context: RuleContext, player: PlayerFact, { of, ...intent }: Intent): Located {
  const asTyped = { ok: true, intent } as const;
  const { verb, noun, second, preposition = '' } = intent;
  if (noun === undefined) return asTyped;
  if (second !== undefined)
    return ABOUT_ONE.includes(verb) && PLACES.includes(preposition)
      ? (narrowed(context, player, intent, { noun, second }) ?? asTyped)
      : asTyped;
  if (of === undefined || !(verb === 'take' || ABOUT_ONE.includes(verb))) return asTyped;
  const whole = findItems(context, inView(context, player), noun);
  if (whole.ok || whole.code !== 'noun/unknown') return asTyped;
  const parts = { noun: noun.slice(0, of), second: noun.slice(of) };
  if (verb !== 'take') return narrowed(context, player, intent, parts) ?? asTyped;
  return isSource(context, player, parts.second)
    ? { ok: true, intent: { ...intent, ...parts, preposition: 'from' } }
    : asTyped;
}

type Parts = { readonly noun: readonly string[]; readonly second: readonly string[] };

function narrowed(
  context: RuleContext,
  player: PlayerFact,
  intent: Intent,
  parts: Parts,
): Located | undefined {
  const view = inView(context, player);
  const inside = view.filter((item) => isInside(context, item, parts.second));
  const found = findItem(context, inside, parts.noun);
  if (!found.ok)
    return found.code === 'noun/unknown' && canSee(context, player)
      ? elsewhere(context, view, parts)
      : undefined;
  const { second: _, preposition: __, ...rest } = intent;
  return { ok: true, intent: { ...rest, noun: [wordFor(found.found.id)] } };
}

/** What is fixed may belong to a thing without being in it, as a name belongs to the stone that it is cut into. */
function elsewhere(
  context: RuleContext,
  view: readonly ItemFact[],
  { noun, second }: Parts,
): Refusal | undefined {
  const holder = narrow(context, view, second).find((item) => holderOf(context, item) !== undefined);
  const called = narrow(context, view, noun);
  if (holder === undefined || called.length === 0 || called.some(({ fixed }) => fixed)) return undefined;
  const isShut = !isOpen(holder) && holderOf(context, holder)?.transparent !== true;
  return isShut
    ? refuse('look/closed', { item: itemParam(holder) })
    : refuse('take/not-there', { text: noun.join(' '), holder: itemParam(holder) });
}

/** Somebody, or something that things can be taken out of. */
function isSource(context: RuleContext, player: PlayerFact, words: readonly string[]): boolean {
  const found = findItem(context, inView(context, player), words);
  if (found.ok) return holderOf(context, found.found) !== undefined;
  return findPerson(context, { room: player.place, except: player.id, words }) !== undefined;
}
