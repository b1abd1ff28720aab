/** A voyage takes the way home: as the traveller left, or as a judged result has them. */

import type { Homecoming, VoyageOutcome } from '../../domain/voyages/homecoming.ts';
import type { Judgement } from '../../domain/voyages/judge-result.ts';
import type { Voyage } from './voyage.ts';

export function sendHome(voyage: Voyage, outcome: VoyageOutcome, judgement?: Judgement): Voyage {
  const { id, destination, mail } = voyage;
  const homecoming: Homecoming = {
    voyage: id,
    game: destination.game,
    name: destination.name,
    outcome,
    tokens: judgement?.tokens ?? 0,
    lost: judgement?.lost.length ?? 0,
    gained: judgement?.gained ?? [],
    reputation: judgement?.reputation ?? {},
    experience: judgement?.experience ?? 0,
  };
  const { player, items } = judgement ?? mail;
  return { ...voyage, state: 'homeward', mail: { ...mail, player, items, homecoming } };
}
