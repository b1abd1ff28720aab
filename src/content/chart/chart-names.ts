/** What charts may refer to by name in the worlds around them. */
import type { FindingLog } from '../finding.ts';
import { createFindingLog } from '../finding.ts';
import { collectFlags } from '../flags.ts';
import type { WorldDocs } from '../link-context.ts';
import type { SourceText } from '../source-layout.ts';
import { universeSchema } from '../universe-schema.ts';
import { readDoc, readWorldDocs } from '../world-docs.ts';

/** Undefined while what there is cannot be told: then every name passes. */
type Names = ReadonlySet<string> | undefined;

export type ChartNames = {
  readonly items: Names;
  readonly locations: Names;
  readonly keepers: Names;
  readonly factions: Names;
  readonly worlds: Names;
  readonly flags: Names;
};

/** Any name passes. */
export const ANY_NAMES: ChartNames = {
  items: undefined,
  locations: undefined,
  keepers: undefined,
  factions: undefined,
  worlds: undefined,
  flags: undefined,
};

/** The charts of a world know its own places and people; those beside the worlds know everybody's. */
export const chartNamesFor = (
  sources: readonly SourceText[],
): ((world: string | undefined) => ChartNames) => {
  // What is wrong with the worlds is said where worlds are loaded.
  const unsaid = createFindingLog();
  const ids = new Set(sources.flatMap((source) => ('world' in source ? [source.world] : [])));
  const worlds = new Map([...ids].map((world) => [world, readWorldDocs(world, sources, unsaid)]));
  const every = [...worlds.values()];
  const shared = {
    items: union(every, ({ known }) => known.items),
    factions: factionsIn(sources, unsaid),
    worlds: new Set(worlds.keys()),
    flags: collectFlags(every),
  };
  return (world) => {
    const own = world === undefined ? every : every.filter(({ id }) => id === world);
    return {
      ...shared,
      locations: union(own, ({ known }) => known.locations),
      keepers: union(own, ({ known }) => known.keepers),
    };
  };
};

const union = (
  worlds: readonly WorldDocs[],
  names: (world: WorldDocs) => ReadonlySet<string>,
): ReadonlySet<string> => new Set(worlds.flatMap((world) => [...names(world)]));

const factionsIn = (sources: readonly SourceText[], unsaid: FindingLog): Names => {
  const source = sources.find(({ role }) => role === 'universe');
  const doc = source === undefined ? undefined : readDoc(source, universeSchema, unsaid);
  return doc && new Set(doc.value.factions.map(({ id }) => id));
};
