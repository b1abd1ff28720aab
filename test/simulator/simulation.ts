/**
 * A whole universe on the shipped worlds with scripted people in it, while things go wrong: connections end, operators
 * interfere, the process is replaced, a realm breaks. Everything follows from the seed; an auditor counts each tick.
 */
import type { GrantedItem, Input } from '../../src/actors/universe/input.ts';
import { playerIdOf } from '../../src/actors/universe/player-id.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../../src/actors/universe/universe-options.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../src/adapters/content-directory.ts';
import { ScriptedCrowd } from '../../src/adapters/scripted/scripted-crowd.ts';
import { type LoadedContent, loadContent } from '../../src/content/load-content.ts';
import { openStream, type RandomStream } from '../../src/kernel/random-stream.ts';
import { Auditor } from '../support/auditor.ts';
import { breakRealm } from '../support/break-realm.ts';

export type SimulationPlan = {
  readonly seed: string;
  readonly ticks: number;
  readonly players: number;
  readonly realms: number;
  readonly npcs: number;
  /** People leave and come back, operators move them, esteem them and give them things. */
  readonly interference: boolean;
  /** The universe is paused, stored, and brought back in its place: must make no difference. */
  readonly interruptions: boolean;
  /** The first realm breaks in this tick. */
  readonly breaksAt?: number;
  readonly onOutcome?: (outcome: TickOutcome) => void;
};

export type SimulationReport = {
  readonly chain: string;
  /** What the auditor found; empty when all is well. */
  readonly problems: readonly string[];
  /** Defects that were contained. */
  readonly defects: readonly string[];
  /** How often each type of event happened. */
  readonly happened: ReadonlyMap<string, number>;
};

export function loadShippedContent(): LoadedContent {
  const content = loadContent(readContentDirectory(SHIPPED_CONTENT_DIRECTORY));
  if (!content.ok) throw new Error('the shipped worlds do not load');
  return content;
}

export function simulate(content: LoadedContent, plan: SimulationPlan): SimulationReport {
  const defects: string[] = [];
  const making: UniverseMaking = {
    spec: content.universe,
    options: {
      ...DEFAULT_OPTIONS,
      seed: plan.seed,
      realms: realmsOf(Object.keys(content.universe.worlds), plan.realms),
      npcs: plan.npcs,
      reflectionInterval: 7,
      recheckInterval: 50,
    },
    onFailure: ({ realm, where, error }) => defects.push(`${realm} ${where}: ${String(error)}`),
  };
  let universe = Universe.begin(making);
  const crowd = new ScriptedCrowd({ universe, count: plan.players });
  const auditor = new Auditor(universe);
  const problems: string[] = [];
  const happened = new Map<string, number>();
  for (let tick = 1; tick <= plan.ticks; tick += 1) {
    if (plan.interruptions) universe = interrupt(universe, making, luck(plan, tick, 'interruptions'));
    if (tick === plan.breaksAt) breakRealm(universe, making.options.realms[0]?.realm as string);
    const interference = plan.interference ? interfere(plan, making, tick) : [];
    const outcome = universe.step([...crowd.inputs(tick), ...interference]);
    crowd.perceive(outcome);
    plan.onOutcome?.(outcome);
    for (const { type } of outcome.events) happened.set(type, (happened.get(type) ?? 0) + 1);
    problems.push(...auditor.follow(universe).problems(outcome));
  }
  return { chain: universe.chain, problems, defects, happened };
}

const luck = ({ seed }: SimulationPlan, tick: number, purpose: string): RandomStream =>
  openStream({ seed, entity: 'simulator', purpose, tick });

function interrupt(universe: Universe, making: UniverseMaking, random: RandomStream): Universe {
  if (random.below(40) === 0) {
    universe.pause();
    universe.resume();
  }
  if (random.below(60) !== 0) return universe;
  return Universe.restore(making, decodeSnapshot(encodeSnapshot(universe.snapshot())));
}

const KELP: GrantedItem = {
  itemId: 'kelp',
  name: 'Strand of Kelp',
  itemType: 'curio',
  rarity: 'legendary',
  sourceRealm: 'elsewhere',
  transferable: true,
};

/** What others than the players themselves do to them in this tick. */
function interfere(plan: SimulationPlan, { spec, options }: UniverseMaking, tick: number): Input[] {
  const random = luck(plan, tick, 'interference');
  const name = `Wayfarer ${1 + random.below(plan.players)}`;
  const player = playerIdOf(plan.seed, name);
  const realm = () => random.pick(options.realms).realm;
  switch (random.below(20)) {
    case 0:
      return [{ kind: 'player.leave', player }];
    case 1:
    case 2:
      return [{ kind: 'player.join', player, name }];
    case 3:
      return [
        { kind: 'player.transition', player, from: realm(), to: realm(), narrativeContext: 'swept away' },
      ];
    case 4:
      return [
        {
          kind: 'player.reputation',
          player,
          faction: random.pick(spec.factions).id,
          change: random.between(-700, 700),
        },
      ];
    case 5:
      return [{ kind: 'player.item', player, item: { ...KELP, transferable: random.below(2) === 0 } }];
    case 6:
      return [
        {
          kind: 'player.command',
          player,
          text: random.pick(['quit', 'give kelp to me', 'drop kelp', 'take kelp']),
        },
      ];
    default:
      return [];
  }
}
