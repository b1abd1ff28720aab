/** Single facts for tests of rules and laws; whoever needs something special says so. */
import type { Entity, ItemFact, KeeperFact, PlayerFact, RealmFact } from '../../src/domain/entity.ts';
import { Facts } from '../../src/domain/facts.ts';
import { NEW_PROGRESS } from '../../src/domain/progress.ts';
import type { RuleContext } from '../../src/domain/rule.ts';
import type { UniverseSpec } from '../../src/domain/world-spec.ts';
import type { EntityId, PlayerId, RealmId, RoomId } from '../../src/kernel/ids.ts';
import { openStream } from '../../src/kernel/random-stream.ts';
import { SMALL_UNIVERSE } from './small-world.ts';

export const aPlayer = (more: Partial<PlayerFact> = {}): PlayerFact => ({
  id: 'player:ada' as PlayerId,
  kind: 'player',
  name: 'Ada',
  race: 'human',
  characterClass: 'wanderer',
  locale: 'en',
  place: 'room:quay' as RoomId,
  present: true,
  tokens: 20,
  reputation: {},
  flags: [],
  visitedPlaces: [],
  met: [],
  visitedRealms: ['isle' as RealmId],
  journey: [],
  transitions: 0,
  suggested: '',
  experience: 0,
  ...NEW_PROGRESS,
  ...more,
});

export const aRealm = (more: Partial<RealmFact> = {}): RealmFact => ({
  id: 'realm:isle' as EntityId,
  kind: 'realm',
  realm: 'isle' as RealmId,
  world: 'isle',
  treasury: 10_000,
  rewardMultiplier: { numerator: 100, denominator: 100 },
  flags: [],
  ...more,
});

export const anItem = (more: Partial<ItemFact> = {}): ItemFact => ({
  id: 'item:isle/shell/1' as EntityId,
  kind: 'item',
  spec: 'shell',
  world: 'isle',
  place: 'room:quay' as RoomId,
  itemType: 'tool',
  rarity: 'common',
  sourceRealm: 'isle',
  transferable: true,
  fixed: false,
  ...more,
});

export const aKeeper = (more: Partial<KeeperFact> = {}): KeeperFact => ({
  id: 'keeper:warden' as EntityId,
  kind: 'keeper',
  spec: 'warden',
  place: 'room:quay' as RoomId,
  crowd: false,
  greeted: [],
  ...more,
});

export const factsOf = (entities: readonly Entity[]): Facts => {
  const facts = new Facts(aRealm().id);
  for (const entity of entities) facts.put(entity);
  return facts;
};

/** What rules see in the isle at that tick; tick 0 is at 7 in the morning, a minute of the story a second. */
export const ruleContext = ({
  facts,
  tick = 0,
  universe = SMALL_UNIVERSE,
  seed = 'some facts',
}: {
  readonly facts: Facts;
  readonly tick?: number;
  readonly universe?: UniverseSpec;
  readonly seed?: string;
}): RuleContext & { readonly facts: Facts } => ({
  facts,
  universe,
  world: universe.worlds['isle'] as RuleContext['world'],
  realm: 'isle' as RealmId,
  realms: [],
  settings: { clock: universe.clock, tickMs: 100 },
  tick,
  random: (entity, purpose) => openStream({ seed, entity: `isle/${entity}`, purpose, tick }),
  randomAt: (entity, purpose, moment) =>
    openStream({ seed, entity: `isle/${entity}`, purpose, tick: moment }),
});
