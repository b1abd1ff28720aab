/** What a game says at its registration about travellers. */
import type { GameRegistration } from '../../domain/games/game.ts';
import { type RegisterGame, VISIT_DEFAULT } from '../../protocol/games/register-game.ts';

/** Nothing when it says nothing: then everything stays as it was. */
export function travelTermsOf(request: RegisterGame): Pick<GameRegistration, 'travellers'> {
  const {
    accepts_travellers: accepts,
    visit_control_ticks: visit = VISIT_DEFAULT,
    public_key: key,
  } = request;
  if (accepts === undefined) return {};
  if (!accepts) return { travellers: 'none' };
  return { travellers: { visit, ...(key === undefined ? {} : { publicKey: JSON.stringify(key) }) } };
}
