/**
 * Counts a whole universe from outside after each tick, by other means than the universe's own checks: everybody and
 * everything in exactly one place, nothing made, nothing lost.
 */

import type { Traveller } from '../../src/actors/realm/mail.ts';
import type { RealmState } from '../../src/actors/realm/realm-state.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import type { Universe } from '../../src/actors/universe/universe.ts';
import type { Entity, ItemFact, PlayerFact } from '../../src/domain/entity.ts';
import { isRoom } from '../../src/kernel/ids.ts';

type Found = {
  readonly players: Map<string, string[]>;
  readonly items: Map<string, string[]>;
  readonly quests: Map<string, string[]>;
  readonly citizens: Map<string, string[]>;
  tokens: number;
};

/** By no other way does a thing come into the world, or go out of it. */
const COMING: readonly string[] = ['item.granted', 'item.appeared', 'item.spawned'];
const GOING: readonly string[] = ['item.vanished', 'player.ate', 'voyage.judged'];

export class Auditor {
  #universe: Universe;
  readonly #tokens: number;
  readonly #items: Set<string>;
  readonly #quests: Set<string>;
  readonly #citizens: Set<string>;
  readonly #people = new Set<string>();

  /** The universe as it is now is what everything later is measured against. */
  constructor(universe: Universe) {
    this.#universe = universe;
    const found = census(universe);
    this.#tokens = found.tokens;
    this.#items = new Set(found.items.keys());
    this.#quests = new Set(found.quests.keys());
    this.#citizens = new Set(found.citizens.keys());
    for (const player of found.players.keys()) this.#people.add(player);
  }

  /** The same universe, perhaps brought back from a snapshot. */
  follow(universe: Universe): this {
    this.#universe = universe;
    return this;
  }

  /** What is wrong after that tick; empty when all is well. */
  problems(outcome: Pick<TickOutcome, 'events'> = { events: [] }): string[] {
    this.note(outcome);
    return this.#count();
  }

  /** What may come and go by what happened in a tick, without counting. */
  note({ events }: Pick<TickOutcome, 'events'>): void {
    for (const { type, actor, params } of events) {
      if (COMING.includes(type)) this.#items.add(String(params['itemId']));
      if (GOING.includes(type))
        for (const id of (params['itemIds'] as { list: string[] } | undefined)?.list ?? [])
          this.#items.delete(id);
      if (type === 'quest.started') this.#quests.add(String(params['questId']));
      if (type === 'player.joined') this.#people.add(String(actor));
    }
  }

  #count(): string[] {
    const found = census(this.#universe);
    return [
      ...misplaced('player', found.players, this.#people),
      ...misplaced('item', found.items, this.#items),
      ...misplaced('quest', found.quests, this.#quests),
      ...misplaced('citizen', found.citizens, this.#citizens),
      ...(found.tokens === this.#tokens ? [] : [`tokens: ${found.tokens} of ${this.#tokens}`]),
      ...this.#universe.realms.flatMap((realm) => realm.facts.store.values().flatMap(faults)),
      ...this.#universe.realms.flatMap(homeless),
    ].map((problem) => `tick ${this.#universe.tick}: ${problem}`);
  }
}

function misplaced(kind: string, found: ReadonlyMap<string, string[]>, known: ReadonlySet<string>): string[] {
  const problems: string[] = [];
  for (const id of known) if (!found.has(id)) problems.push(`${kind} ${id} is nowhere`);
  for (const [id, places] of found) {
    if (!known.has(id)) problems.push(`${kind} ${id} came from nothing`);
    if (places.length > 1) problems.push(`${kind} ${id} is in ${places.join(' and ')}`);
  }
  return problems;
}

function faults(entity: Entity): string[] {
  if (entity.kind === 'realm')
    return entity.treasury < 0 ? [`${entity.id} owes ${-entity.treasury} tokens`] : [];
  if (entity.kind !== 'player') return [];
  const scores = Object.values(entity.reputation);
  return [
    ...(entity.tokens >= 0 ? [] : [`${entity.id} owes ${-entity.tokens} tokens`]),
    ...scores
      .filter((score) => !(score >= -1000 && score <= 1000))
      .map((score) => `${entity.id} esteemed ${score}`),
  ];
}

/** Items whose holder is not where they are. */
function homeless({ facts, setting }: RealmState): string[] {
  return facts.store
    .values()
    .filter((entity): entity is ItemFact => entity.kind === 'item')
    .filter(({ place }) => !isRoom(place) && facts.get(place) === undefined)
    .map(({ id, place }) => `${id} of ${setting.realm} is with ${place}, who is not there`);
}

export function census(universe: Universe): Found {
  const found: Found = {
    players: new Map(),
    items: new Map(),
    quests: new Map(),
    citizens: new Map(),
    tokens: 0,
  };
  const list = (into: Map<string, string[]>, id: string, place: string) =>
    into.set(id, [...(into.get(id) ?? []), place]);
  const take = (player: PlayerFact, place: string) => {
    list(found.players, player.id, place);
    found.tokens += player.tokens;
  };
  const { accounts = [], unclaimed = 0 } = universe.hub.snapshot().voyages ?? {};
  found.tokens += accounts.reduce((sum, { tokens }) => sum + tokens, unclaimed);
  for (const realm of universe.realms) {
    const name = realm.setting.realm;
    for (const entity of realm.facts.store.values()) {
      if (entity.kind === 'player') take(entity, name);
      else if (entity.kind === 'item') list(found.items, entity.id, name);
      else if (entity.kind === 'story' && entity.role === 'quest') list(found.quests, entity.id, name);
      else if (entity.kind === 'keeper' && entity.citizen !== undefined)
        list(found.citizens, entity.id, name);
      else if (entity.kind === 'realm') found.tokens += entity.treasury;
    }
    const { inbox, outbox, abroad } = realm;
    for (const [box, letters] of Object.entries({ inbox, outbox, custody: abroad })) {
      for (const { mail } of letters) {
        if (mail.kind === 'citizen') list(found.citizens, mail.keeper.id, `${box} of ${name}`);
        if (mail.kind !== 'traveller') continue;
        const { player, items, quests }: Traveller = mail;
        take(player, `${box} of ${name}`);
        for (const item of items) list(found.items, item.id, `${box} of ${name}`);
        for (const { story } of quests) list(found.quests, story.id, `${box} of ${name}`);
      }
    }
  }
  return found;
}
