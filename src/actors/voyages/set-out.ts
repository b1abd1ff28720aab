/** A player leaves for a foreign game: from the same tick on, they and all they carry are in custody and nowhere else. */
import type { Demand } from '../../domain/rule.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import type { CauseId } from '../../kernel/ids.ts';
import { packUp } from '../realm/departures.ts';
import type { RealmTick } from '../realm/realm-tick.ts';
import type { Voyage } from './voyage.ts';

export function setOut(run: RealmTick, demand: Demand & { type: 'embark' }, cause: CauseId): void {
  const packed = packUp(run, demand.player, cause);
  if (packed === undefined) return;
  const { state, tick } = run;
  const { destination } = demand;
  const { seed, controlTickInterval } = state.setting.options;
  const { player } = packed;
  const id = `v${tick}-${player.id.slice('player:'.length)}`;
  const voyage: Voyage = {
    id,
    destination,
    since: tick,
    deadline: tick + destination.visit * controlTickInterval,
    nonce: sha256Hex(`${seed}/${state.setting.realm}/${id}/${destination.game}`).slice(0, 32),
    state: 'offered',
    mail: {
      kind: 'traveller',
      ...packed,
      from: run.context.realm,
      location: '',
      context: 'voyage',
      returned: true,
    },
    cause,
    waiting: [],
  };
  state.abroad = [...state.abroad, voyage];
  const { game, generation } = destination;
  run.happen(
    {
      type: 'voyage.began',
      actor: player.id,
      params: { voyage: id, game, generation, player: player.name, deadline: voyage.deadline },
    },
    cause,
  );
}
