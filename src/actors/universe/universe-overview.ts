/** What an onlooker may know of a whole universe at one tick: served by HTTP, never hashed. */
export type UniverseOverview = {
  readonly status: string;
  readonly tick: number;
  readonly controlTick: number;
  readonly chain: string;
  readonly worldTime: { readonly day: number; readonly clock: string; readonly phase: string };
  readonly realms: readonly RealmOverview[];
  readonly stats: MultiverseStats;
  readonly reflections: {
    readonly cal: number;
    readonly domingo: number;
    readonly rewardMultiplierPercent: number;
  };
};

export type RealmOverview = {
  readonly realm: string;
  readonly world: string;
  readonly state: string;
  /** Players who are there now, by name. */
  readonly roster: readonly {
    readonly id: string;
    readonly name: string;
    readonly location: string;
    readonly present: boolean;
  }[];
  readonly keepers: number;
  readonly items: number;
  readonly tokens: number;
  readonly factsHash: string;
};

/** The shape of the multiverse statistics; realm_distribution maps a realm to its number of players. */
export type MultiverseStats = {
  readonly total_players: number;
  readonly total_realms_visited: number;
  readonly realm_distribution: Readonly<Record<string, number>>;
  readonly total_transitions: number;
  readonly avg_realms_per_player: number;
};
