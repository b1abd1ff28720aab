/** Answers for a player who is in a foreign game: what they type there, their comings and goings, what others do to them. */
import type { PlayerFact } from '../../domain/entity.ts';
import type { Intent, PlayerVerb } from '../../domain/intent.ts';
import { grammarFor, parseCommand } from '../../domain/parse-command.ts';
import { refuse } from '../../domain/rule.ts';
import { line, refusalPercept } from '../../domain/sentence.ts';
import type { CauseId, PlayerId } from '../../kernel/ids.ts';
import { governCommand } from '../governance/govern-command.ts';
import type { PlayerInput } from '../universe/input.ts';
import type { RealmState } from '../realm/realm-state.ts';
import type { RealmTick } from '../realm/realm-tick.ts';
import { sendHome } from './send-home.ts';
import { type Voyage, WAITING_MAX } from './voyage.ts';

export const voyageOf = ({ abroad }: RealmState, player: PlayerId): Voyage | undefined =>
  abroad.find(({ mail }) => mail.player.id === player);

export function replaceVoyage(state: RealmState, voyage: Voyage): void {
  state.abroad = state.abroad.map((one) => (one.id === voyage.id ? voyage : one));
}

export function answerAbroad(run: RealmTick, voyage: Voyage, input: PlayerInput, cause: CauseId): void {
  const { player } = voyage.mail;
  const { name: realm } = voyage.destination;
  switch (input.kind) {
    case 'player.join': {
      const { locale = player.locale } = input;
      amendTraveller(run.state, voyage, { present: true, locale });
      run.output.perceive(player.id, line('voyage.still-away', { realm }, 'system'));
      return;
    }
    case 'player.leave':
      amendTraveller(run.state, voyage, { present: false });
      return;
    case 'player.create':
      return;
    case 'player.invitation': {
      const { request, game } = input;
      run.happen({ type: 'transition.refused', params: { request, game, code: 'player/elsewhere' } }, cause);
      return;
    }
    case 'player.command':
      answerLine(run, voyage, input.text, cause);
      return;
    case 'player.transition':
      run.output.perceive(player.id, refusalPercept(refuse('voyage/abroad', { realm })));
      return;
    default:
      if (voyage.waiting.length < WAITING_MAX)
        replaceVoyage(run.state, { ...voyage, waiting: [...voyage.waiting, { input, cause }] });
  }
}

/** What a player can do from there. */
const AT_HAND: readonly PlayerVerb[] = ['travel', 'quit'];

/** Undefined when policies forbid it, which the player has been told; else the voyage with what they count. */
function governed(run: RealmTick, voyage: Voyage, intent: Intent, cause: CauseId): Voyage | undefined {
  const { player } = voyage.mail;
  const keep = (counted: PlayerFact) =>
    replaceVoyage(run.state, { ...voyage, mail: { ...voyage.mail, player: counted } });
  const verdict = governCommand(run, player, { intent, cause, keep });
  if (verdict.ok) return voyageOf(run.state, player.id);
  run.output.perceive(player.id, refusalPercept(verdict));
  return undefined;
}

/** From there a player can come home and say goodbye; everything else is the game's affair. */
function answerLine(run: RealmTick, left: Voyage, text: string, cause: CauseId): void {
  const { player } = left.mail;
  const { name: realm } = left.destination;
  const parsed = parseCommand(grammarFor(run.grammars, player.locale), player.id, text);
  const verb = parsed.ok ? parsed.intent.verb : undefined;
  const voyage =
    parsed.ok && AT_HAND.includes(parsed.intent.verb) ? governed(run, left, parsed.intent, cause) : left;
  if (voyage === undefined) return;
  if (verb === 'travel' && voyage.state !== 'homeward') {
    replaceVoyage(run.state, sendHome(voyage, 'recalled'));
    run.output.perceive(player.id, line('voyage.recalled', { realm }, 'system'));
  } else if (verb === 'quit') {
    amendTraveller(run.state, voyage, { present: false });
    run.output.perceive(player.id, line('voyage.farewell', { realm }, 'presence'));
    run.output.farewell(player.id, 'quit');
  } else run.output.perceive(player.id, refusalPercept(refuse('voyage/abroad', { realm })));
}

/** Changes what is known of a traveller while they are in custody. */
export function amendTraveller(
  state: RealmState,
  voyage: Voyage,
  change: Partial<Pick<Voyage['mail']['player'], 'present' | 'locale' | 'silencedUntil'>>,
): void {
  const player = { ...voyage.mail.player, ...change };
  replaceVoyage(state, { ...voyage, mail: { ...voyage.mail, player } });
}
