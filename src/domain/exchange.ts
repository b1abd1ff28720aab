/**
 * What keepers say to each other where a player can hear it: one exchange of content at a time in a room, a line every
 * few seconds, until it is told or somebody breaks in. Afterwards the two have passed on what they saw players do.
 */
import { type EntityId, entityId, locationOf, type RoomId } from '../kernel/ids.ts';
import type { Condition } from './condition.ts';
import { holds } from './condition-holds.ts';
import type { KeeperFact } from './entity.ts';
import type { ReadonlyFacts } from './facts.ts';
import type { GameEvent } from './game-event.ts';
import { newsBetween } from './hearsay.ts';
import { namedKeeper } from './named-keeper.ts';
import { askedAloud } from './reactions.ts';
import { type Approval, approve, type RuleContext } from './rule.ts';
import { keeperParam } from './sentence.ts';
import { ticksOfSeconds, worldMinutes } from './world-clock.ts';
import type { TextKey } from './world-spec.ts';

export type ExchangeSpec = {
  readonly id: string;
  /** Who begins, and who answers; the lines go back and forth between them. */
  readonly between: readonly [string, string];
  readonly when?: Condition;
  readonly lines: readonly TextKey[];
};

export type ExchangeFact = {
  /** `exchange:<location>`. */
  readonly id: EntityId;
  readonly kind: 'exchange';
  readonly room: RoomId;
  /** The exchange told there last, or being told. */
  readonly exchange: string;
  /** Index of the line that comes next; 0 when it is over. */
  readonly next: number;
  /** World minute of the line that was said last. */
  readonly saidMinute: number;
};

const EXCHANGE_TIMER = 'line';
/** Between two lines. Played seconds. */
const LINE_SECONDS = 5;
/** So long nothing is told in a room where something has been told. World minutes. */
const PAUSE_MINUTES = 60;

const exchangeId = (room: RoomId): EntityId => entityId('exchange', locationOf(room));

const exchangeIn = (facts: ReadonlyFacts, room: RoomId): ExchangeFact | undefined => {
  const fact = facts.get(exchangeId(room));
  return fact?.kind === 'exchange' ? fact : undefined;
};

/** Whether a keeper is busy talking to another. */
export function isConversing({ facts, world }: RuleContext, keeper: KeeperFact): boolean {
  const told = exchangeIn(facts, keeper.place);
  if (told === undefined || told.next === 0) return false;
  return world.exchanges?.[told.exchange]?.between.includes(keeper.spec) ?? false;
}

/** Undefined when the keeper has nobody there to talk to, or nothing to say to them that was not told there last. */
export function beginExchange(context: RuleContext, keeper: KeeperFact): Approval | undefined {
  const { facts, world, settings, tick } = context;
  if (world.exchanges === undefined || keeper.crowd || !facts.hasPresent(keeper.place)) return undefined;
  const before = exchangeIn(facts, keeper.place);
  if (before !== undefined) {
    const isPause = worldMinutes(settings, tick) - before.saidMinute < PAUSE_MINUTES;
    if (before.next > 0 || isPause) return undefined;
  }
  const here = facts.keepersIn(keeper.place).map(({ spec }) => spec);
  const fitting = Object.values(world.exchanges)
    .filter(
      ({ id, between, when }) =>
        id !== before?.exchange &&
        between.includes(keeper.spec) &&
        between.every((spec) => here.includes(spec)) &&
        (when === undefined || holds(context, undefined, when)),
    )
    .sort((left, right) => (left.id < right.id ? -1 : 1));
  if (fitting.length === 0) return undefined;
  const chosen = context.random(keeper.id, 'exchange').pick(fitting);
  return sayLine(context, chosen, { room: keeper.place, index: 0 });
}

/** The next line, as long as both are there and somebody hears it. */
export function continueExchange(context: RuleContext, told: ExchangeFact): Approval {
  const { facts, world } = context;
  const spec = world.exchanges?.[told.exchange];
  const speakers = spec?.between.map((name) => namedKeeper(facts, name));
  const isHeard = facts.hasPresent(told.room) && speakers?.every((keeper) => keeper?.place === told.room);
  if (spec === undefined || !isHeard || told.next >= spec.lines.length)
    return approve({ changes: [{ ...told, next: 0 }] });
  return sayLine(context, spec, { room: told.room, index: told.next });
}

/** The exchange in a room that an event puts an end to: somebody speaks to one of the two, or one of them goes. */
export function exchangeBrokenBy(context: RuleContext, event: GameEvent): ExchangeFact | undefined {
  if (event.room === undefined || !BREAKING.includes(event.type)) return undefined;
  const told = exchangeIn(context.facts, event.room);
  if (told === undefined || told.next === 0) return undefined;
  const addressed = [
    event.type === 'keeper.left' ? event.actor : event.target,
    ...askedAloud(context, event).map(({ id }) => id),
  ];
  const between = context.world.exchanges?.[told.exchange]?.between ?? [];
  return between.some((spec) => addressed.includes(namedKeeper(context.facts, spec)?.id)) ? told : undefined;
}

const BREAKING: readonly string[] = [
  'player.talked',
  'player.asked',
  'player.said',
  'player.gave',
  'player.paid',
  'keeper.left',
];

/** What stands of it then: it has been told there, as far as it went. */
export const brokenOff = (told: ExchangeFact): Approval =>
  approve({
    changes: [{ ...told, next: 0 }],
    demands: [{ type: 'cancel timer', owner: told.id, name: EXCHANGE_TIMER }],
  });

function sayLine(
  context: RuleContext,
  { id: exchange, between, lines }: ExchangeSpec,
  { room, index }: { readonly room: RoomId; readonly index: number },
): Approval {
  const { facts, world, settings, tick } = context;
  const [first, second] = between.map((spec) => namedKeeper(facts, spec));
  const text = lines[index];
  if (first === undefined || second === undefined || text === undefined) return approve({});
  const [speaker, other] = index % 2 === 0 ? [first, second] : [second, first];
  const id = exchangeId(room);
  const next = index + 1 < lines.length ? index + 1 : 0;
  const news = next === 0 ? newsBetween(context, [first, second]) : { changes: [], removals: [] };
  const told: ExchangeFact = {
    id,
    kind: 'exchange',
    room,
    exchange,
    next,
    saidMinute: worldMinutes(settings, tick),
  };
  const params = { keeper: keeperParam(world.id, speaker), exchange, line: { text } };
  return approve({
    changes: [told, ...news.changes],
    removals: news.removals,
    happenings: [{ type: 'keeper.conversed', actor: speaker.id, target: other.id, room, params }],
    demands:
      next === 0
        ? []
        : [
            {
              type: 'set timer',
              owner: id,
              name: EXCHANGE_TIMER,
              ticks: ticksOfSeconds(settings.tickMs, LINE_SECONDS),
            },
          ],
  });
}
