/** Opens what waits at a realm's door, in order: recorded inputs, travellers, what the hub wants done. */
import { absentPlayer, createPlayer, landPlayer, wakePlayer } from '../../domain/arrivals.ts';
import { GAME_EVENT } from '../../domain/cascades/cascade-spec.ts';
import type { PlayerFact } from '../../domain/entity.ts';
import { burnDemand } from '../../domain/flame.ts';
import { grantItem, modifyReputation, setRewardMultiplier, suggestNext } from '../../domain/grants.ts';
import { silenceDemand } from '../../domain/operators/silence.ts';
import { refuse } from '../../domain/rule.ts';
import { depart } from '../../domain/rules/travel.ts';
import { refusalPercept } from '../../domain/sentence.ts';
import { embark } from '../../domain/voyages/embark.ts';
import { comeHome } from '../../domain/voyages/homecoming.ts';
import { learnDestinations } from '../../domain/voyages/learn-destinations.ts';
import { type CauseId, locationOf, type PlayerId, roomId } from '../../kernel/ids.ts';
import { deepen, setOff } from '../cascades/realm-cascades.ts';
import { settleDebts } from '../live-content/chart-debt.ts';
import { receiveCitizen } from './citizen-journeys.ts';
import { meetDemand, spreadMessage } from './demands.ts';
import { destinationOf, receiveQuests, sendAbroad } from './departures.ts';
import type { PlayerInput } from '../universe/input.ts';
import type { Letter, Traveller } from './mail.ts';
import { openNarrationMail } from './narration-mail.ts';
import { openOperatorMail } from '../operators/operator-mail.ts';
import type { RealmTick } from './realm-tick.ts';
import { openSocialMail } from './social-mail.ts';
import { openInvitationInput } from '../voyages/invitation-mail.ts';
import { answerAbroad, voyageOf } from '../voyages/while-abroad.ts';

export function openMail(run: RealmTick, { mail, cause, depth }: Letter): void {
  deepen(run, cause, depth);
  switch (mail.kind) {
    case 'input':
      openInput(run, mail.input, cause);
      return;
    case 'traveller':
      receiveTraveller(run, mail, cause);
      return;
    case 'citizen':
      receiveCitizen(run, mail, cause);
      return;
    case 'message':
      spreadMessage(run, mail.message, cause);
      return;
    case 'delivery':
      spreadMessage(run, `${GAME_EVENT}${mail.delivery.eventType}`, cause);
      setOff(run, { delivery: mail.delivery }, cause);
      return;
    case 'told':
      // What comes back, because that realm has failed, happens nowhere.
      if (mail.realm === run.context.realm) run.happen(mail.happening, cause);
      return;
    case 'tell':
    case 'notice':
    case 'channel line':
    case 'register':
      openSocialMail(run, mail, cause);
      return;
    case 'narrator switch':
    case 'narration reply':
      openNarrationMail(run, mail, cause);
      return;
    case 'order':
    case 'announcement':
      openOperatorMail(run, mail, cause);
      return;
    case 'destinations':
      run.settle(run.state.facts.realm().id, () => learnDestinations(run.context, mail.destinations), {
        cause,
        what: 'destinations',
      });
      return;
    case 'listing':
    case 'publication':
      throw new Error(`a ${mail.kind} is for the hub`);
    case 'suggest': {
      const player = run.state.facts.player(mail.player);
      if (player?.present)
        run.settle(player.id, () => suggestNext(run.context, player, mail.prefer), {
          cause,
          what: 'cal.suggest',
        });
      return;
    }
    case 'set reward multiplier':
      run.settle(run.state.facts.realm().id, () => setRewardMultiplier(run.context, mail.percent), {
        cause,
        what: 'domingo.adjust',
      });
  }
}

function openInput(run: RealmTick, input: PlayerInput, cause: CauseId): void {
  const { facts } = run.state;
  const away = destinationOf(run.state, input.player);
  if (facts.player(input.player) === undefined && away !== undefined) {
    sendAbroad(run.state, { to: away, mail: { kind: 'input', input }, cause });
    return;
  }
  const voyage = facts.player(input.player) === undefined ? voyageOf(run.state, input.player) : undefined;
  if (voyage !== undefined) {
    answerAbroad(run, voyage, input, cause);
    return;
  }
  switch (input.kind) {
    case 'player.join':
      join(run, { ...HUMAN, ...input, present: true }, cause);
      return;
    case 'player.create':
      if (facts.player(input.player) === undefined) join(run, { ...input, present: false }, cause);
      return;
    case 'player.invitation':
      openInvitationInput(run, input, cause);
      return;
    case 'player.leave':
      leave(run, input.player, cause);
      return;
    case 'player.command':
      if (run.state.quarantined.includes(input.player))
        run.output.perceive(input.player, refusalPercept(refuse('rule/failed')));
      else if (facts.player(input.player) !== undefined) {
        run.deliver({
          to: input.player,
          event: { type: 'command', text: input.text } as { type: string },
          cause,
        });
      }
      return;
    default:
      openApiInput(run, input, cause);
  }
}

