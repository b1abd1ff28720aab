/** The addresses of realms, players and items: functions of the seed and of facts, so they are the same in every replay. */
import type { ItemFact, PlayerFact } from '../entity.ts';
import { levelOf } from '../level.ts';
import {
  type Address,
  DENSITY_MAX,
  GENERATION_MAX,
  type Horizon,
  PRIME,
  saturate,
  tokenOf,
  VELOCITY_MAX,
} from './address.ts';
import { lineOf } from './line-of.ts';

/** What everything in a realm shares, and everything on the way between realms too. */
export type Surroundings = {
  readonly seed: string;
  /** `hub` for who is on the way. */
  readonly realm: string;
  readonly adjacency: string;
  /** 0 for the first realm of a world, 1 and more for its copies. */
  readonly copy: number;
  readonly tick: number;
};

/** Ticks: a played minute, a day of the world and a week of it, by the clock that worlds have by default. */
export const GENESIS_TICKS = 600;
export const DAY_TICKS = 14_400;
export const WEEK_TICKS = 7 * DAY_TICKS;
/** Levels from which on a player has emerged, and is at their peak. */
export const PEAK_LEVEL = 5;

/** What alternates of a realm tell is another story than the main one. */
export const ALTERNATE = 'narrative_alternate';

export function addressOfRealm(
  { seed, realm, adjacency, copy, tick }: Surroundings,
  facts: { readonly failed: boolean; readonly present: number; readonly asleep: number },
): Address {
  return {
    realm,
    // A copy is a child of the main instance.
    lineage: { generation: copy === 0 ? 0 : 1, line: lineOf({ seed, kind: 'realm', id: realm }) },
    adjacency,
    horizon: horizonOfRealm(facts, tick),
    resonance: copy === 0 ? PRIME : ALTERNATE,
    velocity: facts.failed ? 0 : saturate(facts.present, VELOCITY_MAX),
    density: saturate(copy, DENSITY_MAX),
  };
}

function horizonOfRealm(
  {
    failed,
    present,
    asleep,
  }: { readonly failed: boolean; readonly present: number; readonly asleep: number },
  tick: number,
): Horizon {
  if (failed) return 'crystallization';
  if (tick < GENESIS_TICKS) return 'genesis';
  if (tick < DAY_TICKS) return 'emergence';
  return present === 0 && asleep > 0 ? 'decay' : 'peak';
}

export function addressOfPlayer(
  { seed, realm, adjacency, copy, tick }: Surroundings,
  facts: {
    readonly player: PlayerFact;
    /** The chart of the quest that they are on, the first by id of several. */
    readonly quest?: string | undefined;
    /** Since when they have been absent; undefined when the register does not know. */
    readonly asleepSince?: number | undefined;
  },
): Address {
  const { player, quest } = facts;
  return {
    realm,
    lineage: {
      generation: saturate(player.transitions, GENERATION_MAX),
      line: lineOf({ seed, kind: 'player', id: player.id }),
    },
    adjacency,
    horizon: horizonOfPlayer(facts, tick),
    resonance: quest === undefined ? PRIME : tokenOf('quest', quest),
    velocity: velocityOfPlayer(player, tick),
    density: saturate(copy, DENSITY_MAX),
  };
}

function horizonOfPlayer(
  { player, asleepSince }: { readonly player: PlayerFact; readonly asleepSince?: number | undefined },
  tick: number,
): Horizon {
  if (!player.present)
    return asleepSince !== undefined && tick - asleepSince >= WEEK_TICKS ? 'crystallization' : 'decay';
  if (player.experience === 0) return 'genesis';
  return levelOf(player.experience) < PEAK_LEVEL ? 'emergence' : 'peak';
}

/** Who is here moves; each journey of the last day of the world makes them faster. */
export function velocityOfPlayer({ present, journey }: PlayerFact, tick: number): number {
  return present ? 1 + journey.filter((one) => tick - one.tick < DAY_TICKS).length : 0;
}

export function addressOfItem(
  { seed, realm, adjacency, copy }: Surroundings,
  {
    item,
    holder,
    velocity,
  }: {
    readonly item: ItemFact;
    /** Who or what has it in the end, through all that it is in or on. */
    readonly holder: 'player' | 'keeper' | 'room';
    /** Of the player who carries it, 0 otherwise. */
    readonly velocity: number;
  },
): Address {
  return {
    realm,
    lineage: {
      generation: realm === item.sourceRealm ? 0 : 1,
      line: lineOf({ seed, kind: 'item', id: item.id }),
    },
    adjacency,
    horizon: horizonOfItem(item, holder),
    resonance: tokenOf('world', item.world),
    velocity: holder === 'player' ? saturate(velocity, VELOCITY_MAX) : 0,
    density: saturate(copy, DENSITY_MAX),
  };
}

function horizonOfItem(
  { fixed, flame, portions, worn }: ItemFact,
  holder: 'player' | 'keeper' | 'room',
): Horizon {
  if (portions === 0 || (flame?.state === 'out' && flame.fuel === 0)) return 'decay';
  if (flame?.state === 'lit' || worn) return 'peak';
  if (fixed) return 'crystallization';
  return holder === 'room' ? 'genesis' : 'emergence';
}
