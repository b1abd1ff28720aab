/** who, whois, seen: who is about in the whole universe. What is known of other realms may be an interval old. */
import type { RealmId } from '../../kernel/ids.ts';
import { actingPlayer } from '../acting-player.ts';
import { levelOf } from '../level.ts';
import { approve, type Rule, type RuleContext, refuse } from '../rule.ts';
import { line } from '../sentence.ts';
import { addressee } from '../social/addressee.ts';
import { socialOf } from '../social/social-record.ts';
import { realmParams, whereabouts } from '../social/whereabouts.ts';

/** The realm's own people first. */
export const who: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const abroad = awakeAbroad(context);
  const here: Row[] = context.facts
    .players()
    .filter(({ present }) => present)
    .map((other) => ({
      name: other.name,
      level: levelOf(other.experience),
      isAway: socialOf(other).away !== undefined,
    }));
  const total = [...abroad.values()].reduce((sum, rows) => sum + rows.length, here.length);
  const rows = [[context.realm, here] as const, ...abroad].map(([realm, people]) =>
    line(
      'who.realm',
      {
        ...realmParams(context, realm),
        count: people.length,
        people: { list: people.map(({ name, level }) => `${name} (${level})`) },
        away: people.filter(({ isAway }) => isAway).length,
        names: { list: people.filter(({ isAway }) => isAway).map(({ name }) => name) },
      },
      'system',
    ),
  );
  const head = line('who.self', { count: total, realms: context.realms.length }, 'system');
  return approve({
    percepts: (total === 1 ? [head] : [head, ...rows]).map((percept) => ({ player: player.id, percept })),
  });
};

type Row = { readonly name: string; readonly level: number; readonly isAway: boolean };

/** By realm, in the order of their ids; within one, in the order of the players' ids. */
function awakeAbroad({ facts, realm: own }: RuleContext): ReadonlyMap<RealmId, readonly Row[]> {
  const listings = facts.listingsAwake().filter(({ realm }) => realm !== own);
  const realms = [...new Set(listings.map(({ realm }) => realm))].sort();
  return new Map(
    realms.map((realm) => [
      realm,
      listings
        .filter((listing) => listing.realm === realm)
        .map(({ name, level, status }) => ({ name, level, isAway: status === 'away' })),
    ]),
  );
}

export const whois: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { person, word } = addressee(context, intent.text ?? '');
  const listing = word === '' ? context.facts.listingNamed(player.name) : person;
  if (listing === undefined) return refuse('social/unknown', { word: word === '' ? player.name : word });
  const { name: target, title, pronouns, level } = listing;
  const params = {
    target,
    title: title || 'none',
    pronouns: pronouns || 'none',
    level,
    ...whereabouts(context, listing),
  };
  return approve({ percepts: [{ player: player.id, percept: line('whois.self', params, 'system') }] });
};

export const seen: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { person, word } = addressee(context, intent.text ?? '');
  if (word === '') return refuse('seen/nobody');
  if (person === undefined) return refuse('social/unknown', { word });
  const params = { target: person.name, ...whereabouts(context, person) };
  return approve({ percepts: [{ player: player.id, percept: line('seen.self', params, 'system') }] });
};
