/** What keepers say and make of gifts, each with the facets that it changes and those that decide whether it does. */
import type { GiftSpec, KeeperSpec, ReplySpec, TopicSpec, UniverseSpec } from '../../domain/world-spec.ts';
import { type ChartUnit, unitOf } from './chart-slice.ts';
import { type Facet, facetsOfCondition, facetsOfConsequence, facetsWanted } from './facets.ts';

export type Influence = {
  readonly changes: readonly Facet[];
  /** What it takes away. */
  readonly losses: readonly Facet[];
  readonly needs: readonly Facet[];
  /** What decides whether something else happens instead. */
  readonly hindrances: readonly Facet[];
  readonly by: Reply;
};

export type Reply =
  | { readonly type: 'topic'; readonly keeper: KeeperSpec; readonly topic: TopicSpec }
  | { readonly type: 'gift'; readonly keeper: KeeperSpec; readonly gift: GiftSpec };

export function repliesIn({ worlds }: UniverseSpec): readonly Influence[] {
  return Object.values(worlds)
    .flatMap(({ keepers }) => Object.values(keepers))
    .flatMap((keeper) => [
      ...keeper.topics.flatMap((topic) => topicInfluences(keeper, topic)),
      ...keeper.gifts.map((gift) => giftInfluence(keeper, gift)),
    ]);
}

/** Every chart as it is at work: once for each keeper whom it moves, once for a story. */
export function unitsIn({ worlds, charts }: UniverseSpec): readonly ChartUnit[] {
  const keepers = Object.values(worlds)
    .flatMap((world) => Object.values(world.keepers))
    .filter(({ wanders }) => wanders === undefined);
  const starts = (chart: string, dialogue: string): boolean =>
    JSON.stringify(charts[chart]?.root ?? null).includes(`"dialogue":${JSON.stringify(dialogue)}`);
  return Object.values(charts).flatMap((chart) => {
    if (chart.vocabulary === 'keeper')
      return keepers.filter((keeper) => keeper.chart === chart.id).map(({ id }) => unitOf(chart, [id]));
    const talkers =
      chart.vocabulary === 'dialogue' ? keepers.filter((keeper) => starts(keeper.chart, chart.id)) : [];
    return [
      unitOf(
        chart,
        talkers.map(({ id }) => id),
      ),
    ];
  });
}

/** One for each reply; which one is said depends on those before it, too. */
const topicInfluences = (keeper: KeeperSpec, topic: TopicSpec): readonly Influence[] =>
  topic.replies.map((reply, index) => ({
    changes: [...changesOfReply(reply), `topic:${keeper.id}/${topic.id}`],
    losses: [],
    needs: [`keeper:${keeper.id}`, `answers:${keeper.id}`, ...needsOfReply(reply)],
    hindrances: topic.replies.slice(0, index + 1).flatMap(hindrancesOfReply),
    by: { type: 'topic', keeper, topic },
  }));

const needsOfReply = (reply: ReplySpec): readonly Facet[] => [
  ...facetsWanted(reply.when),
  ...itemsHandedOver(reply),
];

const hindrancesOfReply = ({ when, onceFlag }: ReplySpec): readonly Facet[] => [
  ...facetsOfCondition(when),
  ...(onceFlag === undefined ? [] : [`flag:${onceFlag}`]),
];

/** The keeper has to have what it gives. */
const itemsHandedOver = ({ consequences }: ReplySpec): readonly Facet[] =>
  consequences.flatMap((consequence) =>
    consequence.type === 'give item' ? [`item:${consequence.item}`] : [],
  );

const changesOfReply = ({ consequences, onceFlag }: ReplySpec): readonly Facet[] => [
  ...consequences.flatMap(facetsOfConsequence),
  ...(onceFlag === undefined ? [] : [`flag:${onceFlag}`]),
];

/** A gift that is kept is remembered. */
const impressionOf = (keeper: KeeperSpec, gift: GiftSpec): readonly Facet[] =>
  gift.returns ? [] : [`present:${keeper.id}/${gift.item}`, `opinion:${keeper.id}`];

const giftInfluence = (keeper: KeeperSpec, gift: GiftSpec): Influence => ({
  changes: [...changesOfReply(gift), `handed:${gift.item}`, ...impressionOf(keeper, gift)],
  losses: gift.returns ? [] : [`item:${gift.item}`],
  needs: [`keeper:${keeper.id}`, `thanks:${keeper.id}`, `item:${gift.item}`, ...needsOfReply(gift)],
  hindrances: hindrancesOfReply(gift),
  by: { type: 'gift', keeper, gift },
});
