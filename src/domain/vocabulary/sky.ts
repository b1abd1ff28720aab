/** The words for what the sky does, that content and charts use. */
export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;
export type Season = (typeof SEASONS)[number];

export const WEATHERS = ['clear', 'cloudy', 'rain', 'fog', 'storm'] as const;
export type Weather = (typeof WEATHERS)[number];

/** `high` and `low` are the hours around the turn; between them the water rises or falls. */
export const TIDES = ['high', 'falling', 'low', 'rising'] as const;
export type Tide = (typeof TIDES)[number];
