/** Single facts for tests of rules and laws; whoever needs something special says so. */
import type { ItemFact, PlayerFact, RealmFact } from '../../src/domain/entity.ts';
import type { EntityId, PlayerId, RealmId, RoomId } from '../../src/kernel/ids.ts';

export const aPlayer = (more: Partial<PlayerFact> = {}): PlayerFact => ({
  id: 'player:ada' as PlayerId,
  kind: 'player',
  name: 'Ada',
  race: 'human',
  characterClass: 'wanderer',
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
  ...more,
});

export const aRealm = (more: Partial<RealmFact> = {}): RealmFact => ({
  id: 'realm:isle' as EntityId,
  kind: 'realm',
  realm: 'isle' as RealmId,
  world: 'isle',
  treasury: 10_000,
  rewardMultiplier: { numerator: 100, denominator: 100 },
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
