/** Who a chart is about and what the event at hand brought along: what guards and actions are asked with. */
import type { EntityId, PlayerId } from '../../kernel/ids.ts';
import type { ChartContext } from '../chart.ts';

export type Moment = {
  /** The actor that the chart moves: a keeper, or a story. */
  readonly self: EntityId;
  readonly keeper?: EntityId;
  readonly player?: PlayerId;
  readonly words?: readonly string[];
  readonly item?: EntityId;
  /** The keeper whom the player spoke to or gave something. */
  readonly listener?: EntityId;
  /** The chart's own context. */
  readonly memory: ChartContext;
};
