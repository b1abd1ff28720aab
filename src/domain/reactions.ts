/** What keepers make of what players do in front of them: they keep it in mind, think better or worse, and may say so. */
import type { EntityId, PlayerId } from '../kernel/ids.ts';
import { acquaintanceOf, remembered, withChange, withDeed } from './acquaintance.ts';
import { holds } from './condition-holds.ts';
import { encounterOf } from './encounter.ts';
import type { KeeperFact } from './entity.ts';
import { isPlayerId } from './facts.ts';
import type { GameEvent } from './game-event.ts';
import { voiced } from './narration.ts';
import { type Approval, approve, type RuleContext } from './rule.ts';
import { spokenTo } from './spoken-line.ts';
import { wordsOf } from './text-fold.ts';
import { worldMinutes } from './world-clock.ts';
import type { ReactionSpec } from './world-spec.ts';

/** Events `player.<deed>`. What is given or paid counts for bystanders only when it is not given to themselves. */
export const WITNESSED_DEEDS = [
  'took',
  'dropped',
  'gave',
  'paid',
  'said',
  'emoted',
  'read',
  'opened',
  'closed',
  'unlocked',
  'locked',
] as const;
export type WitnessedDeed = (typeof WITNESSED_DEEDS)[number];

/** A deed as a witness hears of it. */
export type Witnessing = {
  readonly player: PlayerId;
  readonly deed: WitnessedDeed;
  readonly item?: EntityId;
  readonly words?: string;
};

/** So long a deed of one name counts as the same one, and nothing more is said of it. World minutes. */
const SAME_DEED_MINUTES = 60;

const START = 'player.';

/** Undefined for what no keeper reacts to. */
export function witnessingOf({ type, actor, params }: GameEvent): Witnessing | undefined {
  if (actor === undefined || !isPlayerId(actor) || !type.startsWith(START)) return undefined;
  const deed = WITNESSED_DEEDS.find((name) => type === `${START}${name}`);
  if (deed === undefined) return undefined;
  const { text, itemId } = params;
  return {
    player: actor,
    deed,
    ...(typeof itemId === 'string' ? { item: itemId as EntityId } : {}),
    ...(typeof text === 'string' ? { words: text } : {}),
  };
}

/** Keepers in the room who have something to make of it, sorted. */
export function witnessesOf({ facts, world }: RuleContext, event: GameEvent): readonly KeeperFact[] {
  if (event.room === undefined || witnessingOf(event) === undefined) return [];
  return facts
    .keepersIn(event.room)
    .filter(({ id, spec }) => world.keepers[spec]?.reactions !== undefined && !isOwnGift(event, id));
}

const isOwnGift = ({ type, target }: GameEvent, keeper: EntityId): boolean =>
  type === 'player.gave' && target === keeper;

export function reactTo(context: RuleContext, keeper: KeeperFact, seen: Witnessing): Approval {
  const player = context.facts.player(seen.player);
  const reactions = context.world.keepers[keeper.spec]?.reactions ?? [];
  if (player === undefined) return approve({});
  const reaction = reactions.find(
    (candidate) =>
      fits(context, candidate, seen) &&
      (candidate.when === undefined || holds(context, player, candidate.when)),
  );
  if (reaction === undefined) return approve({});
  const known = acquaintanceOf(context, { keeper: keeper.id, player: player.id });
  const minute = worldMinutes(context.settings, context.tick);
  const before = known.deeds.find(({ deed }) => deed === reaction.deed);
  if (before !== undefined && minute - before.minute < SAME_DEED_MINUTES) return approve({});
  const weight = reaction.opinion;
  const judged = withChange(context, known, { type: 'opinion', by: weight });
  const witness = withDeed(judged, { deed: reaction.deed, minute, weight });
  const met = encounterOf(context, { keeper: keeper.id, player: player.id });
  if (reaction.line === undefined || met === undefined) return approve(remembered(context, witness));
  const spoken = spokenTo(context, { keeper, player, acquaintance: witness }, reaction.line);
  const memory = remembered(context, spoken?.acquaintance ?? witness);
  const voice = voiced(context, met, spoken);
  return approve({ ...memory, ...voice, changes: [...memory.changes, ...voice.changes] });
}

function fits({ facts }: RuleContext, { to, item, words }: ReactionSpec, seen: Witnessing): boolean {
  if (to !== seen.deed) return false;
  if (item !== undefined && (seen.item === undefined || facts.item(seen.item)?.spec !== item)) return false;
  return words === undefined || wordsOf(seen.words ?? '').some((word) => words.includes(word));
}

/**
 * Who takes what somebody says aloud for a question: whoever is called by name at its beginning or end, or else the first
 * keeper with a topic for overhearing. Sorted.
 */
export function askedAloud({ facts, world }: RuleContext, event: GameEvent): readonly KeeperFact[] {
  const { text } = event.params;
  if (event.type !== 'player.said' || event.room === undefined || typeof text !== 'string') return [];
  const words = wordsOf(text);
  const ends = [words[0], words.at(-1)].filter((word) => word !== undefined);
  const keepers = facts.keepersIn(event.room);
  const called = keepers.filter(({ spec }) => ends.some((word) => world.keepers[spec]?.words.includes(word)));
  if (called.length > 0) return called;
  const overhearing = keepers.find(({ spec }) =>
    world.keepers[spec]?.topics.some(
      ({ overheard, words: about }) => overheard && words.some((word) => about.includes(word)),
    ),
  );
  return overhearing === undefined ? [] : [overhearing];
}
