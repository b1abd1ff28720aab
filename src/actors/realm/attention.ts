/**
 * Whose charts hear of an event, and as what: the envelopes that an event calls forth in the next round. Only charts
 * that listen for something get it.
 */
import type { KeeperFact, StoryFact } from '../../domain/entity.ts';
import { isPlayerId, type ReadonlyFacts } from '../../domain/facts.ts';
import type { GameEvent } from '../../domain/game-event.ts';
import { EVENTS, type EventName } from '../../domain/vocabulary/events.ts';
import type { CarriedValues } from '../../domain/vocabulary/moment.ts';
import type { CauseId, EntityId, PlayerId } from '../../kernel/ids.ts';
import type { Envelope } from './mail.ts';

/** Whether the chart of a keeper or story handles events of that name anywhere. */
export type Hears = (actor: KeeperFact | StoryFact, event: string) => boolean;

export function summonsFor(facts: ReadonlyFacts, event: GameEvent, hears: Hears): Envelope[] {
  const cause = event.id as string as CauseId;
  if (event.type === 'keeper.arrived') return meetings(facts, event, hears);
  if (event.type === 'player.chose' || event.type === 'player.answered') return replies(event);
  const names = NAMES.get(event.type);
  if (names === undefined) return [];
  const carried = carriedBy(event);
  return listeners(facts, event).flatMap((actor) =>
    names
      .filter((name) => hears(actor, name) && concerns(actor, name, event))
      .map((type) => ({ to: actor.id, event: { type, ...carried }, cause })),
  );
}

/** Events of the game to the names under which charts hear of them. */
const NAMES: ReadonlyMap<string, readonly EventName[]> = namesByEvent();

function namesByEvent(): Map<string, EventName[]> {
  const names = new Map<string, EventName[]>();
  for (const name of Object.keys(EVENTS) as EventName[]) {
    for (const type of EVENTS[name].hears) names.set(type, [...(names.get(type) ?? []), name]);
  }
  return names;
}

/** What everybody in the realm hears of. */
const CLOCKS: readonly string[] = ['clock.', 'weather.', 'tide.'];

/** Keepers who are there, what the player is in the middle of, the world; everybody, when it is of no room. */
function listeners(facts: ReadonlyFacts, event: GameEvent): readonly (KeeperFact | StoryFact)[] {
  if (CLOCKS.some((clock) => event.type.startsWith(clock)))
    return [...facts.namedKeepers(), ...facts.stories()];
  if (event.type === 'keeper.left')
    return event.room === undefined
      ? []
      : facts.presentIn(event.room).flatMap((player) => facts.storiesOf(player.id));
  const keepers = event.room === undefined ? [] : facts.keepersIn(event.room);
  const own = event.actor === undefined ? [] : facts.storiesOf(event.actor as PlayerId);
  return [...keepers, ...own, ...facts.worldStories()];
}

const ADDRESSED: readonly string[] = ['player.talked', 'player.asked', 'player.gave', 'player.gestured'];

/** What is said to one keeper is heard by that keeper, and by dialogues with it. */
function concerns(actor: KeeperFact | StoryFact, name: string, event: GameEvent): boolean {
  if (name === 'keeper left') return actor.kind === 'story' && actor.keeper === event.actor;
  const keeper = actor.kind === 'keeper' ? actor.id : actor.keeper;
  return keeper === undefined || !ADDRESSED.includes(event.type) || event.target === keeper;
}

function carriedBy(event: GameEvent): CarriedValues {
  const { text, words = text, itemId } = event.params;
  return {
    ...(event.actor !== undefined && isPlayerId(event.actor) ? { player: event.actor } : {}),
    ...(typeof words === 'string' ? { words: words.split(' ') } : {}),
    ...(typeof itemId === 'string' ? { item: itemId as EntityId } : {}),
    ...(event.target === undefined ? {} : { listener: event.target }),
  };
}

/** A keeper who comes into a room meets everybody there; whoever talks with one who leaves is left. */
function meetings(facts: ReadonlyFacts, event: GameEvent, hears: Hears): Envelope[] {
  const keeper = event.actor === undefined ? undefined : facts.keeper(event.actor);
  if (event.room === undefined || keeper === undefined || !hears(keeper, 'someone came')) return [];
  const cause = event.id as string as CauseId;
  return facts.presentIn(event.room).map(({ id: player }) => {
    const met: { type: EventName } & CarriedValues = { type: 'someone came', player };
    return { to: keeper.id, event: met, cause };
  });
}

/** Whoever asked hears what was chosen or answered. */
function replies(event: GameEvent): Envelope[] {
  if (event.target === undefined) return [];
  const { choice } = event.params;
  const type: string = event.type === 'player.chose' ? `chose ${choice}` : 'player answered';
  return [{ to: event.target, event: { type, ...carriedBy(event) }, cause: event.id as string as CauseId }];
}
