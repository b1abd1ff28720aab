/** Where a player begins whom no realm knows. */
import type { UniverseSpec } from '../../domain/world-spec.ts';
import type { RealmId } from '../../kernel/ids.ts';
import type { PlayerInput } from '../universe/input.ts';
import type { UniverseOptions } from '../universe/universe-options.ts';

/** The realm that was asked for when there is one, else a realm of the world where all begin, else the first. */
export function birthplaceOf(
  { start }: UniverseSpec,
  { realms }: UniverseOptions,
  input: PlayerInput,
): RealmId {
  const wanted = input.kind === 'player.create' ? input.realm : undefined;
  const usual = realms.find(({ world }) => world === start.world) ?? realms[0];
  const chosen = realms.find(({ realm }) => realm === wanted) ?? usual;
  return (chosen as { realm: RealmId }).realm;
}