type ApiInput = PlayerInput & { kind: 'player.transition' | 'player.reputation' | 'player.item' };

function openApiInput(run: RealmTick, input: ApiInput, cause: CauseId): void {
  const player = run.state.facts.player(input.player);
  if (player === undefined) return;
  const settle = (what: string, decide: Parameters<RealmTick['settle']>[1], mayCreateItems = false) =>
    run.settle(player.id, decide, { cause, what, mayCreateItems });
  if (input.kind === 'player.transition') {
    const to = run.context.realms.find(({ realm }) => realm === input.to);
    const destination = run.state.facts.realm().destinations?.find(({ game }) => game === input.to);
    settle('player.transition', () => {
      if (destination !== undefined && input.from === run.context.realm)
        return embark(run.context, player, { destination, portal: undefined });
      if (to === undefined || to.realm === run.context.realm || input.from !== run.context.realm) {
        return refuse('travel/unreachable', { realm: input.to, games: 'none' });
      }
      return depart(run.context, player, {
        to: to.realm,
        location: '',
        portal: undefined,
        context: input.narrativeContext,
      });
    });
  } else if (input.kind === 'player.reputation') {
    settle('player.reputation', () =>
      modifyReputation(run.context, player, { faction: input.faction, by: input.change }),
    );
  } else {
    const granted = { ...input.item, ordinal: cause };
    settle('player.item', () => grantItem(run.context, player, granted), true);
  }
}

/** Who comes in by the front door has not been asked yet what they are. */
const HUMAN = { race: 'human', characterClass: 'wanderer' };

type Joining = {
  readonly player: PlayerId;
  readonly name: string;
  readonly race: string;
  readonly characterClass: string;
  readonly present: boolean;
  readonly locale?: string;
  readonly defaultLocale?: string;
};

function join(run: RealmTick, joining: Joining, cause: CauseId): void {
  const { facts, roster } = run.state;
  const { player: id, name, race, characterClass, present, locale } = joining;
  const known = facts.player(id);
  const first = locale ?? joining.defaultLocale ?? (run.context.universe.locales[0] as string);
  const decide = () =>
    known === undefined
      ? createPlayer(run.context, { id, name, race, characterClass, locale: first, present })
      : wakePlayer(run.context, locale === undefined ? known : { ...known, locale });
  run.settle(id, decide, { cause, what: 'player.join' });
  run.state.quarantined = run.state.quarantined.filter((quarantined) => quarantined !== id);
  if (!roster.has(id)) run.startActor(id, cause);
  if (present) run.react(id, roster.send(id, { type: 'connect' }), cause);
}

function leave(run: RealmTick, id: PlayerId, cause: CauseId): void {
  const player = run.state.facts.player(id);
  if (player === undefined) return;
  run.settle(id, () => absentPlayer(player), { cause, what: 'player.leave' });
  if (run.state.roster.has(id)) run.react(id, run.state.roster.send(id, { type: 'disconnect' }), cause);
}

function receiveTraveller(run: RealmTick, traveller: Traveller, cause: CauseId): void {
  const { items, behaviour, quests, from, location, context, returned, homecoming } = traveller;
  const { state } = run;
  const player = placed(run, traveller.player);
  // The tokens and items come in with the player: put first, so that the ruling below conserves, and in a room of
  // this world, so that the player is somewhere even if no ruling comes.
  state.facts.put(returned ? player : { ...player, place: roomId(run.context.world.arrival) });
  for (const item of items) state.facts.put(item);
  const machine = state.machineOf(player);
  if (machine !== undefined) state.roster.resume(player.id, machine, behaviour);
  receiveQuests(run, quests);
  for (const demand of silenceDemand(run.context, player)) meetDemand(run, demand, cause);
  if (returned && homecoming !== undefined) {
    run.settle(player.id, () => comeHome(run.context, { player, items }, homecoming), {
      cause,
      what: 'player.came-home',
      mayCreateItems: true,
    });
  } else if (returned) {
    for (const item of items)
      for (const demand of burnDemand(run.context, item)) meetDemand(run, demand, cause);
    run.happen(
      { type: 'player.turned-back', actor: player.id, room: player.place, params: { actor: player.name } },
      cause,
    );
  } else {
    run.settle(player.id, () => landPlayer(run.context, { player, items, from, location, context }), {
      cause,
      what: 'player.land',
    });
  }
  const landed = state.facts.player(player.id) ?? player;
  run.react(
    player.id,
    state.roster.send(player.id, { type: 'arrive', present: landed.present } as { type: string }),
    cause,
  );
  for (const { story, owed } of quests)
    if (owed !== undefined) settleDebts(run, [{ actor: story.id, debt: owed }]);
}

/** The place where they stood may have been written away meanwhile. */
function placed({ context: { world } }: RealmTick, player: PlayerFact): PlayerFact {
  if (world.locations[locationOf(player.place)] !== undefined) return player;
  return { ...player, place: roomId(world.arrival) };
}
