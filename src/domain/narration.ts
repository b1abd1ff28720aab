/**
 * Lines that a narrator outside may find for a keeper: what it is asked, how long the keeper waits for the answer, and
 * what is said in the end. The line that the grammar made is kept meanwhile, so that a keeper always has something to say.
 */
import { type EntityId, entityId, type PlayerId } from '../kernel/ids.ts';
import type { AcquaintanceFact } from './acquaintance.ts';
import { encounterOf, said } from './encounter.ts';
import type { KeeperFact, PlayerFact, RealmFact } from './entity.ts';
import { judgeNarration, type NarrationRefusal } from './narration-text.ts';
import type { PerceptParam } from './percept.ts';
import { allWithin } from './reach.ts';
import { type Approval, approve, type RuleContext } from './rule.ts';
import { keeperParam, placeParam } from './sentence.ts';
import type { Spoken, SpokenToAll } from './spoken-line.ts';
import { type WarblerContext, warblerContext } from './warbler-context.ts';
import { ticksOfSeconds } from './world-clock.ts';

/** A line that is being waited for. A keeper waits for one line at a time for each player. */
export type NarrationFact = {
  /** `narration:<keeper>/<player>`. */
  readonly id: EntityId;
  readonly kind: 'narration';
  readonly request: string;
  readonly keeper: EntityId;
  /** Whom it is said to, or whom it is about when all who are there shall hear it. */
  readonly player: PlayerId;
  readonly manner: 'to the player' | 'for all to hear';
  /** The language that the words are asked for in. */
  readonly locale: string;
  /** What the grammar has the keeper say. */
  readonly line: PerceptParam;
};

/** What leaves the universe for a narrator; nothing in it is hashed. */
export type NarrationRequest = {
  /** `<realm>@<tick>@<id of the record>`: no two are alike in one run. */
  readonly request: string;
  readonly locale: string;
  readonly keeper: PerceptParam;
  readonly place: PerceptParam;
  /** What the keeper will say if nothing better comes. */
  readonly line: PerceptParam;
  readonly context: WarblerContext;
};

/** Played seconds that a keeper waits for words. */
export const NARRATION_WAIT_SECONDS = 4;
const NARRATION_TIMER = 'narration';
/** UTF-16 units; longer than any that was ever asked. */
export const REQUEST_LENGTH_MAX = 500;

export type NarrationFailure = NarrationRefusal | 'narration/late';

export const isNarrated = (realm: RealmFact): boolean => realm.narrated === true;

/** The realm that asked; undefined when it is no request at all. */
export function realmOfRequest(request: string): string | undefined {
  const parts = request.split('@');
  return parts.length === 3 ? parts[0] : undefined;
}

/** The record of a request, while it is being waited for. */
export function pendingNarration({ facts }: RuleContext, request: string): NarrationFact | undefined {
  const fact = facts.get((request.split('@')[2] ?? '') as EntityId);
  return fact?.kind === 'narration' && fact.request === request ? fact : undefined;
}

export type Voice = Pick<Approval, 'changes' | 'happenings' | 'demands'>;

const SILENT: Voice = { changes: [], happenings: [], demands: [] };

/** The keeper says it to the player, or asks the narrator for something to say instead. */
export function voiced(
  context: RuleContext,
  { keeper, player }: { readonly keeper: KeeperFact; readonly player: PlayerFact },
  spoken: Spoken | undefined,
): Voice {
  if (spoken === undefined) return SILENT;
  const { line, grammar, acquaintance } = spoken;
  const asked =
    grammar === undefined
      ? undefined
      : asking(context, { keeper, player, line, grammar, acquaintance, manner: 'to the player' });
  return asked ?? { ...SILENT, happenings: [said(context, { keeper, player }, line)] };
}

/** The same for everybody who is there. */
export function voicedToAll(context: RuleContext, keeper: KeeperFact, { line, about }: SpokenToAll): Voice {
  const asked =
    about === undefined ? undefined : asking(context, { keeper, line, ...about, manner: 'for all to hear' });
  return asked ?? { ...SILENT, happenings: heardByAll(context, keeper, line) };
}

