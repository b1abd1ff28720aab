/**
 * Where a citizen was at a tick, across all realms, from what is recorded of them: the same answer whether a server is
 * asked or the trace that was cut from it. Reads events and the register, and no fact of any realm.
 */
import type { Haunt } from '../../domain/city/citizen.ts';
import { type Whereabouts, whereaboutsAfter, whereaboutsAtFirst } from '../../domain/city/whereabouts.ts';
import type { GameEvent } from '../../domain/game-event.ts';
import { type ClockSettings, worldTimeAt } from '../../domain/world-clock.ts';
import type { EntityId } from '../../kernel/ids.ts';
import { type CitizenRegister, type RegisteredCitizen, searchCitizen } from './citizen-register.ts';

/** What is recorded of citizens, from one tick to another, both included. */
export interface CitizenRecord {
  readonly from: number;
  readonly through: number;
  /** The newest event of that citizen, and the end of each realm that has failed, up to that tick. */
  read(
    citizen: EntityId,
    at: number,
  ): { readonly newest: GameEvent | undefined; readonly failures: readonly GameEvent[] };
}

export type WhereMaking = {
  readonly register: CitizenRegister;
  readonly record: CitizenRecord;
  readonly clock: ClockSettings;
  readonly controlTickInterval: number;
};

type Named = { readonly id: string; readonly name: string };
type Moment = { readonly tick: number; readonly day: number; readonly clock: string };
type Person = Named & {
  readonly trade: string;
  readonly home: { readonly realm: string; readonly place: Named };
};

export type WhereAnswer = {
  readonly citizen: Person;
  /** The moment that is told of. */
  readonly at: Moment;
  /** Null while they are in an envelope, and in no realm. */
  readonly realm: Named | null;
  /** Null on the way, be it in a realm or between two. */
  readonly place: Named | null;
  readonly activity: Haunt | 'way' | 'envelope';
  /** From where to where in the realm, and what for. */
  readonly way: { readonly from: Named; readonly to: Named; readonly heading: Haunt } | null;
  /** `isReturning`: the other realm had failed, so it is on its way home. It is opened in the tick after `due`. */
  readonly envelope: {
    readonly from: Named;
    readonly to: Named;
    readonly gate: Named;
    readonly due: number;
    readonly isReturning: boolean;
  } | null;
  readonly since: Moment;
  /** The event that brought them there, and what it came of; null for whoever is where they began. */
  readonly cause: { readonly event: string; readonly type: string; readonly cause: string } | null;
  /** Set when the realm that they are in has failed: nobody moves there any more. */
  readonly halted: (Moment & { readonly event: string }) | null;
};

export type WhereRefusal = {
  readonly code: 'where/unknown-citizen' | 'where/ambiguous' | 'where/not-yet' | 'where/not-recorded';
  readonly message: string;
  readonly nearest?: string | null;
  readonly candidates?: readonly Person[];
};

export type Whereis =
  | { readonly ok: true; readonly answer: WhereAnswer }
  | { readonly ok: false; readonly refusal: WhereRefusal };

/** How many of those who may be meant are named. */
const CANDIDATES_MAX = 100;

/** Without a tick, at the last one that is recorded. */
export function whereIs(
  making: WhereMaking,
  { citizen: asked, at }: { citizen: string; at?: number | undefined },
): Whereis {
  const { register, record } = making;
  const search = searchCitizen(register, asked);
  if (search.found === 'none') return unknown(asked, search.nearest);
  if (search.found === 'several') {
    const candidates = search.candidates.slice(0, CANDIDATES_MAX).map((one) => personOf(register, one));
    return refuse('where/ambiguous', `"${asked}" may be any of ${search.candidates.length} people.`, {
      candidates,
    });
  }
  const tick = at ?? record.through;
  if (tick > record.through)
    return refuse(
      'where/not-yet',
      `Tick ${tick} is not recorded yet: the record goes to tick ${record.through}.`,
    );
  const { newest, failures } = record.read(search.citizen.id, tick);
  if (tick < record.from || (newest === undefined && record.from > 0)) {
    const message = `Nothing of ${search.citizen.name} is recorded up to tick ${tick}: the record begins after tick ${record.from}.`;
    return refuse('where/not-recorded', message);
  }
  return { ok: true, answer: answerOf(making, { citizen: search.citizen, tick, newest, failures }) };
}

const refuse = (code: WhereRefusal['code'], message: string, more: Partial<WhereRefusal> = {}): Whereis => ({
  ok: false,
  refusal: { code, message, ...more },
});

