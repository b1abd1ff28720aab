/**
 * Where the hub deals with travellers to foreign games: hears what games say of them, brings them home at a control tick,
 * and keeps the tokens that were spent in each game. Travellers themselves stand beside the realm that they left. While
 * no game takes travellers, it leaves no trace in any hash.
 */
import type { Happening } from '../../domain/game-event.ts';
import { isPresent } from '../../domain/games/game.ts';
import { type Destination, destinationOf } from '../../domain/voyages/destination.ts';
import type { VoyageOutcome } from '../../domain/voyages/homecoming.ts';
import { judgeResult } from '../../domain/voyages/judge-result.ts';
import type { VoyageRefusalCode } from '../../domain/voyages/voyage-refusal.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { type CauseId, compareIds, type GameId, type RealmId } from '../../kernel/ids.ts';
import { answer, type DeskRuling } from '../universe/desk-answer.ts';
import type { GameDesk, GameMail, Publish } from '../games/game-desk.ts';
import type { RealmState } from '../realm/realm-state.ts';
import { sendHome } from './send-home.ts';
import type { Voyage, VoyageInput } from './voyage.ts';
import { replaceVoyage } from './while-abroad.ts';

/** What travellers spent in a game and it may pay out again. */
export type Account = { readonly game: GameId; readonly generation: number; readonly tokens: number };
type Ended = { readonly id: string; readonly game: GameId; readonly outcome: VoyageOutcome };

export type VoyageDeskSnapshot = {
  /** Sorted by game; none is empty. */
  readonly accounts: readonly Account[];
  /** What games held that are gone. */
  readonly unclaimed: number;
  readonly told: readonly Destination[];
  /** The latest, oldest first. */
  readonly ended: readonly Ended[];
};

/** Voyages that are over and of which a game still learns how they ended. */
const ENDED_KEPT_MAX = 256;

/** The realms, and the content that is at work. */
export type House = { readonly realms: readonly RealmState[]; readonly spec: UniverseSpec };
type Found = { readonly realm: RealmState; readonly voyage: Voyage };
type Opening = { readonly tick: number; readonly cause: CauseId; readonly publish: Publish };

export class VoyageDesk {
  readonly #house: House;
  readonly #games: GameDesk;
  #accounts: readonly Account[] = [];
  #unclaimed = 0;
  #told: readonly Destination[] = [];
  #ended: readonly Ended[] = [];
  /** Undefined when something changed since it was made. */
  #hash: string | undefined;

  constructor(house: House, games: GameDesk) {
    this.#house = house;
    this.#games = games;
  }

  /** Of all games together, those that are gone among them. */
  get tokens(): number {
    return this.#accounts.reduce((sum, { tokens }) => sum + tokens, this.#unclaimed);
  }

  /** Everybody who is in a foreign game, by realm and then in the order of setting out. */
  all(): readonly Voyage[] {
    return this.#house.realms.flatMap(({ abroad }) => abroad);
  }

  /** Tokens that a game may pay out. */
  escrowOf({ game, generation }: Pick<Destination, 'game' | 'generation'>): number {
    return this.#accounts.find((one) => one.game === game && one.generation === generation)?.tokens ?? 0;
  }

