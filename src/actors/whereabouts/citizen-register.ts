/** Everybody who lives in the towns of a universe, as they are found by name. Knows nothing of where they are. */
import { citizenId, registerOf } from '../../domain/city/register.ts';
import { nearestWord } from '../../domain/nearest-word.ts';
import type { RealmRef } from '../../domain/rule.ts';
import { foldLetters, wordsOf } from '../../domain/text-fold.ts';
import type { TextKey, UniverseSpec } from '../../domain/world-spec.ts';
import { compareIds, type EntityId, type RealmId } from '../../kernel/ids.ts';

export type RegisteredCitizen = {
  readonly id: EntityId;
  readonly name: string;
  readonly trade: string;
  readonly home: { readonly realm: RealmId; readonly world: string; readonly place: string };
};

export type CitizenRegister = {
  readonly citizens: readonly RegisteredCitizen[];
  readonly realms: readonly RealmRef[];
  /** What is written under a key, in the language that content is written in; the key itself when nothing is. */
  readonly textOf: (key: TextKey) => string;
};

export type Search =
  | { readonly found: 'one'; readonly citizen: RegisteredCitizen }
  | { readonly found: 'several'; readonly candidates: readonly RegisteredCitizen[] }
  /** The nearest name or word that would have found somebody; null when none is near. */
  | { readonly found: 'none'; readonly nearest: string | null };

/** Sorted by id. */
export function registerOfUniverse(
  spec: UniverseSpec,
  realms: readonly RealmRef[],
  textOf: CitizenRegister['textOf'],
): CitizenRegister {
  const citizens = realms.flatMap(({ realm, world: id }): readonly RegisteredCitizen[] => {
    const world = spec.worlds[id];
    if (world === undefined) return [];
    return registerOf(world).flatMap((name) => {
      const keeper = world.keepers[name];
      const place = keeper?.citizen?.haunts[id]?.home;
      if (keeper?.citizen === undefined || place === undefined) return [];
      const { trade } = keeper.citizen;
      const home = { realm, world: id, place };
      return [{ id: citizenId(name, realm, id), name: textOf(keeper.name), trade, home }];
    });
  });
  return { citizens: citizens.sort((left, right) => compareIds(left.id, right.id)), realms, textOf };
}

/** By id or whole name; else by a given or a family name, a trade or the realm that is home, whoever has it. */
export function searchCitizen({ citizens }: CitizenRegister, asked: string): Search {
  const wanted = foldLetters(asked.trim());
  const phrase = wordsOf(asked).join(' ');
  const ways: readonly ((citizen: RegisteredCitizen) => boolean)[] = [
    ({ id }) => id === wanted || id === `keeper:${wanted}`,
    ({ name }) => wordsOf(name).join(' ') === phrase,
    (citizen) => byWords(citizen).includes(phrase),
  ];
  for (const way of ways) {
    const [first, ...others] = citizens.filter(way);
    if (first !== undefined && others.length === 0) return { found: 'one', citizen: first };
    if (first !== undefined) return { found: 'several', candidates: [first, ...others] };
  }
  return { found: 'none', nearest: nearestIn(citizens, phrase) };
}

/** As it is written. */
function nearestIn(citizens: readonly RegisteredCitizen[], phrase: string): string | null {
  const written = new Map<string, string>();
  for (const citizen of citizens) {
    for (const word of byWords(citizen)) written.set(word, word);
    written.set(wordsOf(citizen.name).join(' '), citizen.name);
  }
  return written.get(nearestWord(phrase, written.keys())) ?? null;
}

const byWords = ({ name, trade, home }: RegisteredCitizen): string[] => [...wordsOf(name), trade, home.realm];
