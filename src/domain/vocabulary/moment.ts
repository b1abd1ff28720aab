/** Who a chart is about and what the event at hand brought along: what guards and actions are asked with. */
import type { EntityId, PlayerId } from '../../kernel/ids.ts';
import type { ChartContext } from '../chart.ts';
import type { Entity } from '../entity.ts';

/** What an event brings along, under the names of `Carried`. */
export type CarriedValues = {
  readonly player?: PlayerId | undefined;
  readonly words?: readonly string[] | undefined;
  readonly item?: EntityId | undefined;
  /** The keeper whom the player spoke to or gave something. */
  readonly listener?: EntityId | undefined;
};

export type Moment = CarriedValues & {
  /** The actor that the chart moves: a keeper, or a story. */
  readonly self: EntityId;
  readonly keeper?: EntityId | undefined;
  /** The chart's own context. */
  readonly memory: ChartContext;
};

/** A dialogue or a quest is always about its own player, whoever the event is about. */
export function momentOf(actor: Entity, event: CarriedValues, memory: ChartContext): Moment {
  const { player, words, item, listener } = event;
  return actor.kind === 'story'
    ? {
        self: actor.id,
        keeper: actor.keeper,
        player: actor.player ?? player,
        words,
        item,
        listener,
        memory,
      }
    : { self: actor.id, keeper: actor.id, player, words, item, listener, memory };
}
