/** Whether the tables of a town hold: every name leads somewhere, and there are names, beds and gates for everybody. */
import type { CitizensSource, TradeSource } from './citizens-schema.ts';
import { type DrawnCitizen, drawCitizens } from './draw-citizens.ts';
import type { Place } from './finding.ts';
import { checkReference, type LinkContext, type WorldDocs } from './link-context.ts';
import type { Doc } from './schema-check.ts';
import type { YamlPath } from './yaml-file.ts';

/** Those who are given none have one in common. */
export const chartOfTrade = ({ chart }: TradeSource): string => chart ?? 'citizen';

type Checking = { readonly world: WorldDocs; readonly context: LinkContext };
type PlaceCheck = (path: YamlPath, name: string, of?: ReadonlySet<string>) => void;

export const checkCitizens = (
  doc: Doc<CitizensSource>,
  drawn: readonly DrawnCitizen[],
  checking: Checking,
): void => {
  const { file, value } = doc;
  const { world, context } = checking;
  const { log, factions } = context;
  const checkPlace: PlaceCheck = (path, name, known = world.known.locations) => {
    checkReference(log, { place: file.at(path), kind: 'location', name, known });
  };
  checkReference(log, { place: file.at(['faction']), kind: 'faction', name: value.faction, known: factions });
  for (const key of ['table', 'company'] as const)
    for (const [index, name] of value[key].entries()) checkPlace([key, index], name);
  for (const [index, { location }] of value.homes.entries())
    checkPlace(['homes', index, 'location'], location);
  for (const index of value.trades.keys()) checkTrade(doc, index, { ...checking, checkPlace });
  checkNumbers(doc, drawn, checking);
  checkNames(doc, drawn, checking);
};

const checkTrade = (
  { file, value }: Doc<CitizensSource>,
  index: number,
  { world, context, checkPlace }: Checking & { readonly checkPlace: PlaceCheck },
): void => {
  const trade = value.trades[index] as TradeSource;
  const { log, charts, worlds, knownWorlds } = context;
  const path: YamlPath = ['trades', index];
  checkPlace([...path, 'work'], trade.work);
  checkReference(log, {
    place: file.at([...path, trade.chart === undefined ? 'id' : 'chart']),
    kind: 'chart',
    name: chartOfTrade(trade),
    known: charts.keeper,
  });
  const { journey } = trade;
  if (journey === undefined) return;
  const at: YamlPath = [...path, 'journey'];
  const { to, gate, there } = journey;
  checkPlace([...at, 'gate'], gate);
  const place = file.at([...at, 'to']);
  if (!checkReference(log, { place, kind: 'world', name: to, known: knownWorlds })) return;
  const target = worlds.get(to);
  if (target === undefined) return;
  const known = target.known.locations;
  for (const key of ['lodging', 'errand', 'gate'] as const)
    checkPlace([...at, 'there', key], there[key], known);
  for (const key of ['table', 'company'] as const)
    for (const [nth, name] of there[key].entries()) checkPlace([...at, 'there', key, nth], name, known);
  checkGate(world, gate, { to, place: file.at([...at, 'gate']), context });
  checkGate(target, there.gate, { to: world.id, place: file.at([...at, 'there', 'gate']), context });
};

/** A journey begins where a portal leads to the other world. */
const checkGate = (
  world: WorldDocs,
  gate: string,
  { to, place, context }: { readonly to: string; readonly place: Place; readonly context: LinkContext },
): void => {
  const location = world.locations.get(gate)?.value;
  if (location === undefined) return;
  const leads = (location.exits ?? []).some(
    (exit) => exit.portal !== undefined && exit.to.startsWith(`${to}/`),
  );
  if (leads) return;
  context.log.error(place, 'citizens/no-gate', `no portal leads from "${gate}" to ${to}`);
};

const checkNumbers = (
  { file, value }: Doc<CitizensSource>,
  drawn: readonly DrawnCitizen[],
  { context }: Checking,
): void => {
  const wanted = value.trades.reduce((sum, { count }) => sum + count, 0);
  if (drawn.length >= wanted) return;
  const beds = value.homes.reduce((sum, home) => sum + home.beds, 0);
  const lacking = beds < wanted ? `beds for ${beds}` : `names for ${drawn.length}`;
  const message = `there are ${wanted} citizens, and ${lacking}`;
  context.log.error(file.at([beds < wanted ? 'homes' : 'names']), 'citizens/too-few', message);
};

/** Nobody is called by an id that somebody else has, in this world or another. */
const checkNames = (
  { file }: Doc<CitizensSource>,
  drawn: readonly DrawnCitizen[],
  { world, context }: Checking,
): void => {
  const taken = new Map<string, string>();
  for (const { id, known, citizens } of context.worlds.values()) {
    for (const keeper of known.keepers) taken.set(keeper, id);
    if (citizens === undefined || id >= world.id) continue;
    for (const citizen of drawCitizens(id, citizens.value)) taken.set(citizen.id, id);
  }
  for (const { id } of drawn) {
    const other = taken.get(id);
    if (other === undefined) continue;
    const message = `"${id}" is somebody in ${other} already`;
    context.log.error(file.at(['names']), 'citizens/taken', message, 'take other names, or another `draw`');
  }
};
