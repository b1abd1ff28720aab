/** What charts say, offer and pass on. */
import { type PlayerId, roomId } from '../../kernel/ids.ts';
import { acquaintanceOf, remembered } from '../acquaintance.ts';
import { withChoice, withoutConversation, withQuestion } from '../conversation.ts';
import { encounterOf, said } from '../encounter.ts';
import type { PlayerFact } from '../entity.ts';
import type { Happening } from '../game-event.ts';
import { keeperId, namedKeeper } from '../named-keeper.ts';
import { voiced, voicedToAll } from '../narration.ts';
import { type Approval, approve, type Demand, type RuleContext } from '../rule.ts';
import { keeperParam, line as lineOf } from '../sentence.ts';
import { spokenTo, spokenToAll } from '../spoken-line.ts';
import { dialogueId, newDialogue } from '../story.ts';
import type { LineSpec, TextKey } from '../world-spec.ts';
import { type ActionRules, NOTHING } from './action-rule.ts';
import { keeperAtHand, playerAtHand } from './at-hand.ts';
import type { Moment } from './moment.ts';
import type { TALK_ACTIONS } from './talk-actions.ts';

export const TALK_ACTION_RULES: ActionRules<keyof typeof TALK_ACTIONS> = {
  say: (context, moment, { line }) => {
    const met = encounterOf(context, moment);
    if (met !== undefined) return approve({ happenings: [said(context, met, line)] });
    const keeper = keeperAtHand(context, moment);
    if (keeper === undefined || !context.facts.hasPresent(keeper.place)) return NOTHING;
    const params = { keeper: keeperParam(context.world.id, keeper), line: { text: line } };
    return approve({
      happenings: [{ type: 'keeper.spoke', actor: keeper.id, room: keeper.place, params }],
    });
  },
  warble: (context, moment, { grammar }) => warbled(context, moment, { warble: grammar }),
  narrate: (context, moment, { line, location }) => {
    const told = narrated(context, moment, { line, location });
    return told === undefined ? NOTHING : approve({ happenings: [told] });
  },
  ask: (context, moment, { line }) => {
    const player = listenerAtHand(context, moment);
    if (player === undefined) return NOTHING;
    const met = encounterOf(context, moment);
    return approve({
      changes: [withQuestion(player, moment.self)],
      happenings: [met === undefined ? narratedTo(moment, player, line) : said(context, met, line)],
    });
  },
  offer: (context, moment, choice) => {
    const player = listenerAtHand(context, moment);
    const offered = player === undefined ? undefined : withChoice(player, moment.self, choice);
    if (player === undefined || offered === undefined) return NOTHING;
    const params = { count: offered.number, line: { text: choice.line }, player: player.name };
    return approve({
      changes: [offered.player],
      percepts: [{ player: player.id, percept: lineOf('choice.offered', params, 'speech') }],
    });
  },
  'withdraw choices': (context, moment) => {
    const player = playerAtHand(context, moment);
    if (player?.conversation?.with !== moment.self) return NOTHING;
    return approve({ changes: [withoutConversation(player)] });
  },
  'start dialogue': (context, moment, { dialogue }) => {
    const met = encounterOf(context, moment);
    if (met === undefined) return NOTHING;
    const pair = { keeper: met.keeper.id, player: met.player.id as PlayerId };
    if (context.facts.get(dialogueId(pair.keeper, pair.player)) !== undefined) return NOTHING;
    const story = newDialogue(dialogue, pair);
    return approve({ changes: [story], demands: [{ type: 'start story', story: story.id }] });
  },
  'send to keeper': ({ facts }, _, { keeper, message }) =>
    namedKeeper(facts, keeper) === undefined
      ? NOTHING
      : demand({ type: 'send message', to: keeperId(keeper), message }),
  'emit to realm': (_context, _moment, { message }) =>
    demand({ type: 'spread message', message, reach: 'realm' }),
  'emit across realms': (_context, _moment, { message }) =>
    demand({ type: 'spread message', message, reach: 'other realms' }),
};

/** To the player at hand who is there; else for everybody in the keeper's room. */
function warbled(context: RuleContext, moment: Moment, line: LineSpec): Approval {
  const met = encounterOf(context, moment);
  if (met !== undefined) {
    const acquaintance = acquaintanceOf(context, { keeper: met.keeper.id, player: met.player.id });
    const spoken = spokenTo(context, { ...met, acquaintance }, line);
    if (spoken === undefined) return NOTHING;
    const memory = remembered(context, spoken.acquaintance);
    const voice = voiced(context, met, spoken);
    return approve({ ...memory, ...voice, changes: [...memory.changes, ...voice.changes] });
  }
  const keeper = keeperAtHand(context, moment);
  const spoken = keeper === undefined ? undefined : spokenToAll(context, keeper, line);
  if (keeper === undefined || spoken === undefined) return NOTHING;
  const voice = voicedToAll(context, keeper, spoken);
  return approve({ ...voice, changes: [...spoken.changes, ...voice.changes] });
}

const demand = (wanted: Demand) => approve({ demands: [wanted] });

/** Awake, and in one room with the keeper when there is a keeper. */
function listenerAtHand(context: RuleContext, moment: Moment): PlayerFact | undefined {
  if (moment.keeper !== undefined) return encounterOf(context, moment)?.player;
  const player = playerAtHand(context, moment);
  return player?.present ? player : undefined;
}

/** To those at `location`; else to the player at hand, in the room of the keeper, or, about the world, in the realm. */
function narrated(
  context: RuleContext,
  moment: Moment,
  { line, location }: { readonly line: TextKey; readonly location: string | undefined },
): Happening | undefined {
  const { facts } = context;
  const inRoom = location === undefined ? undefined : roomId(location);
  const telling = { type: 'story.narrated', actor: moment.self, params: { line: { text: line } } };
  if (inRoom !== undefined) return facts.hasPresent(inRoom) ? { ...telling, room: inRoom } : undefined;
  if (facts.story(moment.self)?.role === 'world') return telling;
  if (moment.player !== undefined) {
    const player = playerAtHand(context, moment);
    return player?.present ? narratedTo(moment, player, line) : undefined;
  }
  const keeper = keeperAtHand(context, moment);
  return keeper !== undefined && facts.hasPresent(keeper.place)
    ? { ...telling, room: keeper.place }
    : undefined;
}

const narratedTo = ({ self }: Moment, player: PlayerFact, text: TextKey): Happening => ({
  type: 'story.narrated',
  actor: self,
  target: player.id,
  params: { line: { text }, player: player.name },
});
