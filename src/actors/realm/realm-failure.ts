/**
 * What a realm that has failed still owes to those who have to do with it: an answer to everybody who speaks to it, the
 * way home for travellers it has not taken in, and the way on for what is said by those who had already left.
 */
import type { PlayerOutput } from '../../domain/percept.ts';
import { refuse } from '../../domain/rule.ts';
import { refusalPercept } from '../../domain/sentence.ts';
import { unreachable } from '../../domain/social/correspondence.ts';
import { HUB, type PlayerId } from '../../kernel/ids.ts';
import { destinationOf, sendAbroad } from './departures.ts';
import type { Letter } from './mail.ts';
import type { RealmState } from './realm-state.ts';
import type { TravellingCitizen } from './travelling-citizen.ts';

/** For inputs to a realm that had failed before this tick. */
export function answerForFailed(state: RealmState, inputs: readonly Letter[]): PlayerOutput[] {
  return answer(state, inputs, (player) => destinationOf(state, player) !== undefined);
}

/** For all letters of the tick in which it failed; which of them it had opened is not known. */
export function abandonLetters(state: RealmState, letters: readonly Letter[]): PlayerOutput[] {
  const turnedBack = new Set<PlayerId>();
  for (const { mail, cause } of letters) {
    if (mail.kind === 'tell') sendAbroad(state, { to: HUB, mail: unreachable(mail), cause });
    if (mail.kind === 'citizen' && !isHere(state, mail)) {
      sendAbroad(state, { to: mail.from, mail: { ...mail, returned: true }, cause });
    }
    if (mail.kind !== 'traveller') continue;
    const { id } = mail.player;
    if (state.facts.player(id) !== undefined || destinationOf(state, id) !== undefined) continue;
    turnedBack.add(id);
    sendAbroad(state, { to: mail.from, mail: { ...mail, returned: true }, cause });
  }
  return answer(state, letters, (player) => turnedBack.has(player));
}

function answer(
  state: RealmState,
  letters: readonly Letter[],
  isUnderWay: (player: PlayerId) => boolean,
): PlayerOutput[] {
  const refusal = refuse('realm/failed', { realm: { text: state.setting.world.name } });
  const outputs: PlayerOutput[] = [];
  for (const { mail, cause } of letters) {
    if (mail.kind !== 'input') continue;
    const { player } = mail.input;
    const to = isUnderWay(player) ? destinationOf(state, player) : undefined;
    if (to !== undefined) sendAbroad(state, { to, mail, cause });
    else outputs.push({ player, percepts: [refusalPercept(refusal)] });
  }
  return outputs;
}

/** It was taken in before the realm failed, or is on its way out again. */
const isHere = ({ facts, outbox }: RealmState, { keeper }: TravellingCitizen): boolean =>
  facts.keeper(keeper.id) !== undefined ||
  outbox.some(({ mail }) => mail.kind === 'citizen' && mail.keeper.id === keeper.id);
