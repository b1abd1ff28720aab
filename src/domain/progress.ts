/** What a player has become: attributes, skills, knowledge, settings. Travels with the player's record. */

/** How much of a room is told on arrival. `brief`: its description on the first visit only; `superbrief`: never. */
export const VERBOSITIES = ['verbose', 'brief', 'superbrief'] as const;
export type Verbosity = (typeof VERBOSITIES)[number];

export type Progress = {
  /** Attribute to value; one not listed is what content says everybody has. */
  readonly attributes: Readonly<Record<string, number>>;
  /** Skill to points of practice; ability.ts says which level they make. */
  readonly practice: Readonly<Record<string, number>>;
  /** Earned with levels and not yet spent. */
  readonly skillPoints: number;
  /** `world/entry`, in the order in which they were learned. */
  readonly lore: readonly string[];
  /** Ids, in the order in which they were earned. */
  readonly achievements: readonly string[];
  /** How often the player did what some achievement counts, by its id. */
  readonly counts: Readonly<Record<string, number>>;
  readonly verbosity: Verbosity;
};

export const NEW_PROGRESS: Progress = {
  attributes: {},
  practice: {},
  skillPoints: 0,
  lore: [],
  achievements: [],
  counts: {},
  verbosity: 'verbose',
};
