/** The texts that the engine asks for about travel to foreign games, and with what they are told. */
export const VOYAGE_TEXTS: readonly string[] = ['voyage.still-away', 'voyage.recalled', 'voyage.farewell'];

export const VOYAGE_REFUSAL_TEXTS: readonly string[] = ['voyage.abroad', 'accept.nothing'];

export const VOYAGE_ARGUMENTS: readonly string[] = ['outcome', 'spent', 'earned', 'lost', 'games', 'host'];
