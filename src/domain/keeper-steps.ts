/** How a keeper moves, a step at a time, and the small things that it does meanwhile. */
import { locationOf, type RoomId, roomId } from '../kernel/ids.ts';
import { pastimesOf } from './city/pastimes.ts';
import type { KeeperFact } from './entity.ts';
import { beginExchange, isConversing } from './exchange.ts';
import { postOf } from './keeper-post.ts';
import { keeperStep } from './keeper-ways.ts';
import { heardByAll, voicedToAll } from './narration.ts';
import { commonExits, oppositeOf } from './routes.ts';
import { type Approval, approve, type RuleContext } from './rule.ts';
import { keeperParam } from './sentence.ts';
import { freshLines, SILENCE, shownAfter } from './small-lines.ts';
import { spokenToAll } from './spoken-line.ts';
import { hasLock } from './ways.ts';
import type { ExitSpec, LineSpec, TextKey } from './world-spec.ts';

/** One step of the shortest way that is open to it, or none. */
export function stepTowards(context: RuleContext, keeper: KeeperFact, location: string): Approval {
  const step = keeperStep(context, keeper, location);
  return step?.type === 'step' ? moved(context, keeper, step.exit) : approve({});
}

/** Where no way is open it waits for one. Nobody is told; the first moment of it is an event. */
export function stepToPost(context: RuleContext, keeper: KeeperFact): Approval {
  const post = postOf(context, keeper);
  const step = post === undefined ? undefined : keeperStep(context, keeper, post);
  if (post === undefined || step === undefined) return approve({});
  if (step.type === 'step') return moved(context, keeper, step.exit);
  if (keeper.heldUp === post) return approve({});
  return approve({
    changes: [{ ...keeper, heldUp: post }],
    happenings: [
      { type: 'keeper.held-up', actor: keeper.id, params: { at: locationOf(keeper.place), post } },
    ],
  });
}

/** Every third time it stays and does something small instead. */
export function wanderOn(context: RuleContext, keeper: KeeperFact): Approval {
  const zones = context.world.keepers[keeper.spec]?.wanders?.zones;
  if (zones === undefined) return approve({});
  const random = context.random(keeper.id, 'wander');
  if (random.below(3) === 0) return idleAwhile(context, keeper);
  const exits = commonExits(context.world, locationOf(keeper.place)).filter(
    (exit) =>
      !hasLock(exit) &&
      exit.when === undefined &&
      zones.includes(context.world.locations[exit.to.location]?.zone ?? ''),
  );
  return exits.length === 0 ? approve({}) : moved(context, keeper, random.pick(exits));
}

/** A talk with another keeper who is there, or else one of the things that content has it do. */
export function idleAwhile(context: RuleContext, keeper: KeeperFact): Approval {
  if (isConversing(context, keeper)) return approve({});
  const talk = beginExchange(context, keeper);
  if (talk !== undefined) return talk;
  const lines = pastimesOf(context, keeper);
  if (lines.length === 0 || !context.facts.hasPresent(keeper.place)) return approve({});
  const fresh = freshLines(lines, keeper.idled, nameOf);
  const drawn = fresh.length === 0 ? undefined : context.random(keeper.id, 'idle line').pick(fresh);
  // When a grammar has nothing new to say, what is written out has to do.
  const chosen = [drawn, fresh.find((line) => typeof line === 'string')];
  for (const line of chosen) {
    const spoken = line === undefined ? undefined : spokenToAll(context, keeper, line);
    if (line === undefined || spoken === undefined) continue;
    const voice = voicedToAll(context, keeper, spoken);
    const changes = [...spoken.changes, idled(keeper, nameOf(line)), ...voice.changes];
    return approve({ ...voice, changes });
  }
  return approve({ changes: [idled(keeper, SILENCE)] });
}

const idled = (keeper: KeeperFact, name: string): KeeperFact => ({
  ...keeper,
  idled: shownAfter(keeper.idled, name),
});

/** As it is remembered: a grammar takes its turns like any line. */
const nameOf = (line: LineSpec): string => (typeof line === 'string' ? line : `warble ${line.warble}`);

export const seenTo = (context: RuleContext, keeper: KeeperFact, line: TextKey): Approval =>
  approve({ happenings: heardByAll(context, keeper, { text: line }) });

function moved(context: RuleContext, keeper: KeeperFact, exit: ExitSpec): Approval {
  const room = roomId(exit.to.location);
  const { heldUp: _, ...arrived } = keeper;
  const name = keeperParam(context.world.id, keeper);
  const seen = isNoticed(context, keeper, keeper.place) || isNoticed(context, keeper, room);
  return approve({
    changes: [{ ...arrived, place: room }],
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

/** Nobody marks one more of the town who comes or goes where many are. */
function isNoticed({ facts }: RuleContext, { citizen }: KeeperFact, room: RoomId): boolean {
  return facts.hasPresent(room) && (citizen === undefined || facts.keepersIn(room).length <= NOTICED_MAX);
}

const NOTICED_MAX = 3;
