/** What charts expect of each other: messages that nobody hears or sends, stories that nothing starts. */
import { createFindingLog, type FindingLog } from '../finding.ts';
import { DEFAULT_CHARTS, keeperChartOf } from '../keeper-chart.ts';
import type { WorldDocs } from '../link-context.ts';
import { suggestName } from '../nearest-name.ts';
import type { ChartDealings, Sending } from './chart-dealings.ts';
import { type ChartFinding, withUids } from './read-chart.ts';

export type DealingsOfFile = {
  /** The world that the chart belongs to; undefined when it is for all. */
  readonly world: string | undefined;
  readonly text: string;
  /** Undefined when the chart cannot be read. */
  readonly dealings: ChartDealings | undefined;
};

/** Says nothing that a file which cannot be read might disprove. */
export const checkDealings = (
  files: readonly DealingsOfFile[],
  worlds: ReadonlyMap<string, WorldDocs>,
): readonly ChartFinding[] => {
  const charts = files.flatMap(({ dealings, world, text }) =>
    dealings === undefined ? [] : [{ ...dealings, world, text }],
  );
  const around = { charts, people: peopleIn(worlds), complete: charts.length === files.length };
  return charts.flatMap((chart) => {
    const log = createFindingLog();
    for (const sending of chart.sends) checkHeard(sending, chart, around, log);
    if (around.complete) {
      for (const hearing of chart.hears) checkSent(hearing, chart, around, log);
      checkUsed(chart, around, log);
    }
    return withUids(log.findings(), chart.text);
  });
};

type Chart = ChartDealings & { readonly world: string | undefined; readonly text: string };
type Person = {
  readonly id: string;
  readonly world: string;
  readonly chart: string;
  readonly quests: readonly string[];
};
type Around = {
  readonly charts: readonly Chart[];
  /** Undefined when there are none, or some who cannot be read. */
  readonly people: readonly Person[] | undefined;
  readonly complete: boolean;
};

const peopleIn = (worlds: ReadonlyMap<string, WorldDocs>): readonly Person[] | undefined => {
  const every = [...worlds.values()];
  if (every.some(({ characters, known }) => characters.size < known.keepers.size)) return undefined;
  const people = every.flatMap(({ id: world, characters }) =>
    [...characters].map(([id, { value }]) => {
      const replies = [
        ...(value.topics ?? []).flatMap((topic) => [topic, ...(topic.replies ?? [])]),
        ...(value.gifts ?? []),
      ];
      const quests = replies.flatMap(({ then }) => (then ?? []).map(({ start_quest: quest }) => quest));
      return {
        id,
        world,
        chart: keeperChartOf(value),
        quests: quests.filter((quest) => quest !== undefined),
      };
    }),
  );
  return people.length === 0 ? undefined : people;
};

const checkHeard = (
  { message, to, place }: Sending,
  { world }: Chart,
  { charts, people, complete }: Around,
  log: FindingLog,
): void => {
  let meant = charts;
  if (to.type === 'quest') meant = charts.filter(({ id }) => id === to.id);
  if (to.type === 'keeper') {
    const named = (people ?? []).filter(
      (person) => person.id === to.id && (world === undefined || person.world === world),
    );
    meant = charts.filter(({ id }) => named.some(({ chart }) => chart === id));
  }
  // Who is not there at all is a name that leads nowhere, which is said where names are looked up.
  if (meant.length === 0 || (to.type === 'everybody' && !complete)) return;
  const heard = meant.flatMap(({ hears, ignores }) => [
    ...hears.map((hearing) => hearing.message),
    ...ignores,
  ]);
  if (heard.includes(message)) return;
  const whom =
    to.type === 'everybody' ? 'no chart' : `the chart "${meant.map(({ id }) => id).join('", "')}" nowhere`;
  const fix = suggestName(message, heard) ?? `handle "message ${message}" under \`on\``;
  log.warning(place, 'chart/message-unheard', `${whom} hears the message "${message}"`, fix);
};

const checkSent = (
  { message, place }: ChartDealings['hears'][number],
  { id }: Chart,
  { charts, people }: Around,
  log: FindingLog,
): void => {
  const reaches = ({ to }: Sending): boolean => {
    if (to.type === 'everybody') return true;
    if (to.type === 'quest') return to.id === id;
    return people === undefined || people.some((person) => person.id === to.id && person.chart === id);
  };
  const sent = charts.flatMap(({ sends }) => sends.filter(reaches).map((sending) => sending.message));
  if (sent.includes(message)) return;
  const fix = suggestName(message, sent) ?? 'send it from another chart, or leave this out';
  log.warning(place, 'chart/message-never', `nothing sends it the message "${message}"`, fix);
};

const checkUsed = ({ id, vocabulary, place }: Chart, { charts, people }: Around, log: FindingLog): void => {
  if (people === undefined) return;
  if (vocabulary === 'keeper') {
    if (DEFAULT_CHARTS.includes(id) || people.some(({ chart }) => chart === id)) return;
    const fix = `write chart: ${id} into the file of a character`;
    log.warning(place, 'chart/unused', 'no character has this chart', fix);
    return;
  }
  if (vocabulary !== 'quest' && vocabulary !== 'dialogue') return;
  const started = charts.some(({ starts }) =>
    starts.some((start) => start.type === vocabulary && start.id === id),
  );
  if (started || (vocabulary === 'quest' && people.some(({ quests }) => quests.includes(id)))) return;
  const fix =
    vocabulary === 'quest'
      ? `{ type: start quest, params: { quest: ${id} } } in a chart, or start_quest: ${id} in a reply`
      : `{ type: start dialogue, params: { dialogue: ${id} } } in the chart of a keeper`;
  log.warning(place, 'chart/never-started', `nothing starts this ${vocabulary}`, fix);
};
