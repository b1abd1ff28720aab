/** The small things that somebody does where they are: a citizen those of the trade at work only, and in their own town. */
import { locationOf } from '../../kernel/ids.ts';
import type { KeeperFact } from '../entity.ts';
import type { RuleContext } from '../rule.ts';
import type { LineSpec } from '../world-spec.ts';

/** Empty where nobody would see what they do: on the way, in bed, and in other people’s towns. */
export function pastimesOf({ world, realm }: RuleContext, keeper: KeeperFact): readonly LineSpec[] {
  const { spec, citizen, place } = keeper;
  const described = world.keepers[spec];
  if (described === undefined) return [];
  const { idle } = described;
  if (citizen === undefined || described.citizen === undefined)
    return [...idle.lines, ...(idle.at?.[locationOf(place)] ?? [])];
  if (citizen.home !== realm) return [];
  switch (citizen.doing) {
    case 'work':
      return idle.lines;
    case 'table':
    case 'company':
      return described.citizen.leisure[citizen.doing];
    case 'home':
    case 'gate':
    case 'way':
      return [];
  }
}
