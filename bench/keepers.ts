/** What a tick costs with many keepers of whom few have anything to do, beside the plain XState tree. */
import { Universe } from '../src/actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../src/actors/universe/universe-options.ts';
import type { KeeperSpec, UniverseSpec } from '../src/domain/world-spec.ts';
import { type Measured, measureInTurns, type Subject } from './measure.ts';
import { createPlainTree } from './plain-tree.ts';

const TICKS_PER_SECOND = 10;

/** How often something happens to a keeper, and what. */
export const PROFILES = {
  /** As content has it: an islander walks on or does something small every 30 to 90 seconds. */
  'as shipped': undefined,
  /** The crowd stays where it is and does something small every 5 seconds. */
  'every 5 s': { everySeconds: [5, 5], walks: false },
  /** The crowd walks from room to room every 5 seconds, which changes facts as well. */
  'walk in 5 s': { everySeconds: [5, 5], walks: true },
} as const;
export type Profile = keyof typeof PROFILES;

export type KeepersRow = {
  readonly keepers: number;
  readonly profile: Profile;
  readonly seed: Measured;
  readonly plain: Measured;
  readonly wakesPerTick: number;
  /** How many times the plain tree's median is ours. */
  readonly timesCheaper: number;
};

export function benchKeepers(
  spec: UniverseSpec,
  keepers: number,
  profile: Profile,
  rounds: number,
): KeepersRow {
  const universe = Universe.begin({
    spec: withProfile(spec, profile),
    options: { ...DEFAULT_OPTIONS, seed: 'bench', npcs: keepers, realms: realmsOf([spec.start.world], 1) },
  });
  let wakes = 0;
  let ticks = 0;
  const tick = (): void => {
    wakes += universe.step([]).record.awakeCount;
    ticks += 1;
  };
  const plainTick = createPlainTree({ keepers, period: 5 * TICKS_PER_SECOND });
  const period = 5 * TICKS_PER_SECOND;
  const subjects: Subject[] = [
    { name: 'seed', tick, windowTicks: profile === 'as shipped' ? 4 * period : period },
    { name: 'plain', tick: plainTick, windowTicks: Math.max(4, Math.ceil(40_000 / keepers)) },
  ];
  measureInTurns(subjects, 6);
  wakes = 0;
  ticks = 0;
  const measured = measureInTurns(subjects, rounds);
  const seed = measured.get('seed') as Measured;
  const plain = measured.get('plain') as Measured;
  return {
    keepers,
    profile,
    seed,
    plain,
    wakesPerTick: wakes / ticks,
    timesCheaper: plain.medianMs / seed.medianMs,
  };
}

function withProfile(spec: UniverseSpec, profile: Profile): UniverseSpec {
  const pace = PROFILES[profile];
  const world = spec.worlds[spec.start.world];
  if (pace === undefined || world === undefined) return spec;
  const keepers = Object.fromEntries(
    Object.entries(world.keepers).map(([id, keeper]): [string, KeeperSpec] => [
      id,
      {
        ...keeper,
        idle: { ...keeper.idle, everySeconds: pace.everySeconds },
        ...(keeper.wanders !== undefined && !pace.walks ? { wanders: { zones: [] } } : {}),
      },
    ]),
  );
  return { ...spec, worlds: { ...spec.worlds, [world.id]: { ...world, keepers } } };
}