  open(input: VoyageInput, opening: Opening): void {
    answer(input, this.#rule(input, opening.tick), opening);
  }

  #rule(input: VoyageInput, tick: number): DeskRuling {
    const { voyage: id, game } = input;
    const found = this.#find(id);
    const code = found === undefined ? this.#whyOver(input) : refusalOf(found.voyage, input, tick);
    const params = { voyage: id, game };
    if (code !== undefined || found === undefined)
      return { ok: false, code: code ?? 'voyage/unknown', params };
    if (input.kind === 'voyage.result') return { ok: true, happenings: [this.#judge(found, input)] };
    replaceVoyage(found.realm, { ...found.voyage, state: 'accepted' });
    return { ok: true, happenings: [{ type: 'voyage.accepted', params }] };
  }

  #judge({ realm, voyage }: Found, { claims }: VoyageInput & { readonly kind: 'voyage.result' }): Happening {
    const { destination, mail } = voyage;
    const judgement = judgeResult(
      {
        player: mail.player,
        items: mail.items,
        escrow: this.escrowOf(destination),
        factions: this.#house.spec.factions.map((faction) => faction.id),
      },
      claims,
    );
    const { tokens, lost, gained, experience, reputation, refused } = judgement;
    this.#book(destination, -tokens);
    replaceVoyage(realm, sendHome(voyage, 'returned', judgement));
    return {
      type: 'voyage.judged',
      params: {
        voyage: voyage.id,
        game: destination.game,
        tokens,
        experience,
        itemIds: { list: [...lost] },
        gained: { list: gained.map(({ itemId }) => itemId) },
        reputation: {
          list: Object.keys(reputation)
            .sort(compareIds)
            .map((faction) => `${faction} ${reputation[faction]}`),
        },
        refused: { list: refused.map(({ part, code }) => `${code} ${part}`) },
      },
    };
  }

  #find(id: string): Found | undefined {
    for (const realm of this.#house.realms) {
      const voyage = realm.abroad.find((one) => one.id === id);
      if (voyage !== undefined) return { realm, voyage };
    }
    return undefined;
  }

  #whyOver({ voyage, game }: VoyageInput): VoyageRefusalCode {
    const ended = this.#ended.find(({ id }) => id === voyage);
    if (ended === undefined) return 'voyage/unknown';
    return ended.game === game ? WHY_OVER[ended.outcome] : 'voyage/not-this-game';
  }

  #book({ game, generation }: Destination, tokens: number): void {
    if (tokens === 0) return;
    this.#hash = undefined;
    const held = this.escrowOf({ game, generation }) + tokens;
    const others = this.#accounts.filter((one) => one.game !== game || one.generation !== generation);
    this.#accounts = [...others, ...(held === 0 ? [] : [{ game, generation, tokens: held }])].sort(
      (left, right) => compareIds(left.game, right.game) || left.generation - right.generation,
    );
  }

  /** Who is to go home goes, and the realms learn where one may travel. */
  barrier({
    tick,
    cause,
    open,
    publish,
  }: {
    readonly tick: number;
    readonly cause: CauseId;
    /** All realms that hear ticks, sorted. */
    readonly open: readonly RealmId[];
    readonly publish: Publish;
  }): readonly GameMail[] {
    const mails: GameMail[] = [];
    for (const realm of this.#house.realms) {
      for (const voyage of realm.abroad) {
        const now = this.#dueHome(voyage, tick);
        const home = realm.setting.realm;
        const to = open.includes(home) ? home : open[0];
        if (now.state !== 'homeward' || to === undefined) {
          if (now !== voyage) replaceVoyage(realm, now);
          continue;
        }
        realm.abroad = realm.abroad.filter(({ id }) => id !== voyage.id);
        mails.push(...homeward(now, to, cause));
        this.#end(now, { to, cause, publish });
      }
    }
    this.#closeAccounts();
    mails.push(...this.#tidings(open, cause));
    return mails;
  }

  #dueHome(voyage: Voyage, tick: number): Voyage {
    if (voyage.state === 'homeward') return voyage;
    if (this.#isGone(voyage.destination)) return sendHome(voyage, 'abandoned');
    return tick >= voyage.deadline ? sendHome(voyage, 'overdue') : voyage;
  }

  #isGone({ game: id, generation }: Pick<Destination, 'game' | 'generation'>): boolean {
    const game = this.#games.game(id);
    return game === undefined || game.generation !== generation || AWAY.includes(game.state);
  }

  #end(
    { id, destination, mail }: Voyage,
    { to, cause, publish }: { readonly to: RealmId; readonly cause: CauseId; readonly publish: Publish },
  ): void {
    const { game } = destination;
    const { outcome, tokens, lost, gained } = mail.homecoming as NonNullable<typeof mail.homecoming>;
    this.#hash = undefined;
    this.#ended = [...this.#ended, { id, game, outcome }].slice(-ENDED_KEPT_MAX);
    const params = { voyage: id, game, outcome, tokens, lost, gained: gained.length, home: to };
    publish({ type: 'voyage.ended', target: mail.player.id, params }, cause);
  }

  /** What a game held that left for good is nobody's, and nobody who takes its id has it. */
  #closeAccounts(): void {
    const isKept = ({ game, generation }: Account) => {
      const fact = this.#games.game(game);
      return fact !== undefined && fact.generation === generation && isPresent(fact);
    };
    if (this.#accounts.every(isKept)) return;
    this.#hash = undefined;
    for (const account of this.#accounts) if (!isKept(account)) this.#unclaimed += account.tokens;
    this.#accounts = this.#accounts.filter(isKept);
  }

  #tidings(open: readonly RealmId[], cause: CauseId): readonly GameMail[] {
    const destinations = this.#games.games().flatMap((game) => destinationOf(game) ?? []);
    if (encodeCanonical(destinations) === encodeCanonical(this.#told)) return [];
    this.#hash = undefined;
    this.#told = destinations;
    return open.map((to) => ({ to, mail: { kind: 'destinations', destinations }, cause }));
  }

  #isUntouched(): boolean {
    return this.#accounts.length + this.#unclaimed + this.#told.length + this.#ended.length === 0;
  }

  /** Empty while there was never anything to do. */
  hash(): string {
    if (this.#isUntouched()) return '';
    this.#hash ??= `:voyages ${sha256Hex(encodeCanonical(this.#state()))}`;
    return this.#hash;
  }

  /** Undefined while there was never anything to do. */
  snapshot(): VoyageDeskSnapshot | undefined {
    return this.#isUntouched() ? undefined : this.#state();
  }

  #state(): VoyageDeskSnapshot {
    return {
      accounts: this.#accounts,
      unclaimed: this.#unclaimed,
      told: this.#told,
      ended: this.#ended,
    };
  }

  restore({ accounts, unclaimed, told, ended }: VoyageDeskSnapshot): void {
    this.#hash = undefined;
    this.#accounts = accounts;
    this.#unclaimed = unclaimed;
    this.#told = told;
    this.#ended = ended;
  }
}

