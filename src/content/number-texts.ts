/** The engine's texts for numbers and the clock, and what such texts are given. */

/** Numbers as words, the hours of the clock and the parts of the day that they belong to. */
export const NUMBER_TEXTS = [
  ...Array.from({ length: 28 }, (_, index) => `number.${index + 2}`),
  ...['sharp', 'past', 'to'].map((name) => `clock.${name}`),
  ...Array.from({ length: 24 }, (_, hour) => [`clock.hour.${hour}`, `clock.part.${hour}`]).flat(),
  'day.named',
];

export const NUMBER_ARGUMENTS: readonly string[] = [
  'clock',
  'clock_words',
  'clock_hour',
  'day_words',
  'hour',
  'hour_id',
  'part',
  'minute',
  'minutes',
];
