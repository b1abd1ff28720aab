/** What has become of the transitions of a chart, each told from the others by its uid. */
import type { ChartGuard, ChartTransition } from '../../domain/chart.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { type ChartChange, changed, changeIn, type Stand } from './chart-change.ts';
import { type ChartIndex, type PlacedTransition, sayTrigger } from './chart-index.ts';
import { movedIn } from './moved-in.ts';

export const diffTransitions = (old: ChartIndex, now: ChartIndex): readonly ChartChange[] => {
  const changes: ChartChange[] = [];
  const say = ({ stand }: PlacedTransition, index: ChartIndex): string =>
    `in "${index.states.get(stand.state)?.state.id}", ${sayTrigger(stand.trigger)}`;
  for (const [uid, placed] of old.transitions) {
    if (now.transitions.has(uid)) continue;
    const sentence = `the transition "${uid}" is gone: ${say(placed, old)}`;
    changes.push({ type: 'removed', part: 'transition', uid, stand: placed.stand, sentence });
  }
  const moved = passedOver(old, now);
  for (const [uid, placed] of now.transitions) {
    const was = old.transitions.get(uid);
    if (was !== undefined) changes.push(...diffTransition(was, placed, { old, now, moved }));
    else {
      const sentence = `the transition "${uid}" is new: ${say(placed, now)}`;
      changes.push({ type: 'added', part: 'transition', uid, stand: placed.stand, sentence });
    }
  }
  return changes;
};

/** Transitions that stay in their list and are asked before others that they came after, or after those. */
const passedOver = (old: ChartIndex, now: ChartIndex): ReadonlySet<string> => {
  const listOf = ({ stand }: PlacedTransition) => encodeCanonical([stand.state, stand.trigger]);
  const lists = new Map<string, number[]>();
  const uids = new Map<string, string[]>();
  for (const [uid, placed] of now.transitions) {
    const was = old.transitions.get(uid);
    const list = listOf(placed);
    if (was === undefined || listOf(was) !== list) continue;
    lists.set(list, [...(lists.get(list) ?? []), was.stand.index]);
    uids.set(list, [...(uids.get(list) ?? []), uid]);
  }
  return new Set(
    [...lists].flatMap(([list, order]) => movedIn(order).map((at) => uids.get(list)?.[at] as string)),
  );
};

type Both = { readonly old: ChartIndex; readonly now: ChartIndex; readonly moved: ReadonlySet<string> };

const diffTransition = (
  { transition: before, stand: stood }: PlacedTransition,
  { transition: after, stand }: PlacedTransition,
  { old, now, moved }: Both,
): readonly ChartChange[] => {
  const { uid } = after;
  const name = `the transition "${uid}"`;
  const targets = [before.targets.map(old.uidOf), after.targets.map(now.uidOf)] as const;
  const value = changeIn(uid);
  const to = after.targets.map((id) => `"${id}"`).join(' and ');
  return [
    ...changed(
      value('place', [stood.state, stand.state]),
      `${name} is now in "${now.states.get(stand.state)?.state.id}"`,
    ),
    ...changed(
      value('trigger', [stood.trigger, stand.trigger]),
      `${name} happens ${sayTrigger(stand.trigger)}, and happened ${sayTrigger(stood.trigger)}`,
    ),
    ...(moved.has(uid) ? [reordered(uid, stood, stand)] : []),
    ...changed(
      value('guard', [guardOf(before, old), guardOf(after, now)]),
      after.guard === undefined ? `${name} has no guard any more` : `${name} has another guard`,
    ),
    ...changed(
      value('targets', targets),
      to === '' ? `${name} leads nowhere any more` : `${name} leads to ${to}`,
    ),
    ...changed(value('actions', [before.actions, after.actions]), `${name} does something else`),
    ...changed(
      value('reenter', [before.reenter, after.reenter]),
      `${name} ${after.reenter ? 'begins its state anew' : 'leaves its state as it is'}`,
    ),
  ];
};

/** Also when its number is the same, because others have come or gone. */
const reordered = (uid: string, { index: before }: Stand, { index: after }: Stand): ChartChange => ({
  type: 'changed',
  part: 'priority',
  uid,
  before,
  after,
  sentence: `the transition "${uid}" is asked as number ${after + 1} of its list, and was as number ${before + 1}`,
});

const guardOf = ({ guard }: ChartTransition, { uidOf }: ChartIndex): ChartGuard | undefined => {
  const named = (inner: ChartGuard): ChartGuard => {
    if (inner.type === 'in') return { ...inner, state: uidOf(inner.state) };
    if (inner.type === 'not') return { ...inner, guard: named(inner.guard) };
    return inner.type === 'named' ? inner : { ...inner, guards: inner.guards.map(named) };
  };
  return guard && named(guard);
};
