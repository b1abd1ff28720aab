/** keeper.walk and keeper.wander: one step towards where the schedule wants a keeper, or anywhere within its zones. */
import { locationOf, roomId } from '../../kernel/ids.ts';
import type { KeeperFact } from '../entity.ts';
import { postOf } from '../keeper-post.ts';
import { firstStep, localExits, oppositeOf } from '../routes.ts';
import { type Approval, approve, type Rule, type RuleContext } from '../rule.ts';
import { keeperParam } from '../sentence.ts';
import type { ExitSpec } from '../world-spec.ts';

export const keeperWalk: Rule = (context, intent) => {
  const keeper = context.facts.keeper(intent.actor);
  const post = keeper === undefined ? undefined : postOf(context, keeper);
  if (keeper === undefined || post === undefined) return approve({});
  const step = firstStep(context.world, locationOf(keeper.place), post);
  return step === undefined ? approve({}) : moved(context, keeper, step);
};

/** Every third time it stays and does something small instead. */
export const keeperWander: Rule = (context, intent) => {
  const keeper = context.facts.keeper(intent.actor);
  const zones = keeper === undefined ? undefined : context.world.keepers[keeper.spec]?.wanders?.zones;
  if (keeper === undefined || zones === undefined) return approve({});
  const random = context.random(keeper.id, 'wander');
  if (random.below(3) === 0) return keeperIdle(context, intent);
  const exits = localExits(context.world, locationOf(keeper.place)).filter(
    (exit) => exit.key === undefined && zones.includes(context.world.locations[exit.to.location]?.zone ?? ''),
  );
  return exits.length === 0 ? approve({}) : moved(context, keeper, random.pick(exits));
};

/** Something small to see, for whoever is there. */
export const keeperIdle: Rule = (context, intent) => {
  const keeper = context.facts.keeper(intent.actor);
  if (keeper === undefined || !context.facts.hasPresent(keeper.place)) return approve({});
  const lines = context.world.keepers[keeper.spec]?.idle.lines ?? [];
  if (lines.length === 0) return approve({});
  const text = context.random(keeper.id, 'idle line').pick(lines);
  return approve({
    happenings: [{ type: 'keeper.idled', actor: keeper.id, room: keeper.place, params: { line: { text } } }],
  });
};

function moved(context: RuleContext, keeper: KeeperFact, exit: ExitSpec): Approval {
  const room = roomId(exit.to.location);
  const name = keeperParam(context.world.id, keeper);
  const seen = context.facts.hasPresent(keeper.place) || context.facts.hasPresent(room);
  return approve({
    changes: [{ ...keeper, place: room }],
    happenings: seen
      ? [
          {
            type: 'keeper.left',
            actor: keeper.id,
            room: keeper.place,
            params: { keeper: name, direction: exit.direction },
          },
          {
            type: 'keeper.arrived',
            actor: keeper.id,
            room,
            params: { keeper: name, direction: oppositeOf(exit.direction) },
          },
        ]
      : [],
  });
}