const AWAY: readonly string[] = ['left', 'suspended'];

const WHY_OVER: Readonly<Record<VoyageOutcome, VoyageRefusalCode>> = {
  returned: 'voyage/already-returned',
  recalled: 'voyage/recalled',
  summoned: 'voyage/recalled',
  overdue: 'voyage/expired',
  abandoned: 'voyage/abandoned',
};

function refusalOf(
  { destination, nonce, state, deadline, mail }: Voyage,
  input: VoyageInput,
  tick: number,
): VoyageRefusalCode | undefined {
  if (destination.game !== input.game) return 'voyage/not-this-game';
  if (nonce !== input.nonce) return 'voyage/wrong-nonce';
  if (mail.homecoming !== undefined) return WHY_OVER[mail.homecoming.outcome];
  if (tick >= deadline) return 'voyage/expired';
  if (input.kind === 'voyage.accept') return state === 'accepted' ? 'voyage/already-accepted' : undefined;
  return state === 'accepted' ? undefined : 'voyage/not-accepted';
}

/** The traveller, then what others did to them meanwhile, then what operators want. Whose realm has failed arrives in another one. */
function homeward({ mail, waiting, orders = [] }: Voyage, to: RealmId, cause: CauseId): readonly GameMail[] {
  const returned = to === mail.from;
  return [
    { to, mail: { ...mail, returned }, cause },
    ...waiting.map(({ input, cause: why }) => ({ to, mail: { kind: 'input' as const, input }, cause: why })),
    ...orders.map(({ mail: order, cause: why }) => ({ to, mail: order, cause: why })),
  ];
}
