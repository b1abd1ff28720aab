/** Where a keeper's schedule wants it to be. */
import type { KeeperFact } from './entity.ts';
import type { RuleContext } from './rule.ts';
import { worldTimeAt } from './world-clock.ts';
import type { KeeperSpec, ScheduleEntry } from './world-spec.ts';

type PostContext = Pick<RuleContext, 'world' | 'settings' | 'tick'>;

export function postOf(context: PostContext, keeper: KeeperFact): string | undefined {
  const spec = context.world.keepers[keeper.spec];
  return spec === undefined
    ? undefined
    : entryAt(spec, worldTimeAt(context.settings, context.tick).minute)?.location;
}

function entryAt(spec: KeeperSpec, minute: number): ScheduleEntry | undefined {
  return spec.schedule.find(({ fromMinute, toMinute }) =>
    fromMinute < toMinute
      ? minute >= fromMinute && minute < toMinute
      : minute >= fromMinute || minute < toMinute,
  );
}