function unknown(asked: string, nearest: string | null): Whereis {
  const hint =
    nearest === null ? 'A name, an id, a trade or a town finds somebody.' : `Did you mean "${nearest}"?`;
  return refuse('where/unknown-citizen', `No citizen is called "${asked}". ${hint}`, { nearest });
}

type Found = {
  readonly citizen: RegisteredCitizen;
  readonly tick: number;
  readonly newest: GameEvent | undefined;
  readonly failures: readonly GameEvent[];
};

function answerOf(making: WhereMaking, { citizen, tick, newest, failures }: Found): WhereAnswer {
  const { register, clock, controlTickInterval } = making;
  const { home } = citizen;
  const where =
    newest === undefined
      ? whereaboutsAtFirst({ home: home.realm, post: home.place })
      : whereaboutsAfter(newest);
  const since = newest?.tick ?? 0;
  const failureOf = (realm: string) => failures.find((event) => event.realm === realm);
  const situation = situationOf(register, where, { since, tick, controlTickInterval, failureOf });
  // Nobody moves in a realm that has failed, and an envelope that comes home to one is never opened.
  const realm = situation.envelope?.isReturning ? situation.envelope.from.id : situation.realm?.id;
  const failure = realm === undefined ? undefined : failureOf(realm);
  return {
    citizen: personOf(register, citizen),
    at: momentOf(clock, tick),
    ...situation,
    since: momentOf(clock, since),
    cause: newest === undefined ? null : { event: newest.id, type: newest.type, cause: newest.cause },
    halted: failure === undefined ? null : { ...momentOf(clock, failure.tick), event: failure.id },
  };
}

type Circumstances = {
  readonly since: number;
  readonly tick: number;
  readonly controlTickInterval: number;
  readonly failureOf: (realm: string) => GameEvent | undefined;
};

type Situation = Pick<WhereAnswer, 'realm' | 'place' | 'activity' | 'way' | 'envelope'>;

function situationOf(
  register: CitizenRegister,
  where: Whereabouts,
  { since, tick, controlTickInterval, failureOf }: Circumstances,
): Situation {
  const nobody = { realm: null, place: null, way: null, envelope: null };
  switch (where.kind) {
    case 'there': {
      const { realm, place, doing } = where;
      return {
        ...nobody,
        realm: realmNamed(register, realm),
        place: placeNamed(register, realm, place),
        activity: doing,
      };
    }
    case 'walking': {
      const { realm, heading } = where;
      const [from, to] = [where.from, where.to].map((place) => placeNamed(register, realm, place)) as [
        Named,
        Named,
      ];
      return { ...nobody, realm: realmNamed(register, realm), activity: 'way', way: { from, to, heading } };
    }
    case 'between': {
      const handedOn = Math.ceil(since / controlTickInterval) * controlTickInterval;
      // It would have been opened by now; or it was turned round when it was handed on.
      const isTooLate = tick > handedOn;
      const isReturning = isTooLate || (tick === handedOn && failureOf(where.to) !== undefined);
      const due = isTooLate ? handedOn + controlTickInterval : handedOn;
      const [from, to] = [where.from, where.to].map((realm) => realmNamed(register, realm)) as [Named, Named];
      const gate = placeNamed(register, where.from, where.gate);
      return { ...nobody, activity: 'envelope', envelope: { from, to, gate, due, isReturning } };
    }
  }
}

const personOf = (register: CitizenRegister, { id, name, trade, home }: RegisteredCitizen): Person => ({
  id,
  name,
  trade,
  home: { realm: home.realm, place: placeNamed(register, home.realm, home.place) },
});

const worldOf = ({ realms }: CitizenRegister, id: string): string =>
  realms.find(({ realm }) => realm === id)?.world ?? id;

const realmNamed = (register: CitizenRegister, realm: string): Named => ({
  id: realm,
  name: register.textOf(`${worldOf(register, realm)}.name`),
});

const placeNamed = (register: CitizenRegister, realm: string, place: string): Named => ({
  id: place,
  name: register.textOf(`${worldOf(register, realm)}.location.${place}.name`),
});

function momentOf(clock: ClockSettings, tick: number): Moment {
  const { day, minute } = worldTimeAt(clock, tick);
  const two = (number: number): string => String(number).padStart(2, '0');
  return { tick, day, clock: `${two(Math.floor(minute / 60))}:${two(minute % 60)}` };
}
