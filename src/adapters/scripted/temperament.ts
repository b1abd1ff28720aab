/** What a scripted player is inclined to do, as weights; the rest of its life is luck and what it sees. */

export const DEEDS = [
  'travel',
  'walk',
  'talk',
  'ask',
  'trade',
  'offer',
  'take',
  'drop',
  'examine',
  'read',
  'speak',
  'answer',
  'idle',
] as const;
export type Deed = (typeof DEEDS)[number];

/** A deed that is missing is never done; what can't be done where one stands becomes a look. */
export type Temperament = {
  readonly name: string;
  readonly weights: Readonly<Partial<Record<Deed, number>>>;
  /** Ticks between two lines, least and most. */
  readonly pauseTicks: readonly [number, number];
  /** Has read how quests are done, and does one after the other before anything else. */
  readonly readsAhead?: true;
};

/** Does a little of everything. */
export const WAYFARER: Temperament = {
  name: 'wayfarer',
  weights: {
    travel: 8,
    walk: 40,
    talk: 4,
    ask: 8,
    trade: 10,
    take: 8,
    drop: 4,
    speak: 10,
    idle: 6,
    answer: 2,
  },
  pauseTicks: [8, 40],
};

/** In turn for the players of a simulation that is about living somewhere. */
export const TEMPERAMENTS: readonly Temperament[] = [
  WAYFARER,
  {
    name: 'seeker',
    readsAhead: true,
    weights: {
      walk: 26,
      talk: 10,
      ask: 18,
      offer: 14,
      take: 10,
      examine: 4,
      read: 12,
      answer: 12,
      travel: 6,
    },
    pauseTicks: [20, 80],
  },
  {
    name: 'gossip',
    weights: { walk: 20, talk: 24, ask: 28, speak: 18, answer: 14, idle: 4 },
    pauseTicks: [20, 120],
  },
  {
    name: 'collector',
    weights: {
      walk: 30,
      take: 26,
      drop: 6,
      examine: 14,
      read: 10,
      offer: 10,
      trade: 6,
      travel: 4,
      answer: 2,
    },
    pauseTicks: [15, 90],
  },
  {
    name: 'homebody',
    weights: { walk: 6, talk: 8, ask: 8, speak: 14, examine: 12, read: 8, answer: 8, idle: 40 },
    pauseTicks: [60, 400],
  },
  {
    name: 'pilgrim',
    weights: { walk: 40, travel: 22, talk: 10, ask: 10, read: 8, offer: 8, answer: 8, take: 4 },
    pauseTicks: [20, 100],
  },
];
