/**
 * Everything in content by which something can change: replies and gifts of keepers, greetings, charts; each with the
 * facets that it changes and those that decide whether it does.
 */
import { allStates } from '../../content/chart/chart-moves.ts';
import type { ChartSpec } from '../../domain/chart.ts';
import type { GiftSpec, KeeperSpec, ReplySpec, TopicSpec, UniverseSpec } from '../../domain/world-spec.ts';
import { type ChartParts, partsOf } from './chart-parts.ts';
import {
  type Facet,
  facetsOfAction,
  facetsOfCondition,
  facetsOfConsequence,
  facetsOfGuard,
  type Owners,
} from './facets.ts';

export type Influence = {
  readonly changes: readonly Facet[];
  readonly needs: readonly Facet[];
  readonly by: Author;
};

export type Author =
  | { readonly type: 'topic'; readonly keeper: KeeperSpec; readonly topic: TopicSpec }
  | { readonly type: 'gift'; readonly keeper: KeeperSpec; readonly gift: GiftSpec }
  | { readonly type: 'greeting'; readonly keeper: KeeperSpec }
  /** A quest, a dialogue, an event of the world, or the chart of keepers that does more than keepers do anyway. */
  | {
      readonly type: 'chart';
      readonly chart: ChartSpec;
      readonly parts: ChartParts;
      readonly owners: Owners;
    };

export function influencesIn(universe: UniverseSpec): readonly Influence[] {
  const keepers = Object.values(universe.worlds).flatMap(({ keepers: inWorld }) => Object.values(inWorld));
  const talkative = keepers.filter(({ wanders }) => wanders === undefined);
  return [
    ...talkative.flatMap((keeper) => {
      const mood = moodOf(universe.charts[keeper.chart]);
      return [
        ...keeper.topics.map((topic) => topicInfluence(keeper, topic)),
        ...keeper.gifts.map((gift) => giftInfluence(keeper, gift)),
        greetingInfluence(keeper),
      ].map((influence) => ({ ...influence, needs: [...influence.needs, ...mood] }));
    }),
    ...Object.values(universe.charts).map((chart) => chartInfluence(chart, ownersOf(chart, universe))),
  ];
}

/** What a keeper makes of somebody depends on its chart, unless that hears everybody whatever its state. */
function moodOf(chart: ChartSpec | undefined): readonly Facet[] {
  if (chart === undefined) return [];
  const { root } = chart;
  const isOpen = TO_KEEPERS.every(
    (event) =>
      root.on.some((handler) => handler.event === event && handler.transitions[0]?.guard === undefined) &&
      allStates(root).every(
        (state) => state === root || state.on.every((handler) => handler.event !== event),
      ),
  );
  return isOpen ? [] : [`chart:${chart.id}`];
}

const TO_KEEPERS: readonly string[] = ['player talked', 'player asked', 'player gave'];

/** Whom a chart is about: those whom it moves, or in whose charts the dialogue begins. */
export function ownersOf(chart: ChartSpec, { worlds, charts }: UniverseSpec): Owners {
  const keepers = Object.values(worlds).flatMap((world) => Object.values(world.keepers));
  const movedBy = (id: string) => keepers.filter((keeper) => keeper.chart === id).map(({ id: name }) => name);
  if (chart.vocabulary === 'keeper') return movedBy(chart.id);
  if (chart.vocabulary !== 'dialogue') return [];
  const starters = Object.values(charts).filter(({ vocabulary }) => vocabulary === 'keeper');
  return starters
    .filter((starter) =>
      partsOf(starter).actions.some(
        ({ name, params }) => name === 'start dialogue' && params['dialogue'] === chart.id,
      ),
    )
    .flatMap(({ id }) => movedBy(id));
}

function topicInfluence(keeper: KeeperSpec, topic: TopicSpec): Influence {
  const { replies } = topic;
  return {
    changes: replies.flatMap(changesOfReply),
    needs: [
      `keeper:${keeper.id}`,
      ...replies.flatMap(({ when, onceFlag }) => [
        ...facetsOfCondition(when),
        ...(onceFlag === undefined ? [] : [`flag:${onceFlag}`]),
      ]),
      ...replies.flatMap(itemsHandedOver),
    ],
    by: { type: 'topic', keeper, topic },
  };
}

/** The keeper has to have what it gives. */
const itemsHandedOver = ({ consequences }: ReplySpec): readonly Facet[] =>
  consequences.flatMap((consequence) =>
    consequence.type === 'give item' ? [`item:${consequence.item}`] : [],
  );

const changesOfReply = ({ consequences, onceFlag }: ReplySpec): readonly Facet[] => [
  ...consequences.flatMap(facetsOfConsequence),
  ...(onceFlag === undefined ? [] : [`flag:${onceFlag}`]),
];

function giftInfluence(keeper: KeeperSpec, gift: GiftSpec): Influence {
  const once = gift.onceFlag === undefined ? [] : [`flag:${gift.onceFlag}`];
  return {
    changes: [...changesOfReply(gift), `handed:${gift.item}`, ...(gift.returns ? [] : [`item:${gift.item}`])],
    needs: [
      `keeper:${keeper.id}`,
      `item:${gift.item}`,
      ...facetsOfCondition(gift.when),
      ...once,
      ...itemsHandedOver(gift),
    ],
    by: { type: 'gift', keeper, gift },
  };
}

const greetingInfluence = (keeper: KeeperSpec): Influence => ({
  changes: [`met:${keeper.id}`, `flag:met_${keeper.id}`],
  needs: [`keeper:${keeper.id}`],
  by: { type: 'greeting', keeper },
});

function chartInfluence(chart: ChartSpec, owners: Owners): Influence {
  const parts = partsOf(chart);
  const { guards, actions, heard } = parts;
  return {
    changes: [`chart:${chart.id}`, ...actions.flatMap((action) => facetsOfAction(action, owners))],
    needs: [
      ...(chart.vocabulary === 'quest' || chart.vocabulary === 'dialogue' ? [`start:${chart.id}`] : []),
      ...(chart.vocabulary === 'quest' ? [`quest:${chart.id}`] : []),
      ...owners.map((owner) => `keeper:${owner}`),
      ...guards.flatMap((guard) => facetsOfGuard(guard, owners)),
      ...heard.flatMap(({ event }) => facetsOfEvent(event)),
      ...actions.flatMap(facetsHandled),
    ],
    by: { type: 'chart', chart, parts, owners },
  };
}

function facetsOfEvent(event: string): readonly Facet[] {
  if (event.startsWith('message ')) return [`message:${event.slice('message '.length)}`];
  return CLOCK_EVENTS.includes(event) ? ['phase'] : [];
}

const CLOCK_EVENTS: readonly string[] = ['dawn came', 'day came', 'dusk came', 'night came'];

/** What changes hands has to be there. */
const facetsHandled = ({ name, params }: ChartParts['actions'][number]): readonly Facet[] =>
  HANDLING.includes(name) ? [`item:${params['item']}`] : [];

const HANDLING: readonly string[] = ['give item', 'take item', 'despawn'];
