/** Draws the view of a room as lines of text, from the `view.*` texts. */
import type { RoomView } from '../../domain/percept.ts';
import type { TextKey } from '../../domain/world-spec.ts';
import type { MessageValues } from './message-table.ts';
import type { Params, PerceptValues } from './percept-values.ts';
import { markSpan } from './span-marks.ts';

export type RoomPen = {
  readonly values: PerceptValues;
  /** The sentence of that key. */
  readonly write: (key: TextKey, params: Params) => string;
  /** The same from words that are sentences already. */
  readonly fill: (key: TextKey, words: MessageValues) => string;
};

/** Name, description, exits, items, keepers, people: each on a line of its own, what is empty left out. */
export const drawRoom = (view: RoomView, pen: RoomPen): readonly string[] => {
  const { write } = pen;
  const paragraph = view.paragraphs.map((key) => write(key, {})).join(' ');
  const keepers = view.keepers.map(({ name }) => ({ text: name }));
  const people = view.people.filter(({ seat }) => seat === undefined).map(({ name }) => name);
  return [
    write(view.name, {}),
    paragraph,
    view.dark ? '' : drawExits(view, pen),
    ...(view.items.length === 0
      ? []
      : [write('view.items', { items: { list: view.items }, count: view.items.length })]),
    ...view.holdings.map(({ holder, how, items }) =>
      write('view.contents', { holder, how, items: { list: items }, count: items.length }),
    ),
    ...(keepers.length === 0
      ? []
      : [write('view.keepers', { people: { list: keepers }, count: keepers.length })]),
    ...(view.others === undefined ? [] : [write('view.others', { count: view.others })]),
    ...(people.length === 0
      ? []
      : [write('view.people', { people: { list: people }, count: people.length })]),
    ...view.people.flatMap(({ name, seat }) =>
      seat === undefined ? [] : [write('view.seated', { actor: name, item: seat.item, how: seat.how })],
    ),
  ].filter((line) => line !== '');
};

/** `view.exit` once an exit, joined to a list within `view.exits`. `portal` is "none" for an ordinary way. */
const drawExits = (view: RoomView, { values, write, fill }: RoomPen): string => {
  if (view.exits.length === 0) return write('view.no-exits', {});
  const exits = view.exits.map(({ direction, to, door, portal }) =>
    markSpan(
      write('view.exit', {
        direction,
        place: { text: to },
        door,
        portal: portal === undefined ? 'none' : { text: portal },
      }),
      'exit',
    ),
  );
  return fill('view.exits', { exits: values.join(exits), count: exits.length });
};
