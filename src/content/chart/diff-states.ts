/** What has become of the states of a chart, each told from the others by its uid. */
import type { ChartState } from '../../domain/chart.ts';
import { type ChartChange, changed, changeIn } from './chart-change.ts';
import { type ChartIndex, listsOf, type PlacedState, sayTrigger } from './chart-index.ts';

export const diffStates = (old: ChartIndex, now: ChartIndex): readonly ChartChange[] => {
  const changes: ChartChange[] = [];
  for (const [uid, { state }] of old.states)
    if (!now.states.has(uid))
      changes.push({
        type: 'removed',
        part: 'state',
        uid,
        id: state.id,
        sentence: `the state "${state.id}" is gone`,
      });
  for (const [uid, placed] of now.states) {
    const was = old.states.get(uid);
    if (was !== undefined) changes.push(...diffState(was, placed, old, now));
    else {
      const { id } = placed.state;
      changes.push({ type: 'added', part: 'state', uid, id, sentence: `the state "${id}" is new` });
    }
  }
  return changes;
};

const diffState = (
  { state: before, parent: parentBefore }: PlacedState,
  { state: after, parent: parentAfter }: PlacedState,
  old: ChartIndex,
  now: ChartIndex,
): readonly ChartChange[] => {
  const { uid, key, id } = after;
  const name = `the state "${id}"`;
  const idOf = (index: ChartIndex, of: string | undefined) =>
    of === undefined ? 'nothing' : `"${index.states.get(of)?.state.id ?? of}"`;
  const value = changeIn(uid);
  const initials = [
    before.initial && old.uidOf(before.initial),
    after.initial && now.uidOf(after.initial),
  ] as const;
  const histories = [historyOf(before, old), historyOf(after, now)] as const;
  return [
    ...changed(
      value('name', [
        { key: before.key, id: before.id },
        { key, id },
      ]),
      `the state "${before.id}" is called "${id}"${key === id ? '' : `, under the key "${key}"`}`,
    ),
    ...changed(
      value('parent', [parentBefore, parentAfter]),
      `${name} is in ${idOf(now, parentAfter)} and was in ${idOf(old, parentBefore)}`,
    ),
    ...changed(value('kind', [before.kind, after.kind]), `${name} is ${after.kind} and was ${before.kind}`),
    ...changed(
      value('initial', initials),
      `${name} begins in ${idOf(now, initials[1])} and began in ${idOf(old, initials[0])}`,
    ),
    ...changed(value('history', histories), `${name} remembers otherwise than before`),
    ...changed(value('entry', [before.entry, after.entry]), `${name} does something else on entering`),
    ...changed(value('exit', [before.exit, after.exit]), `${name} does something else on leaving`),
    ...changed(value('ignores', [before.ignores, after.ignores]), `${name} lets other events pass`),
    ...changed(
      value('order of states', common(before.states.map(uidIn), after.states.map(uidIn))),
      `the states in "${id}" come in another order`,
    ),
    ...changed(
      value('order of events', common(before.on.map(eventIn), after.on.map(eventIn))),
      `the events of "${id}" come in another order`,
    ),
    ...changed(
      value('blanks', [blanksOf(before), blanksOf(after)]),
      `${name} hears or waits for something else and does nothing then`,
    ),
  ];
};

const uidIn = ({ uid }: ChartState): string => uid;
const eventIn = ({ event }: ChartState['on'][number]): string => event;

/** Of each, those that both have. */
const common = (
  before: readonly string[],
  after: readonly string[],
): readonly [readonly string[], readonly string[]] => [
  before.filter((name) => after.includes(name)),
  after.filter((name) => before.includes(name)),
];

const historyOf = ({ history }: ChartState, { uidOf }: ChartIndex): ChartState['history'] =>
  history?.target === undefined ? history : { ...history, target: uidOf(history.target) };

const blanksOf = (state: ChartState): readonly string[] =>
  listsOf(state).flatMap(({ trigger, list }) =>
    list.length === 0 && (trigger.type === 'on' || trigger.type === 'after') ? [sayTrigger(trigger)] : [],
  );
