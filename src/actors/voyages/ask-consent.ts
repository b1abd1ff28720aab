/** Between a game that wants a player moved and the player: who is not allowed to by a policy has to ask. */
import type { GameFact } from '../../domain/games/game.ts';
import type { Input } from '../universe/input.ts';

export type KnownGames = { readonly game: (id: string) => GameFact | undefined };

/** `permitted`: a policy says in so many words that this game may. What no game asks for is as it was. */
export function askConsent(
  input: Input,
  { permitted, games }: { readonly permitted: boolean; readonly games: KnownGames },
): Input {
  if (input.kind !== 'player.transition' || input.game === undefined || permitted) return input;
  const { player, from, to, narrativeContext: words, request = '' } = input;
  const host = games.game(input.game)?.realm ?? input.game;
  return { kind: 'player.invitation', player, request, game: input.game, host, from, to, words };
}
