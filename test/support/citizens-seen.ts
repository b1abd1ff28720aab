/** Where everybody of the towns is by the facts, and by the record: the two must say the same at any tick. */
import { travellingCitizensOf } from '../../src/actors/universe/realm-census.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import type { Universe } from '../../src/actors/universe/universe.ts';
import { type CitizenRegister, registerOfUniverse } from '../../src/actors/whereabouts/citizen-register.ts';
import { type CitizenRecord, type WhereAnswer, whereIs } from '../../src/actors/whereabouts/where-is.ts';
import { CITIZEN_EVENT } from '../../src/domain/city/whereabouts.ts';
import type { GameEvent } from '../../src/domain/game-event.ts';
import { locationOf } from '../../src/kernel/ids.ts';

/** Keeps of each citizen the newest event, as it comes. */
export class NewestEvents implements CitizenRecord {
  readonly from = 0;
  through = 0;
  readonly #newest = new Map<string, GameEvent>();
  readonly #failures: GameEvent[] = [];

  hear({ record, events }: TickOutcome): void {
    this.through = record.tick;
    for (const event of events) {
      if (event.type === 'realm.failed') this.#failures.push(event);
      if (event.actor !== undefined && event.type.startsWith(CITIZEN_EVENT))
        this.#newest.set(event.actor, event);
    }
  }

  read(citizen: string) {
    return { newest: this.#newest.get(citizen), failures: this.#failures };
  }
}

export const registerFor = ({ spec, options }: Universe, textOf = (key: string) => key): CitizenRegister =>
  registerOfUniverse(spec, options.realms, textOf);

export function answerFor(
  universe: Universe,
  record: CitizenRecord,
  citizen: string,
  at?: number,
): WhereAnswer {
  const { spec, options } = universe;
  const { tickMs, controlTickInterval } = options;
  const clock = { clock: spec.clock, tickMs };
  const found = whereIs(
    { register: registerFor(universe), record, clock, controlTickInterval },
    { citizen, at },
  );
  if (!found.ok) throw new Error(`${found.refusal.code} ${found.refusal.message}`);
  return found.answer;
}

/** By the facts: the realm and room, or the envelope and whether it is on its way home. */
function placesOf(universe: Universe): Map<string, string[]> {
  const places = new Map<string, string[]>();
  const note = (id: string, place: string) => places.set(id, [...(places.get(id) ?? []), place]);
  for (const state of universe.realms) {
    const { realm } = state.setting;
    for (const { id, place, citizen } of state.facts.namedKeepers()) {
      if (citizen === undefined) continue;
      const isWalking = citizen.doing === 'way' && locationOf(place) !== citizen.post;
      note(id, isWalking ? `${realm} to ${citizen.post}` : `${realm} in ${locationOf(place)}`);
    }
    for (const { keeper, from, returned } of travellingCitizensOf(state))
      note(keeper.id, `envelope of ${from}${returned ? ' returned' : ''}`);
  }
  return places;
}

function placeBy({ realm, place, way, envelope }: WhereAnswer): string {
  if (envelope !== null) return `envelope of ${envelope.from.id}${envelope.isReturning ? ' returned' : ''}`;
  return way === null ? `${realm?.id} in ${place?.id}` : `${realm?.id} to ${way.to.id}`;
}

/** Who is nowhere, or twice, or elsewhere than the record says; empty when all is well. */
export function disagreements(universe: Universe, record: CitizenRecord): string[] {
  const places = placesOf(universe);
  return registerFor(universe).citizens.flatMap(({ id }) => {
    const found = places.get(id) ?? [];
    const answer = answerFor(universe, record, id);
    const told = placeBy(answer);
    // Of somebody who has just come to where they were going the record says so with the last step's event.
    const isThere = answer.way !== null && found[0] === `${answer.realm?.id} in ${answer.way.to.id}`;
    return found.length === 1 && (found[0] === told || isThere)
      ? []
      : [`tick ${universe.tick}: ${id} is ${found.join(' and ') || 'nowhere'}, told to be ${told}`];
  });
}
