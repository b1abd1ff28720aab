/** Counts over realms and over what is under way between them: nobody and nothing is lost in an envelope. */
import { citizenId, registerOf } from '../../domain/city/register.ts';
import { audit } from '../../domain/conservation.ts';
import { tokensOf } from '../../domain/entity.ts';
import type { EntityId, PlayerId, RealmId } from '../../kernel/ids.ts';
import type { Treasuries } from '../bridge/bridge-desk.ts';
import type { CrossRealmEnvelope, Traveller } from '../realm/mail.ts';
import type { RealmState } from '../realm/realm-state.ts';
import type { TravellingCitizen } from '../realm/travelling-citizen.ts';

/** Travellers who wait at the realm's door, are about to leave it, or are in a foreign game from which they come back to it. */
export function travellersOf({ inbox, outbox, abroad }: RealmState): Traveller[] {
  return [...inbox, ...outbox, ...abroad].flatMap(({ mail }) => (mail.kind === 'traveller' ? [mail] : []));
}

/** Everybody whom this realm answers for, in no chosen order. */
export function playersOf(realm: RealmState): PlayerId[] {
  const travelling = travellersOf(realm).map(({ player }) => player.id);
  return [...realm.facts.players().map(({ id }) => id), ...travelling];
}

/** The player is in the realm, or a traveller between it and another one. */
export function answersFor(realm: RealmState | undefined, player: PlayerId): boolean {
  if (realm === undefined) return false;
  return (
    realm.facts.player(player) !== undefined || travellersOf(realm).some((one) => one.player.id === player)
  );
}

/** All tokens: in purses and treasuries, in the purses of travellers, and with the hub. */
export function countTokens(realms: readonly RealmState[], hub: { readonly tokens: number }): number {
  let { tokens } = hub;
  for (const realm of realms) {
    tokens += realm.facts.tokens;
    if (realm.inbox.length + realm.outbox.length + realm.abroad.length === 0) continue;
    for (const { player } of travellersOf(realm)) tokens += tokensOf(player);
  }
  return tokens;
}

/** Citizens who wait at the realm's door or are about to leave it. */
export function travellingCitizensOf({ inbox, outbox }: RealmState): TravellingCitizen[] {
  return [...inbox, ...outbox].flatMap(({ mail }) => (mail.kind === 'citizen' ? [mail] : []));
}

/** Everybody of a town is in one place, at home, abroad or in an envelope; empty when all is well. */
export function recountCitizens(realms: readonly RealmState[]): string[] {
  const found = new Map<EntityId, number>();
  const note = (id: EntityId) => found.set(id, (found.get(id) ?? 0) + 1);
  for (const realm of realms) {
    for (const { id, citizen } of realm.facts.namedKeepers()) if (citizen !== undefined) note(id);
    for (const { keeper } of travellingCitizensOf(realm)) note(keeper.id);
  }
  const astray = [...found].flatMap(([id, places]) => (places === 1 ? [] : [`${id} is in ${places} places`]));
  const missing = realms.flatMap(({ setting: { world, realm } }) =>
    registerOf(world)
      .map((spec) => citizenId(spec, realm, world.id))
      .filter((id) => !found.has(id))
      .map((id) => `${id} is nowhere`),
  );
  return [...astray, ...missing];
}

/** What the hub may draw on, and pay back into: nobody deals with the treasury of a realm that has failed. */
export function treasuriesOf(house: { readonly realms: readonly RealmState[] }): Treasuries {
  const open = () => house.realms.filter(({ failed }) => !failed);
  return {
    list: () =>
      open().map(({ setting, facts }) => ({ realm: setting.realm, tokens: facts.realm().treasury })),
    draw: ({ realm, amount }) => {
      const state = open().find(({ setting }) => setting.realm === realm);
      if (state === undefined) throw new Error(`universe/unknown-realm ${realm}`);
      const fact = state.facts.realm();
      state.facts.put({ ...fact, treasury: fact.treasury - amount });
      state.refreshHash();
    },
  };
}

/** Counts and hashes every record anew; what disagrees with what was kept, empty when all is well. */
export function recount(realms: readonly RealmState[]): string[] {
  const records = realms.flatMap((realm) => {
    const name = realm.setting.realm;
    const problems = audit(realm.facts, realm.setting.world).map((problem) => `${name}: ${problem}`);
    return realm.recountHash() === realm.factsHash()
      ? problems
      : [...problems, `${name}: facts changed out of band`];
  });
  return [...records, ...recountCitizens(realms)];
}

/** A traveller to a realm that has failed goes home; other mail goes back to where it was sent from. */
export function readdress(
  envelope: CrossRealmEnvelope,
  isOpen: (realm: RealmId) => boolean,
): CrossRealmEnvelope {
  if (isOpen(envelope.to)) return envelope;
  const { mail } = envelope;
  if (mail.kind === 'traveller' || mail.kind === 'citizen')
    return { ...envelope, to: mail.from, mail: { ...mail, returned: true } };
  return { ...envelope, to: envelope.from };
}
