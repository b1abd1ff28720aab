/** Whether a keeper can go from everywhere its schedule has it to everywhere else, with the keys it has, once all tides and weathers have come by. */
import type { Condition } from '../domain/condition.ts';
import { WORLDLY_CONDITIONS } from '../domain/condition.ts';
import { firstStepBy } from '../domain/routes.ts';
import { placesOf } from '../domain/schedule.ts';
import type { ExitSpec, KeeperSpec, WorldSpec } from '../domain/world-spec.ts';
import { itemsAnywhere, type LinkContext, type WorldDocs } from './link-context.ts';

export const checkRounds = (world: WorldSpec, docs: WorldDocs, context: LinkContext): void => {
  // What else is wrong with a key is said at the door.
  const items = itemsAnywhere(context);
  for (const [id, { file }] of docs.characters) {
    const keeper = world.keepers[id];
    if (keeper === undefined) continue;
    const places = [...new Set(keeper.schedule.flatMap(placesOf))];
    const cutOff = places
      .flatMap((from) => places.map((to) => ({ from, to })))
      .find(({ from, to }) => from !== to && !leadsTo(world, { keeper, items, from, to }));
    if (cutOff === undefined) continue;
    context.log.error(
      file.at(['id']),
      'schedule/cut-off',
      `${id} finds no way from ${cutOff.from} to ${cutOff.to}`,
      'give it `keys` for the doors, or `passes` for the ways that are closed to it',
    );
  }
};

type Journey = {
  readonly keeper: KeeperSpec;
  readonly items: ReadonlySet<string>;
  readonly from: string;
  readonly to: string;
};

const leadsTo = (world: WorldSpec, { keeper, items, from, to }: Journey): boolean => {
  const opensSometime = (location: string, { door, when, direction }: ExitSpec) => {
    const key = door?.latch === true ? undefined : door?.key;
    return (
      // A key that it only carries it may give away.
      (key === undefined || !items.has(key) || keeper.ways?.keys.includes(key) === true) &&
      (when === undefined ||
        may(when, true) ||
        keeper.ways?.passes.includes(`${location}/${direction}`) === true)
    );
  };
  return firstStepBy(world, { from, to, isOpen: opensSometime }) !== undefined;
};

/** Whether it can ever be so, or not so, where there is no player. */
const may = (condition: Condition, hold: boolean): boolean => {
  switch (condition.type) {
    case 'not':
      return may(condition.condition, !hold);
    case 'all':
      return hold
        ? condition.conditions.every((part) => may(part, true))
        : condition.conditions.some((part) => may(part, false));
    case 'any':
      return hold
        ? condition.conditions.some((part) => may(part, true))
        : condition.conditions.every((part) => may(part, false));
    default:
      return !hold || WORLDLY_CONDITIONS.some((type) => type === condition.type);
  }
};
