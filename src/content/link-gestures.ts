/** What things and places answer to gestures, as text keys: `<prefix>.reaction.<verb>`. */
import { GESTURE_VERBS } from '../domain/gesture.ts';
import type { GestureReactions } from '../domain/world-spec.ts';
import type { GestureReactionsSource } from './gesture-schema.ts';
import type { ConditionContext, Source } from './link-condition.ts';
import { within } from './link-condition.ts';
import { linkConditionalText } from './link-description.ts';

/** Nothing at all where nothing is written, so that such things stay as they are. */
export const linkGestures = (
  reactions: GestureReactionsSource | undefined,
  source: Source,
  context: ConditionContext & { readonly prefix: string },
): { readonly reactions?: GestureReactions } => {
  if (reactions === undefined) return {};
  const linked = GESTURE_VERBS.flatMap((verb) => {
    const written = reactions[verb];
    if (written === undefined) return [];
    const key = `${context.prefix}.reaction.${verb}`;
    return [[verb, linkConditionalText(written, within(source, verb), { ...context, key })] as const];
  });
  return { reactions: Object.fromEntries(linked) };
};
