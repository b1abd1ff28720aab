/** How long a line of people may be in which each walks behind the next. */
export const FOLLOW_CHAIN_MAX = 12;
