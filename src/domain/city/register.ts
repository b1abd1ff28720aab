/** Who lives in a realm: everybody whom the register of its world names, at home when it begins. */
import { compareIds, type EntityId, entityId, type RealmId, roomId } from '../../kernel/ids.ts';
import type { KeeperFact } from '../entity.ts';
import type { RuleContext } from '../rule.ts';
import { worldMinutes } from '../world-clock.ts';
import type { WorldSpec } from '../world-spec.ts';

/** Towns of the same world have people of the same names, who are not the same people. */
export const citizenId = (spec: string, home: RealmId, world: string): EntityId =>
  entityId('keeper', home === world ? spec : `${spec}@${home}`);

/** Ids of specifications, sorted: those who are at home in the world, not those who come to visit. */
export const registerOf = (world: Pick<WorldSpec, 'id' | 'keepers'>): readonly string[] =>
  Object.keys(world.keepers)
    .filter((id) => world.keepers[id]?.citizen?.world === world.id)
    .sort(compareIds);

export function citizensAtHome(context: RuleContext): KeeperFact[] {
  const { world, realm, settings, tick } = context;
  return registerOf(world).flatMap((spec): readonly KeeperFact[] => {
    const home = world.keepers[spec]?.citizen?.haunts[world.id]?.home;
    if (home === undefined) return [];
    const id = citizenId(spec, realm, world.id);
    const luck = context.random(id, 'needs');
    return [
      {
        id,
        kind: 'keeper',
        spec,
        place: roomId(home),
        crowd: false,
        greeted: [],
        citizen: {
          home: realm,
          world: world.id,
          needs: { hunger: luck.below(50), tiredness: luck.below(20), loneliness: luck.below(40) },
          reckoned: worldMinutes(settings, tick),
          heading: 'home',
          post: home,
          doing: 'home',
        },
      },
    ];
  });
}
