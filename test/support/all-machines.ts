/** Every machine that the runtime has, and which actions and guards a machine names. */
import type { AnyStateMachine } from 'xstate';
import { calMachine } from '../../src/machines/cal.ts';
import { compileToXState } from '../../src/machines/chart/compile-to-xstate.ts';
import { domingoMachine } from '../../src/machines/domingo.ts';
import { orchestratorMachine } from '../../src/machines/orchestrator.ts';
import { playerMachine } from '../../src/machines/player.ts';
import { supervisorMachine } from '../../src/machines/supervisor.ts';
import { shippedChart } from './shipped-charts.ts';

export const MACHINES: readonly (readonly [string, AnyStateMachine])[] = [
  orchestratorMachine,
  supervisorMachine,
  playerMachine,
  calMachine,
  domingoMachine,
  compileToXState(shippedChart('keeper'), { guard: () => false }),
  compileToXState(shippedChart('wanderer'), { guard: () => false }),
].map((machine): [string, AnyStateMachine] => [machine.id, machine as unknown as AnyStateMachine]);

export const actionsOf = ({ config }: AnyStateMachine): ReadonlySet<string> =>
  namesUnder(config, ['entry', 'exit', 'actions']);
export const guardsOf = ({ config }: AnyStateMachine): ReadonlySet<string> => namesUnder(config, ['guard']);

/** Names, plain or as `type`, that stand under one of the keys anywhere in the configuration. */
function namesUnder(config: unknown, keys: readonly string[]): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (keys.includes(key)) for (const named of [child].flat()) collect(named);
      visit(child);
    }
  };
  const collect = (named: unknown): void => {
    if (typeof named === 'string') names.add(named);
    else if (typeof named === 'object' && named !== null && 'type' in named) names.add(String(named.type));
  };
  visit(config);
  return names;
}
