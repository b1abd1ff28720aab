/** inventory, score, exits, wait: what a player learns about themselves and the world at large. */

import type { PlayerId } from '../../kernel/ids.ts';
import { actingPlayer } from '../acting-player.ts';
import { holdingLine, holdingsIn, listedItem } from '../holdings.ts';
import { levelOf } from '../level.ts';
import type { Percept } from '../percept.ts';
import { reputationWith, standingOf } from '../reputation.ts';
import { viewExits } from '../room-view.ts';
import { type Approval, approve, type Rule } from '../rule.ts';
import { factionParam, line } from '../sentence.ts';

const shown = (player: PlayerId, percept: Percept): Approval => approve({ percepts: [{ player, percept }] });

export const inventory: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const items = context.facts.itemsIn(player.id);
  const held = items.filter(({ worn }) => worn !== true);
  const worn = items.filter((item) => item.worn === true);
  const params = { items: { list: held.map(listedItem) }, count: held.length, amount: player.tokens };
  const lines = [
    line('inventory.self', params, 'system'),
    ...(worn.length === 0
      ? []
      : [line('inventory.worn', { items: { list: worn.map(listedItem) }, count: worn.length }, 'system')]),
    ...holdingsIn(context, player.id).map((holding) => holdingLine(holding, 'system')),
  ];
  return approve({ percepts: lines.map((percept) => ({ player: player.id, percept })) });
};

export const score: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { factions, standings } = context.universe;
  const head = {
    actor: player.name,
    level: levelOf(player.experience),
    experience: player.experience,
    amount: player.tokens,
    places: player.visitedPlaces.length,
    realms: player.visitedRealms.length,
    met: player.met.length,
  };
  const rows = factions.map((faction) => {
    const points = reputationWith(player, faction.id);
    const standing = { text: `standing.${standingOf(standings, points)}` };
    return line('score.standing', { faction: factionParam(faction.id), standing, amount: points }, 'system');
  });
  const percepts = [line('score.self', head, 'system'), ...rows];
  return approve({ percepts: percepts.map((percept) => ({ player: player.id, percept })) });
};

/** Only the exits of the room's view. */
export const exits: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  return shown(player.id, viewExits(context, player));
};

export const wait: Rule = (context, intent) =>
  shown(actingPlayer(context, intent).id, line('wait.self', {}, 'action'));
