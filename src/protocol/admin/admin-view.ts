/** What administrators see of a universe: pages, records and states as they are answered over HTTP. */
import { z } from 'zod';

/** Any JSON object: facts and records are described in docs/ARCHITECTURE.md and in src/domain. */
const fact = z.record(z.string(), z.unknown());
const name = z.string();
const tick = z.int().min(0);
const next = z
  .string()
  .nullable()
  .meta({ description: 'the `after` of the next page; null when there is none' });

const entitySchema = z
  .object({ realm: name, id: name, kind: name, fact })
  .meta({ id: 'Entity', description: 'A record of a realm, as the rules see it.' });
export const entityPageSchema = z
  .object({ entities: z.array(entitySchema), next })
  .meta({ id: 'EntityPage' });
export const entityAnswerSchema = z
  .object({ entities: z.array(entitySchema) })
  .meta({ id: 'Entities', description: 'One of each realm that has an entity of this id.' });

export const realmSchema = z
  .object({
    realm: name,
    world: name,
    state: name,
    stat7: name,
    players: z.object({ present: z.int(), asleep: z.int() }),
    keepers: z.int(),
    items: z.int(),
    tokens: z.int(),
    entities: z.int(),
    queues: z
      .object({ inbox: z.int(), outbox: z.int(), envelopes: z.int() })
      .meta({ description: 'what waits between two ticks' }),
    quarantined: z.array(name).meta({ description: 'actors that failed and are out of the game' }),
    factsHash: name,
  })
  .meta({ id: 'Realm' });
export const realmListSchema = z.object({ realms: z.array(realmSchema) }).meta({ id: 'Realms' });

const playerSchema = z
  .object({
    id: name,
    name,
    realm: name.nullable().meta({ description: 'null on a journey between realms' }),
    location: name,
    present: z.boolean(),
    banned: z.boolean(),
    mutedSeconds: z.int().meta({ description: 'played seconds that are left of a mute; 0 without one' }),
    locale: name,
    level: z.int(),
    tokens: z.int(),
    items: z.int(),
  })
  .meta({ id: 'Player' });
export const playerPageSchema = z.object({ players: z.array(playerSchema), next }).meta({ id: 'PlayerPage' });
export const playerAnswerSchema = z
  .object({ player: playerSchema, fact, items: z.array(fact) })
  .meta({ id: 'PlayerInFull' });

export const banListSchema = z
  .object({
    bans: z.array(z.object({ player: name, name, reason: name, operator: name, since: tick })),
  })
  .meta({ id: 'Bans' });

export const gameSchema = z
  .object({
    game_id: name,
    realm_id: name,
    developer_name: name,
    description: name,
    realm_type: name.exactOptional(),
    stat7_uri: name,
    stat7: fact,
    state: z.enum(['registered', 'active', 'lagging', 'suspended', 'left']),
    registered_at_tick: tick,
    missed_barriers: z.int(),
    events_published: z.int(),
  })
  .meta({ id: 'Game' });
export const gameListSchema = z.object({ games: z.array(gameSchema) }).meta({ id: 'Games' });

export const recordSchema = z
  .object({
    position: z.int(),
    stream: name,
    version: z.int(),
    tick,
    kind: z.enum(['input', 'event', 'decision']),
    id: name,
    type: name,
    correlation: name.meta({ description: 'the first cause' }),
    causation: name.nullable().meta({ description: 'the direct cause; null for an input' }),
    body: z.unknown(),
    hash: name,
  })
  .meta({ id: 'Record', description: 'A record of the chronicle; see docs/chronicle.md.' });
export const recordPageSchema = z
  .object({
    records: z.array(recordSchema),
    next: z
      .int()
      .nullable()
      .meta({ description: 'the `after` of the next page; a page may be short and go on' }),
  })
  .meta({ id: 'RecordPage' });

export const statusSchema = z
  .object({
    status: z.enum(['booting', 'running', 'paused', 'syncing', 'halted']),
    tick,
    controlTick: tick,
    chain: name,
    seed: name,
    tickMs: z.int(),
    controlTickInterval: z.int(),
    players: z.object({ present: z.int(), known: z.int() }),
    sockets: z.int(),
    games: z.int(),
  })
  .meta({ id: 'UniverseStatus' });
export const clockSchema = z
  .object({ status: name, tick: tick.meta({ description: 'the last one that was run' }), ran: z.int() })
  .meta({
    id: 'Clock',
    description: 'How the clock stands now, and how many ticks were run for this request.',
  });
