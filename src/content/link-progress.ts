/** Attributes, skills and origins: what people are and can do, with what helps and what practises it. */
import type { AttributeSpec, OriginSpec, ProgressSpec, SkillSpec } from '../domain/ability-spec.ts';
import { TELLING } from '../domain/witness.ts';
import { type AbilityNames, checkReference, type LinkContext } from './link-context.ts';
import { suggestName } from './nearest-name.ts';
import type { Doc } from './schema-check.ts';
import { splitWords } from './schema-parts.ts';
import type { UniverseSource } from './universe-schema.ts';

export const linkProgress = (doc: Doc<UniverseSource>, context: LinkContext): ProgressSpec => ({
  attributes: linkAttributes(doc, context),
  skills: linkSkills(doc, context),
  origins: linkOrigins(doc, context),
  experience: doc.value.experience ?? { discovery: 0, lore: 0 },
});

export const abilityNamesOf = ({ attributes = [], skills = [] }: UniverseSource): AbilityNames => ({
  attributes: new Set(attributes.map(({ id }) => id)),
  skills: new Set(skills.map(({ id }) => id)),
});

const linkAttributes = (
  { file, value }: Doc<UniverseSource>,
  { log, texts }: LinkContext,
): readonly AttributeSpec[] =>
  (value.attributes ?? []).flatMap(({ id, name, words, start }, index, all) => {
    if (all.findIndex((other) => other.id === id) < index) {
      log.error(
        file.at(['attributes', index, 'id']),
        'link/duplicate-id',
        `two attributes are called "${id}"`,
      );
      return [];
    }
    const source = { file, path: ['attributes', index, 'name'] };
    const key = texts.keep(`attribute.${id}`, source, 'name', name);
    return [{ id, name: key, words: splitWords(words ?? [id.replaceAll('_', ' ')]), start }];
  });

const linkSkills = (
  { file, value }: Doc<UniverseSource>,
  { log, texts, abilities }: LinkContext,
): readonly SkillSpec[] =>
  (value.skills ?? []).flatMap(({ id, name, words, attribute, practised_by: events = [] }, index, all) => {
    const at = (...path: (string | number)[]) => file.at(['skills', index, ...path]);
    if (all.findIndex((other) => other.id === id) < index) {
      log.error(at('id'), 'link/duplicate-id', `two skills are called "${id}"`);
      return [];
    }
    checkReference(log, {
      place: at('attribute'),
      kind: 'attribute',
      name: attribute,
      known: abilities?.attributes,
    });
    for (const [number, event] of events.entries()) {
      if (PLAYER_EVENTS.includes(event)) continue;
      const message = `nothing that players do is called "${event}"`;
      log.error(at('practised_by', number), 'link/unknown-event', message, suggestName(event, PLAYER_EVENTS));
    }
    const key = texts.keep(`skill.${id}`, { file, path: ['skills', index, 'name'] }, 'name', name);
    return [
      {
        id,
        name: key,
        words: splitWords(words ?? [id.replaceAll('_', ' ')]),
        attribute,
        practisedBy: events,
      },
    ];
  });

/** What players do, as the trace names it. */
export const PLAYER_EVENTS: readonly string[] = Object.keys(TELLING).filter((type) =>
  type.startsWith('player.'),
);

const linkOrigins = (
  { file, value }: Doc<UniverseSource>,
  { log, abilities }: LinkContext,
): readonly OriginSpec[] =>
  (value.origins ?? []).map(({ race, class: characterClass, attributes = {}, skills = {} }, index) => {
    const at = (...path: string[]) => file.at(['origins', index, ...path], 'key');
    for (const name of Object.keys(attributes)) {
      const place = at('attributes', name);
      checkReference(log, { place, kind: 'attribute', name, known: abilities?.attributes });
    }
    for (const name of Object.keys(skills))
      checkReference(log, { place: at('skills', name), kind: 'skill', name, known: abilities?.skills });
    return {
      ...(race === undefined ? {} : { race }),
      ...(characterClass === undefined ? {} : { characterClass }),
      attributes,
      skills,
    };
  });
