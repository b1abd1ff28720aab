/** What a place does by itself: lines as text keys, with their conditions. */
import type { AmbienceSpec } from '../domain/ambience-spec.ts';
import { type ConditionContext, linkCondition, type Source, within } from './link-condition.ts';
import type { AmbienceSource } from './location-schema.ts';

/** Keys are `<prefix>.ambience.<n>`, counted from 1. */
export const linkAmbience = (
  { every_seconds: everySeconds, lines }: AmbienceSource,
  source: Source,
  context: ConditionContext & { readonly prefix: string },
): AmbienceSpec => {
  const { log, texts, prefix } = context;
  const [least, most] = everySeconds;
  if (least > most) {
    log.error(
      source.file.at([...source.path, 'every_seconds']),
      'number/order',
      'the shorter time comes first',
      `write [${most}, ${least}]`,
    );
  }
  return {
    everySeconds,
    lines: lines.map((written, index) => {
      const at = within(source, 'lines', index);
      const place = source.file.scalarAt(at.path) === undefined ? within(at, 'line') : at;
      const line = texts.keep(`${prefix}.ambience.${index + 1}`, place, 'prose', written.line);
      return written.if === undefined
        ? { line }
        : { line, when: linkCondition(written.if, within(at, 'if'), context) };
    }),
  };
};
