/** What a chart has to do with other charts: the messages it sends and waits for, and what it starts. */
import type { Place } from '../finding.ts';
import type { Doc } from '../schema-check.ts';
import type { ChartSource } from './chart-schema.ts';
import { actionsWithin, statesWithin } from './chart-walk.ts';
import { MESSAGE_PREFIX } from './event-name.ts';

export type Sending = {
  readonly message: string;
  readonly to: { readonly type: 'keeper' | 'quest'; readonly id: string } | { readonly type: 'everybody' };
  readonly place: Place;
};

export type ChartDealings = {
  readonly id: string;
  readonly vocabulary: string;
  /** Where it says what kind of chart it is. */
  readonly place: Place;
  readonly sends: readonly Sending[];
  /** Messages that some state handles, with where it does so. */
  readonly hears: readonly { readonly message: string; readonly place: Place }[];
  /** Messages that it lets pass on purpose. */
  readonly ignores: readonly string[];
  readonly starts: readonly { readonly type: 'quest' | 'dialogue'; readonly id: string }[];
};

/** Whatever the vocabulary and the worlds think of it. */
export const dealingsOf = ({ file, value }: Doc<ChartSource>): ChartDealings => {
  const actions = [...actionsWithin(value, [])];
  const states = [...statesWithin(value, [])];
  return {
    id: value.id,
    vocabulary: value.vocabulary,
    place: file.at(['vocabulary']),
    sends: actions.flatMap(({ action: { type, params = {} }, path }) => {
      const { message } = params;
      const to = addressee(type, params);
      if (to === undefined || typeof message !== 'string') return [];
      return [{ message, to, place: file.at([...path, 'params', 'message']) }];
    }),
    hears: states.flatMap(({ state, path }) =>
      Object.keys(state.on ?? {}).flatMap((event) =>
        messageOf(event).map((message) => ({ message, place: file.at([...path, 'on', event], 'key') })),
      ),
    ),
    ignores: states.flatMap(({ state }) => (state.ignore ?? []).flatMap(messageOf)),
    starts: actions.flatMap(({ action: { type, params = {} } }) => startedBy(type, params) ?? []),
  };
};

const startedBy = (
  action: string,
  { quest, dialogue }: Readonly<Record<string, unknown>>,
): ChartDealings['starts'][number] | undefined => {
  if (action === 'start quest' && typeof quest === 'string') return { type: 'quest', id: quest };
  const isDialogue = action === 'start dialogue' && typeof dialogue === 'string';
  return isDialogue ? { type: 'dialogue', id: dialogue } : undefined;
};

const addressee = (
  action: string,
  { keeper, quest }: Readonly<Record<string, unknown>>,
): Sending['to'] | undefined => {
  if (action === 'emit to realm' || action === 'emit across realms') return { type: 'everybody' };
  if (action === 'send to keeper' && typeof keeper === 'string') return { type: 'keeper', id: keeper };
  return action === 'advance quest' && typeof quest === 'string' ? { type: 'quest', id: quest } : undefined;
};

const messageOf = (event: string): readonly string[] =>
  event.startsWith(MESSAGE_PREFIX) ? [event.slice(MESSAGE_PREFIX.length)] : [];
