/** Keepers hear of what is done and said in front of them besides what their charts listen for. */
import type { GameEvent } from '../../domain/game-event.ts';
import { askedAloud, reactTo, type Witnessing, witnessesOf, witnessingOf } from '../../domain/reactions.ts';
import { approve, type RuleContext } from '../../domain/rule.ts';
import type { EventName } from '../../domain/vocabulary/events.ts';
import type { CauseId, EntityId } from '../../kernel/ids.ts';
import type { Hears } from './attention.ts';
import type { Envelope } from './mail.ts';
import type { RealmTick } from './realm-tick.ts';

/** No chart hears it: what a keeper keeps in mind is not for a chart to miss. */
const WITNESSED = 'deed witnessed';

type WitnessCall = { readonly type: typeof WITNESSED; readonly seen: Witnessing };

export const isWitnessCall = (event: { readonly type: string }): event is WitnessCall =>
  // A defect may have posted nothing at all; the actor that gets it fails by itself.
  event?.type === WITNESSED;

export function witnessCalls(context: RuleContext, event: GameEvent, hears: Hears): Envelope[] {
  const cause = event.id as string as CauseId;
  const seen = witnessingOf(event);
  if (seen === undefined) return [];
  const call: WitnessCall = { type: WITNESSED, seen };
  const asked: EventName = 'player asked';
  const words = (seen.words ?? '').split(' ');
  return [
    ...witnessesOf(context, event).map(({ id }) => ({ to: id, event: call, cause })),
    ...askedAloud(context, event)
      .filter((keeper) => hears(keeper, asked))
      .map(({ id }) => {
        const question = { type: asked, player: seen.player, words, listener: id };
        return { to: id, event: question, cause };
      }),
  ];
}

export function witnessDeed(run: RealmTick, to: EntityId, { seen }: WitnessCall, cause: CauseId): void {
  run.settle(
    to,
    () => {
      const keeper = run.state.facts.keeper(to);
      return keeper === undefined ? approve({}) : reactTo(run.context, keeper, seen);
    },
    { cause, what: 'witness' },
  );
}
