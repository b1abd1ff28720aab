/** World events in progress are kept among the flags of the realm, under names that no writer can give a flag. */
export const eventFlag = (event: string): string => `event ${event}`;
