/** What onlookers get to see of an event: of those for one game only that it passed, and of private ones nothing. */
import type { GameEvent } from '../../domain/game-event.ts';
import { addresseesOf, isPublic } from '../../domain/games/public-event.ts';
import type { BoardEvent } from '../../protocol/dashboard/board-event.ts';

export const DETAIL_LENGTH_MAX = 240;
const DECIDED = 'governance.decided';

/** Undefined for what is not public. */
export function boardEventOf(event: GameEvent): BoardEvent | undefined {
  if (event.type === DECIDED) return decisionOf(event);
  if (!isPublic(event)) return undefined;
  const { params, type, realm } = event;
  const targets = addresseesOf(event);
  const isGames = type === 'game.event';
  return {
    ...traceOf(event),
    type: isGames ? String(params['event_type']) : type,
    source: isGames ? String(params['game']) : realm,
    targets: targets === undefined ? null : [...targets],
    detail: targets !== undefined ? '' : shorten(isGames ? String(params['data']) : detailOf(event)),
  };
}

/** Whom it was about is between them and the administrators; that it was decided is for everybody. */
function decisionOf(event: GameEvent): BoardEvent {
  const { params, realm } = event;
  const said = (name: string): string => plain(params[name]) ?? '';
  const decision = { policy: said('policy'), verdict: said('verdict') };
  return { ...traceOf(event), type: DECIDED, source: realm, targets: null, detail: '', decision };
}

const traceOf = ({ id, tick, cause }: GameEvent) => ({ id, tick, cause });

function detailOf({ actor, target, params }: GameEvent): string {
  const { request: _, ...told } = params;
  const parts = Object.entries({ actor, target, ...told }).map(([name, value]) => [name, plain(value)]);
  return parts
    .filter(([, text]) => text !== undefined)
    .map(([name, text]) => `${name}: ${text}`)
    .join(', ');
}

/** Texts of content have a language, which onlookers have not told. */
const plain = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const shorten = (text: string): string =>
  text.length <= DETAIL_LENGTH_MAX ? text : `${text.slice(0, DETAIL_LENGTH_MAX - 1).toWellFormed()}…`;
