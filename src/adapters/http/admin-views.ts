/** What administrators look at: answers made of the universe as it is between two ticks. */
import type { Chronicle, ChronicleQuery } from '../../actors/chronicle/chronicle.ts';
import { realmAddress } from '../../actors/universe/space.ts';
import type { RealmState } from '../../actors/realm/realm-state.ts';
import type { Universe } from '../../actors/universe/universe.ts';
import { allPlayers, findPlayer, type PlayerWhereabouts } from '../../actors/universe/universe-queries.ts';
import type { Entity } from '../../domain/entity.ts';
import { isPresent } from '../../domain/games/game.ts';
import { levelOf } from '../../domain/level.ts';
import { formatAddress } from '../../domain/stat7/address-uri.ts';
import { type EntityId, locationOf, type PlayerId } from '../../kernel/ids.ts';
import { foldName, judgeName } from '../../protocol/player-name.ts';
import { describeGame } from '../games/describe-game.ts';
import { recordAsJson } from '../record-json.ts';
import { answerError } from './admin-access.ts';
import type { Asked, Handler } from './bind-routes.ts';
import { decisionPage } from './decision-page.ts';

export type ViewOptions = {
  readonly universe: Universe;
  readonly chronicle: Pick<Chronicle, 'page' | 'record'>;
  readonly playerIdOf: (name: string) => PlayerId;
  /** Open connections of players. */
  readonly sockets: () => number;
};

export function adminViews(options: ViewOptions): ReadonlyMap<string, Handler> {
  const { universe, chronicle } = options;
  const games = () => universe.hub.games;
  return new Map<string, Handler>([
    ['getStatus', (_asked, response) => void response.json(statusOf(options))],
    ['listEntities', ({ query }, response) => void response.json(entityPage(universe, query))],
    [
      'getEntity',
      ({ params, query }, response) => {
        const entities = universe.realms
          .filter(({ setting }) => query['realm'] === undefined || setting.realm === query['realm'])
          .flatMap((state) => entityOf(state, params['id'] as EntityId));
        if (entities.length === 0) answerError(response, 404, 'entity/unknown');
        else response.json({ entities });
      },
    ],
    [
      'listRealms',
      (_asked, response) =>
        void response.json({ realms: universe.realms.map((state) => realmOf(universe, state)) }),
    ],
    [
      'getRealm',
      ({ params }, response) => {
        const state = universe.realm(params['realm'] ?? '');
        if (state === undefined) answerError(response, 404, 'realm/unknown');
        else response.json(realmOf(universe, state));
      },
    ],
    ['listPlayers', ({ query }, response) => void response.json(playerPage(universe, query))],
    [
      'getPlayer',
      ({ params }, response) => {
        const verdict = judgeName(params['name'] ?? '');
        const found = verdict.ok && findPlayer(universe, options.playerIdOf(foldName(verdict.name)));
        if (!found) answerError(response, 404, 'player/unknown');
        else response.json({ player: playerOf(universe, found), fact: found.player, items: found.items });
      },
    ],
    ['listBans', (_asked, response) => void response.json({ bans: universe.hub.operators.bans() })],
    [
      'listGames',
      (_asked, response) => {
        const shown = games()
          .games()
          .map((game) => describeGame(game, games().addressOf(game, universe.tick)));
        response.json({ games: shown });
      },
    ],
    [
      'getGame',
      ({ params }, response) => {
        const game = games().game(params['id'] ?? '');
        if (game === undefined) answerError(response, 404, 'game/unknown');
        else response.json(describeGame(game, games().addressOf(game, universe.tick)));
      },
    ],
    ['listEvents', ({ query }, response) => void response.json(recordPage(chronicle, query))],
    [
      'getEvent',
      ({ params }, response) => {
        const record = chronicle.record(params['id'] ?? '');
        if (record === undefined) answerError(response, 404, 'event/unknown');
        else response.json(recordAsJson(record));
      },
    ],
    ['listDecisions', ({ query }, response) => void response.json(decisionPage(chronicle, query))],
  ]);
}

