/** Builds the parts of percepts: references that the edge turns into names, and refusals as lines. */

import type { RoomId } from '../kernel/ids.ts';
import { locationOf } from '../kernel/ids.ts';
import type { ItemFact, KeeperFact, PlayerFact } from './entity.ts';
import type { Percept, PerceptParam, PerceptStyle } from './percept.ts';
import type { Refusal } from './rule.ts';

export function itemParam(item: ItemFact): PerceptParam {
  return item.called === undefined
    ? { item: item.spec, world: item.world }
    : { item: item.spec, world: item.world, called: item.called };
}

/** Citizens are called by the world that they are at home in. */
export function keeperParam(world: string, keeper: KeeperFact): PerceptParam & { readonly text: string } {
  return { text: `${keeper.citizen?.world ?? world}.keeper.${keeper.spec}.name` };
}

export function personParam(world: string, person: PlayerFact | KeeperFact): PerceptParam {
  return person.kind === 'player' ? person.name : keeperParam(world, person);
}

export function placeParam(world: string, room: RoomId): PerceptParam {
  return { text: `${world}.location.${locationOf(room)}.name` };
}

export function worldParam(world: string): PerceptParam {
  return { text: `${world}.name` };
}

export function factionParam(faction: string): PerceptParam {
  return { text: `faction.${faction}` };
}

export function line(key: string, params: Record<string, PerceptParam>, style: PerceptStyle): Percept {
  return { kind: 'line', key, params, style };
}

export function refusalPercept(refusal: Refusal): Percept {
  return {
    kind: 'line',
    key: `refusal.${refusal.code.replaceAll('/', '.')}`,
    params: refusal.params,
    style: 'error',
    code: refusal.code,
  };
}
