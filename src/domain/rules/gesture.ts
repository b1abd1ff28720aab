/**
 * listen, touch, knock and their like: content answers where it has something to say of the thing or place, and otherwise
 * the engine does, in words that vary. Nothing changes by it; whoever is there sees it done.
 */
import { actingPlayer } from '../acting-player.ts';
import type { ConditionalText } from '../ambience-spec.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import { findItem } from '../find-items.ts';
import { type GestureForm, type GestureVerb, isGestureVerb, seenKey, variantsOf } from '../gesture.ts';
import type { Intent } from '../intent.ts';
import type { PerceptParam } from '../percept.ts';
import { locationSpecOf, textsThatHold } from '../room-view.ts';
import { approve, type Refusal, type Rule, type RuleContext, refuse } from '../rule.ts';
import { findPerson, meansSelf, type Person } from '../scope.ts';
import { itemParam, line, personParam } from '../sentence.ts';
import { canSee, inReach, TOO_DARK } from '../sight.ts';
import { exitsSeen, namedExit } from '../ways.ts';
import { go } from './go.ts';

type Target =
  | { readonly form: 'alone' | 'way' }
  | { readonly form: 'item'; readonly item: ItemFact }
  | { readonly form: 'person'; readonly person: Person };
type Aimed = { readonly ok: true; readonly target: Target } | Refusal;

export const gesture: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { verb } = intent;
  if (!isGestureVerb(verb)) throw new Error(`${verb} is no gesture`);
  const aimed = aimOf(context, player, intent, verb);
  if (!aimed.ok) return aimed;
  const { target } = aimed;
  const own = reactionTo(context, player, target, verb);
  const form = formOf(verb, target);
  const variants = variantsOf(verb, form);
  if (own === undefined && variants === 0) return undoable(context, target, verb);
  const params = paramsOf(context, player, target);
  const told =
    own === undefined
      ? [`gesture.${verb}.${form}.${context.random(player.id, 'gesture').below(variants) + 1}`]
      : textsThatHold(context, player, own);
  const seen = seenKey(verb, form);
  return approve({
    happenings:
      seen === undefined
        ? []
        : [
            {
              type: 'player.acted',
              actor: player.id,
              room: player.place,
              params: { ...params, verb, line: { text: seen } },
            },
          ],
    percepts: told.map((key) => ({ player: player.id, percept: line(key, params, 'action') })),
  });
};

/** climb and swim: where there is a way, they are ways of going it. */
export const clamber: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const exits = exitsSeen(context, player, locationSpecOf(context, player).exits);
  const isWay =
    intent.direction !== undefined ||
    (intent.noun !== undefined && namedExit(context, exits, intent.noun) !== undefined);
  return isWay ? go(context, { ...intent, verb: 'go' }) : gesture(context, intent);
};

/** What is not done to things is done at nothing in particular. */
const formOf = (verb: GestureVerb, { form }: Target): GestureForm =>
  form === 'item' && variantsOf(verb, 'item') === 0 ? 'alone' : form;

/** A thing within reach, somebody, a way out; nothing, where no noun is needed. */
function aimOf(context: RuleContext, player: PlayerFact, intent: Intent, verb: GestureVerb): Aimed {
  const { direction, noun = intent.second } = intent;
  if (noun === undefined) return { ok: true, target: { form: 'alone' } };
  const exits = exitsSeen(context, player, locationSpecOf(context, player).exits);
  if (direction !== undefined) {
    const isThere = exits.some((exit) => exit.direction === direction);
    const isAlone = variantsOf(verb, 'alone') > 0;
    if (isThere && (variantsOf(verb, 'way') > 0 || !isAlone)) return { ok: true, target: { form: 'way' } };
    return isAlone ? { ok: true, target: { form: 'alone' } } : refuse('go/no-exit', { direction });
  }
  if (meansSelf(context, noun))
    return variantsOf(verb, 'alone') > 0 ? { ok: true, target: { form: 'alone' } } : refuse('gesture/self');
  const item = findItem(context, inReach(context, player), noun);
  if (item.ok) return { ok: true, target: { form: 'item', item: item.found } };
  if (variantsOf(verb, 'item') === 0) return { ok: true, target: { form: 'alone' } };
  if (item.code !== 'noun/unknown') return item;
  const person = findPerson(context, { room: player.place, except: player.id, words: noun });
  if (person !== undefined) return { ok: true, target: { form: 'person', person } };
  if (namedExit(context, exits, noun) !== undefined) return { ok: true, target: { form: 'way' } };
  return canSee(context, player) ? item : TOO_DARK;
}

function reactionTo(
  context: RuleContext,
  player: PlayerFact,
  target: Target,
  verb: GestureVerb,
): ConditionalText | undefined {
  if (target.form === 'alone') return locationSpecOf(context, player).reactions?.[verb];
  if (target.form !== 'item') return undefined;
  const { world, spec } = target.item;
  return context.universe.worlds[world]?.items[spec]?.reactions?.[verb];
}

function undoable(context: RuleContext, target: Target, verb: GestureVerb): Refusal {
  if (target.form === 'person')
    return refuse('gesture/person', { target: personParam(context.world.id, target.person) });
  return target.form === 'way' ? refuse('gesture/way') : refuse('noun/missing', { verb });
}

function paramsOf(
  context: RuleContext,
  player: PlayerFact,
  target: Target,
): Readonly<Record<string, PerceptParam>> & { readonly actor: string } {
  const params = { actor: player.name };
  if (target.form === 'item') return { ...params, item: itemParam(target.item) };
  return target.form === 'person'
    ? { ...params, target: personParam(context.world.id, target.person) }
    : params;
}