function statusOf({ universe, sockets }: ViewOptions) {
  const { tick, chain, status, options } = universe;
  const players = allPlayers(universe);
  return {
    status,
    tick,
    controlTick: Math.floor(tick / options.controlTickInterval),
    chain,
    seed: options.seed,
    tickMs: options.tickMs,
    controlTickInterval: options.controlTickInterval,
    players: { present: players.filter(({ player }) => player.present).length, known: players.length },
    sockets: sockets(),
    games: universe.hub.games.games().filter(isPresent).length,
  };
}

const show = (realm: string, fact: Entity) => ({ realm, id: fact.id, kind: fact.kind, fact });

function entityOf({ setting, facts }: RealmState, id: EntityId) {
  const fact = facts.get(id);
  return fact === undefined ? [] : [show(setting.realm, fact)];
}

/** The cursor is `<realm> <id>`: an id may be that of one entity in each of several realms. */
function entityPage(universe: Universe, { realm, kind, after = '', limit }: Asked['query']) {
  const most = Number(limit);
  const space = after.indexOf(' ');
  const [fromRealm, fromId] = space < 0 ? [after, ''] : [after.slice(0, space), after.slice(space + 1)];
  const entities: ReturnType<typeof show>[] = [];
  for (const { setting, facts } of universe.realms) {
    if (setting.realm < fromRealm || (realm !== undefined && setting.realm !== realm)) continue;
    for (const id of facts.store.ids()) {
      if (setting.realm === fromRealm && id <= fromId) continue;
      const fact = facts.get(id as EntityId);
      if (fact === undefined || (kind !== undefined && fact.kind !== kind)) continue;
      const last = entities.at(-1);
      if (entities.length === most) return { entities, next: last ? `${last.realm} ${last.id}` : null };
      entities.push(show(setting.realm, fact));
    }
  }
  return { entities, next: null };
}

function realmOf(universe: Universe, state: RealmState) {
  const { setting, facts, supervisor, inbox, outbox, queue, quarantined } = state;
  const players = facts.players();
  const present = players.filter((player) => player.present).length;
  return {
    realm: setting.realm,
    world: setting.world.id,
    state: String(supervisor.getSnapshot().value),
    stat7: formatAddress(realmAddress(universe, setting.realm)),
    players: { present, asleep: players.length - present },
    keepers: facts.keeperCount,
    items: facts.itemCount,
    tokens: facts.tokens,
    entities: facts.store.size,
    queues: { inbox: inbox.length, outbox: outbox.length, envelopes: queue.pending },
    quarantined,
    factsHash: state.factsHash(),
  };
}

function playerOf({ tick, options, hub }: Universe, { player, items, realm }: PlayerWhereabouts) {
  const { id, name, place, present, silencedUntil = 0, locale, experience, tokens } = player;
  return {
    id,
    name,
    realm,
    location: locationOf(place),
    present,
    banned: hub.operators.isBanned(id),
    mutedSeconds: Math.ceil((Math.max(0, silencedUntil - tick) * options.tickMs) / 1000),
    locale,
    level: levelOf(experience),
    tokens,
    items: items.length,
  };
}

function playerPage(universe: Universe, { realm, present, after = '', limit }: Asked['query']) {
  const most = Number(limit);
  const found = allPlayers(universe).filter(
    (one) =>
      one.player.id > after &&
      (realm === undefined || one.realm === realm) &&
      (present === undefined || String(one.player.present) === present),
  );
  const players = found.slice(0, most).map((one) => playerOf(universe, one));
  return { players, next: found.length > most ? (players.at(-1)?.id ?? null) : null };
}

function recordPage(chronicle: ViewOptions['chronicle'], query: Asked['query']) {
  const { asOf, after, limit, kind, ...names } = query;
  const { records, next } = chronicle.page({
    ...names,
    kind: kind as ChronicleQuery['kind'],
    asOf: asOf === undefined ? undefined : Number(asOf),
    after: after === undefined ? undefined : Number(after),
    limit: Number(limit),
  });
  return { records: records.map(recordAsJson), next };
}
