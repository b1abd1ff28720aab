/** skills and train: what a player can do, and how points earned with a level are spent on doing it better. */
import { ATTRIBUTE_MAX, attributeOf, practiceOf, SKILL_LEVEL_MAX, skillLevelOf } from '../ability.ts';
import type { AttributeSpec, SkillSpec } from '../ability-spec.ts';
import { actingPlayer } from '../acting-player.ts';
import type { PlayerFact } from '../entity.ts';
import type { Percept } from '../percept.ts';
import { approve, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { line } from '../sentence.ts';

/** A skill takes a point a level, an attribute two. */
const SKILL_COST = 1;
const ATTRIBUTE_COST = 2;

export const skills: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  return approve({ percepts: abilities(context, player).map((percept) => ({ player: player.id, percept })) });
};

function abilities({ universe }: RuleContext, player: PlayerFact): readonly Percept[] {
  const { attributes, skills: known } = universe.progress;
  const rows = [
    ...attributes.map(({ id, name }) =>
      line(
        'skills.attribute',
        { attribute: { text: name }, amount: attributeOf(universe.progress, player, id) },
        'system',
      ),
    ),
    ...known.map(({ id, name }) =>
      line('skills.skill', { skill: { text: name }, level: skillLevelOf(player, id) }, 'system'),
    ),
  ];
  return [line('skills.self', { count: player.skillPoints }, 'system'), ...rows];
}

export const train: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun } = intent;
  if (noun === undefined) return refuse('train/what', { count: player.skillPoints });
  const isMeant = ({ words }: AttributeSpec | SkillSpec) => noun.every((word) => words.includes(word));
  const skill = context.universe.progress.skills.find(isMeant);
  if (skill !== undefined) return trainSkill(player, skill);
  const attribute = context.universe.progress.attributes.find(isMeant);
  if (attribute !== undefined) return trainAttribute(context, player, attribute);
  return refuse('train/unknown', { text: noun.join(' ') });
};

function trainSkill(player: PlayerFact, { id, name }: SkillSpec): Ruling {
  const level = skillLevelOf(player, id) + 1;
  if (level > SKILL_LEVEL_MAX) return refuse('train/mastered', { skill: { text: name } });
  if (player.skillPoints < SKILL_COST)
    return refuse('train/no-points', { count: player.skillPoints, amount: SKILL_COST });
  const practice = { ...player.practice, [id]: practiceOf(level) };
  return approve({
    changes: [{ ...player, practice, skillPoints: player.skillPoints - SKILL_COST }],
    happenings: [{ type: 'player.improved', actor: player.id, params: { skill: { text: name }, level } }],
  });
}

function trainAttribute({ universe }: RuleContext, player: PlayerFact, { id, name }: AttributeSpec): Ruling {
  const amount = attributeOf(universe.progress, player, id) + 1;
  if (amount > ATTRIBUTE_MAX) return refuse('train/mastered', { skill: { text: name } });
  if (player.skillPoints < ATTRIBUTE_COST)
    return refuse('train/no-points', { count: player.skillPoints, amount: ATTRIBUTE_COST });
  const attributes = { ...player.attributes, [id]: amount };
  return approve({
    changes: [{ ...player, attributes, skillPoints: player.skillPoints - ATTRIBUTE_COST }],
    happenings: [
      { type: 'player.strengthened', actor: player.id, params: { attribute: { text: name }, amount } },
    ],
  });
}