/** Something small to see, for whoever is there. */
export function heardByAll(
  { facts }: RuleContext,
  keeper: KeeperFact,
  line: PerceptParam,
): Approval['happenings'] {
  if (!facts.hasPresent(keeper.place)) return [];
  return [{ type: 'keeper.idled', actor: keeper.id, room: keeper.place, params: { line } }];
}

type Asking = {
  readonly keeper: KeeperFact;
  readonly player: PlayerFact;
  readonly acquaintance: AcquaintanceFact;
  readonly grammar: string;
  readonly line: PerceptParam;
  readonly manner: NarrationFact['manner'];
};

/** Undefined when there is no narrator, or the keeper waits for words to this player already. */
function asking(context: RuleContext, asked: Asking): Voice | undefined {
  const { facts, realm, tick, settings, world } = context;
  const { keeper, player, grammar, line, manner } = asked;
  const id = entityId('narration', `${keeper.id}/${player.id}`);
  if (!isNarrated(facts.realm()) || facts.get(id) !== undefined) return undefined;
  const request = `${realm}@${tick}@${id}`;
  const { locale } = player;
  const params = { keeper: keeperParam(world.id, keeper), grammar, request };
  return {
    changes: [{ id, kind: 'narration', request, keeper: keeper.id, player: player.id, manner, locale, line }],
    happenings: [{ type: 'narrator.asked', actor: keeper.id, params }],
    demands: [
      {
        type: 'set timer',
        owner: id,
        name: NARRATION_TIMER,
        ticks: ticksOfSeconds(settings.tickMs, NARRATION_WAIT_SECONDS),
      },
      { type: 'ask narrator', request: requestOf(context, request, asked) },
    ],
  };
}

function requestOf(
  context: RuleContext,
  request: string,
  { keeper, player, line, acquaintance }: Asking,
): NarrationRequest {
  const { facts, universe, world, realm } = context;
  return {
    request,
    locale: player.locale,
    keeper: keeperParam(world.id, keeper),
    place: placeParam(world.id, keeper.place),
    line,
    context: warblerContext(universe, {
      player,
      items: allWithin(facts, player.id),
      realm,
      stories: facts.storiesOf(player.id),
      memories: [{ keeper: keeper.spec, known: acquaintance }],
      realmFlags: facts.realm().flags,
    }),
  };
}

/** The words of a reply, or the grammar's when they are not fit to be said. */
export function answerNarration(context: RuleContext, pending: NarrationFact, reply: string): Approval {
  const verdict = judgeNarration(reply);
  return verdict.ok
    ? narrated(context, pending, wordsFor(context, pending, verdict.words))
    : fallBack(context, pending, verdict.code);
}

/** The keeper says what the grammar had ready. */
export function fallBack(context: RuleContext, pending: NarrationFact, code: NarrationFailure): Approval {
  const spoken = narrated(context, pending, pending.line);
  const missed = {
    type: 'narration.missed',
    actor: pending.keeper,
    params: { request: pending.request, code },
  };
  return { ...spoken, happenings: [missed, ...spoken.happenings] };
}

/** Who reads another language reads the grammar's line: the words are in the language of the one they were found for. */
function wordsFor({ facts, world }: RuleContext, pending: NarrationFact, words: string): PerceptParam {
  const keeper = facts.keeper(pending.keeper);
  const name = keeper === undefined ? '' : keeperParam(world.id, keeper);
  const end = words.endsWith('.') ? '.' : '';
  const of = { keeper: name, words: words.slice(0, words.length - end.length), end };
  const spoken: PerceptParam = { phrase: 'narration.spoken', of };
  return { reads: pending.locale, words: spoken, otherwise: pending.line };
}

/** Nothing is said to somebody who has gone meanwhile. */
function narrated(context: RuleContext, pending: NarrationFact, line: PerceptParam): Approval {
  const removals = [pending.id];
  const keeper = context.facts.keeper(pending.keeper);
  if (keeper === undefined) return approve({ removals });
  if (pending.manner === 'for all to hear')
    return approve({ removals, happenings: heardByAll(context, keeper, line) });
  const met = encounterOf(context, pending);
  return approve({ removals, happenings: met === undefined ? [] : [said(context, met, line)] });
}
