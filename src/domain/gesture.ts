/**
 * What players do with hands, ears and feet that changes nothing by itself: which verbs there are, and how many ways the
 * engine's own texts have of answering each. Content may answer instead.
 */

/** At nothing in particular, at a thing, at somebody, at a way out. */
export type GestureForm = 'alone' | 'item' | 'person' | 'way';
type Variants = { readonly [F in GestureForm]?: number };

/** A verb without a form for things is done at nothing in particular, whatever else is said. */
export const GESTURES = {
  listen: { alone: 2, item: 2, person: 1, way: 1 },
  smell: { alone: 2, item: 2, person: 1 },
  touch: { item: 2, way: 1 },
  taste: { item: 2 },
  look_under: { item: 2 },
  look_behind: { item: 2 },
  look_through: { item: 2, way: 1 },
  jump: { alone: 2, item: 1 },
  climb: { alone: 2, item: 2 },
  swim: { alone: 2 },
  knock: { item: 2, way: 1 },
  push: { item: 2, way: 1 },
  pull: { item: 2, way: 1 },
  turn: { alone: 1, item: 2 },
  ring: { item: 2 },
  rub: { item: 2 },
  squeeze: { item: 2 },
  clean: { item: 2 },
  shake: { item: 2 },
  dig: { alone: 2, item: 1 },
  tie: { item: 2 },
  untie: { item: 2 },
  cut: { item: 2 },
  break: { item: 2, person: 1, way: 1 },
  burn: { item: 2 },
  blow: { alone: 1, item: 2 },
  count: { alone: 1, item: 2 },
  sing: { alone: 2 },
  sleep: { alone: 2 },
  wake: { alone: 1, item: 1, person: 1 },
  pray: { alone: 2 },
  buy: { alone: 1, item: 1, person: 1 },
  sell: { alone: 1, item: 1, person: 1 },
  undo: { alone: 2 },
  xyzzy: { alone: 2 },
} as const satisfies Readonly<Record<string, Variants>>;

export type GestureVerb = keyof typeof GESTURES;

export const GESTURE_VERBS = Object.keys(GESTURES) as readonly GestureVerb[];

export const isGestureVerb = (verb: string): verb is GestureVerb => Object.hasOwn(GESTURES, verb);

/** How many texts answer the verb in that form; 0 where it is not done so. */
export const variantsOf = (verb: GestureVerb, form: GestureForm): number =>
  (GESTURES[verb] as Variants)[form] ?? 0;

const FORMS: readonly GestureForm[] = ['alone', 'item', 'person', 'way'];

/** What others read of it: one text for things, and one for everything else. */
export function seenKey(verb: GestureVerb, form: GestureForm): string | undefined {
  const isThing = form === 'item' && variantsOf(verb, 'item') > 0;
  const others = FORMS.filter((other) => other !== 'item' && variantsOf(verb, other) > 0);
  if (isThing) return `gesture.${verb}.seen_item`;
  return others.length === 0 ? undefined : `gesture.${verb}.seen`;
}

/** Keys of all texts of gestures: `gesture.listen.alone.1`, `gesture.listen.seen`. */
export const GESTURE_TEXT_KEYS: readonly string[] = [
  ...new Set(
    GESTURE_VERBS.flatMap((verb) =>
      FORMS.flatMap((form) => [
        ...Array.from(
          { length: variantsOf(verb, form) },
          (_, index) => `gesture.${verb}.${form}.${index + 1}`,
        ),
        ...(seenKey(verb, form) === undefined ? [] : [seenKey(verb, form) as string]),
      ]),
    ),
  ),
];
