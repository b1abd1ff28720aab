/** Descriptions: the base and its conditional additions, as text keys. */
import type { ConditionalText } from '../domain/ambience-spec.ts';
import type { DescriptionSource } from './description-schema.ts';
import { type ConditionContext, linkCondition, type Source, within } from './link-condition.ts';

/** Keys are `<prefix>.description`, and `<prefix>.description.<n>` counted from 1. */
export const linkDescription = (
  description: DescriptionSource,
  source: Source,
  context: ConditionContext & { readonly prefix: string },
): ConditionalText =>
  linkConditionalText(description, source, { ...context, key: `${context.prefix}.description` });

/** Any other text of that form: keys are `<key>`, and `<key>.<n>` counted from 1. */
export const linkConditionalText = (
  description: DescriptionSource,
  source: Source,
  context: ConditionContext & { readonly key: string },
): ConditionalText => {
  const { key } = context;
  const written = source.file.scalarAt(source.path) === undefined ? within(source, 'base') : source;
  return {
    base: context.texts.keep(key, written, 'prose', description.base),
    conditions: (description.conditions ?? []).map((addition, index) => {
      const at = within(source, 'conditions', index);
      return {
        when: linkCondition(addition.if, within(at, 'if'), context),
        add: context.texts.keep(`${key}.${index + 1}`, within(at, 'add'), 'prose', addition.add),
      };
    }),
  };
};
