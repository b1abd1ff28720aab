/** How good somebody is at something: attributes that one has, skills that grow with use, and what luck adds. */
import type { ProgressSpec } from './ability-spec.ts';
import type { PlayerFact } from './entity.ts';
import type { Happening } from './game-event.ts';
import type { Ratio } from './world-spec.ts';

export const ATTRIBUTE_MAX = 10;
export const SKILL_LEVEL_MAX = 5;
/** Use alone leads no further; the rest wants training, or somebody who teaches it. */
export const PRACTICE_LEVEL_MAX = 3;

/** Points of practice from which on a skill has that level: 0, 6, 18, 36, 60, 90. */
export const practiceOf = (level: number): number => 3 * level * (level + 1);

type Able = Pick<PlayerFact, 'attributes' | 'practice'>;

/** What content gives everybody where the player has nothing else; 0 for an attribute that there is not. */
export function attributeOf(spec: Pick<ProgressSpec, 'attributes'>, player: Able, attribute: string): number {
  const own = Object.hasOwn(player.attributes, attribute) ? player.attributes[attribute] : undefined;
  return own ?? spec.attributes.find(({ id }) => id === attribute)?.start ?? 0;
}

/** From 0 to SKILL_LEVEL_MAX. */
export function skillLevelOf(player: Able, skill: string): number {
  const points = Object.hasOwn(player.practice, skill) ? (player.practice[skill] ?? 0) : 0;
  let level = 0;
  while (level < SKILL_LEVEL_MAX && points >= practiceOf(level + 1)) level += 1;
  return level;
}

/** Points by use count up to the level `most`; says so when the level rises. */
export function practise(
  player: PlayerFact,
  { skill, points, most }: { readonly skill: string; readonly points: number; readonly most: number },
): { player: PlayerFact; happenings: Happening[] } {
  const before = player.practice[skill] ?? 0;
  const after = Math.max(before, Math.min(before + points, practiceOf(most)));
  if (after === before) return { player, happenings: [] };
  const practised: PlayerFact = { ...player, practice: { ...player.practice, [skill]: after } };
  const level = skillLevelOf(practised, skill);
  const improved: Happening = {
    type: 'player.improved',
    actor: player.id,
    params: { skill: { text: `skill.${skill}` }, level },
  };
  return { player: practised, happenings: level > skillLevelOf(player, skill) ? [improved] : [] };
}

/** Of twenty: half, three more for each level, one for each point of the attribute above five, three less a step of difficulty. */
export function chanceOf(
  spec: ProgressSpec,
  player: Able,
  { skill, difficulty }: { readonly skill: string; readonly difficulty: number },
): Ratio {
  const attribute = spec.skills.find(({ id }) => id === skill)?.attribute;
  const help = attribute === undefined ? 0 : attributeOf(spec, player, attribute) - 5;
  const numerator = 10 + 3 * skillLevelOf(player, skill) + help - 3 * difficulty;
  return { numerator: Math.max(1, Math.min(19, numerator)), denominator: 20 };
}

/** The attributes and the practice that somebody of that origin begins with. */
export function beginnings(
  spec: ProgressSpec,
  { race, characterClass }: Pick<PlayerFact, 'race' | 'characterClass'>,
): Able {
  const attributes: Record<string, number> = {};
  const practice: Record<string, number> = {};
  for (const origin of spec.origins) {
    if (origin.race !== undefined && origin.race !== race) continue;
    if (origin.characterClass !== undefined && origin.characterClass !== characterClass) continue;
    for (const [id, more] of Object.entries(origin.attributes)) {
      const value = attributeOf(spec, { attributes, practice }, id) + more;
      attributes[id] = Math.max(1, Math.min(ATTRIBUTE_MAX, value));
    }
    for (const [id, level] of Object.entries(origin.skills))
      practice[id] = Math.max(practice[id] ?? 0, practiceOf(level));
  }
  return { attributes, practice };
}
