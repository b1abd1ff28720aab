/** The register of a town: every citizen as a keeper, and what there is to say of the tables they come from. */
import type { CitizenSpec, Haunts } from '../domain/city/citizen.ts';
import type { ScheduleEntry } from '../domain/schedule.ts';
import type { KeeperSpec, LineSpec, WorldSpec } from '../domain/world-spec.ts';
import { chartOfTrade, checkCitizens } from './check-citizens.ts';
import type { CitizensSource, TradeSource } from './citizens-schema.ts';
import { type DrawnCitizen, drawCitizens } from './draw-citizens.ts';
import type { LinkContext, WorldDocs } from './link-context.ts';
import type { Doc } from './schema-check.ts';
import { minuteOf, normalizePhrases, splitWords } from './schema-parts.ts';
import type { YamlPath } from './yaml-file.ts';

/** Played seconds between two small things that somebody of a trade does. */
const IDLE_SECONDS: readonly [number, number] = [300, 900];

export const linkCitizens = (
  world: WorldDocs,
  context: LinkContext,
): Readonly<Record<string, KeeperSpec>> => {
  if (world.citizens === undefined) return {};
  const { value } = world.citizens;
  const drawn = drawCitizens(world.id, value);
  checkCitizens(world.citizens, drawn, { world, context });
  const trades = value.trades.map((trade, index) =>
    linkTrade(world.citizens as Doc<CitizensSource>, { trade, index, world, context }),
  );
  const directions = linkDirections(world.citizens, drawn, { world, context });
  const leisure = linkLeisure(world.citizens, { world, context });
  return Object.fromEntries(
    drawn.map((citizen) => {
      const { id, given, family, index } = citizen;
      const said = trades[index] as Trade;
      const name = context.texts.call(
        `${world.id}.keeper.${id}.name`,
        { file: (world.citizens as Doc<CitizensSource>).file, path: ['names'] },
        `${given} ${family}`,
      );
      const spec: KeeperSpec = {
        id,
        name,
        words: splitWords([given, family, ...citizen.trade.words]),
        ...said,
        topics: [...said.topics, ...directions],
        faction: value.faction,
        chart: chartOfTrade(citizen.trade),
        schedule: scheduleOf(citizen, value),
        carries: [],
        gifts: [],
        citizen: citizenSpecOf(citizen, { value, world: world.id, leisure }),
      };
      return [id, spec] as const;
    }),
  );
};

type Trade = Pick<KeeperSpec, 'description' | 'greeting' | 'topics' | 'puzzled' | 'idle'>;

/** What all of a trade have in common, said once. */
const linkTrade = (
  { file, value }: Doc<CitizensSource>,
  {
    trade,
    index,
    world,
    context: { texts },
  }: {
    readonly trade: TradeSource;
    readonly index: number;
    readonly world: WorldDocs;
    readonly context: LinkContext;
  },
): Trade => {
  const prefix = `${world.id}.citizens.${trade.id}`;
  const at = (...path: YamlPath) => ({ file, path: ['trades', index, ...path] });
  const say = (key: string, path: YamlPath, text: string): LineSpec =>
    texts.keep(`${prefix}.${key}`, at(...path), 'speech', text);
  return {
    description: {
      base: texts.keep(`${prefix}.description`, at('description'), 'prose', trade.description),
      conditions: [],
    },
    greeting: {
      first: say('greeting.first', ['greeting', 'first'], trade.greeting.first),
      again: say('greeting.again', ['greeting', 'again'], trade.greeting.again),
    },
    topics: [
      {
        id: 'trade',
        words: normalizePhrases([...value.trade_words, ...trade.words]),
        replies: [{ line: say('about', ['about'], trade.about), consequences: [] }],
      },
    ],
    puzzled: say('puzzled', ['puzzled'], trade.puzzled),
    idle: {
      everySeconds: IDLE_SECONDS,
      lines: trade.idle.map((line, nth) =>
        texts.keep(`${prefix}.idle.${nth + 1}`, at('idle', nth), 'prose', line),
      ),
    },
  };
};

/** Whom in the town one may ask about: by their trade or their names, and only what everybody knows of it. */
const linkDirections = (
  { file, value: { trades } }: Doc<CitizensSource>,
  drawn: readonly DrawnCitizen[],
  { world, context: { texts } }: { readonly world: WorldDocs; readonly context: LinkContext },
): KeeperSpec['topics'] =>
  trades.flatMap(({ id, words, found }, index) => {
    if (found === undefined) return [];
    const names = drawn.flatMap((one) => (one.index === index ? [one.given, one.family] : []));
    const key = `${world.id}.citizens.${id}.found`;
    const line = texts.keep(key, { file, path: ['trades', index, 'found'] }, 'speech', found);
    return [
      {
        id: `found_${id}`,
        words: [...new Set([...normalizePhrases(words), ...splitWords(names)])],
        replies: [{ line, consequences: [] }],
      },
    ];
  });

const linkLeisure = (
  { file, value: { leisure } }: Doc<CitizensSource>,
  { world, context: { texts } }: { readonly world: WorldDocs; readonly context: LinkContext },
): CitizenSpec['leisure'] => {
  const linesOf = (key: 'table' | 'company') =>
    (leisure?.[key] ?? []).map((line, nth) =>
      texts.keep(
        `${world.id}.citizens.leisure.${key}.${nth + 1}`,
        { file, path: ['leisure', key, nth] },
        'prose',
        line,
      ),
    );
  return { table: linesOf('table'), company: linesOf('company') };
};

/** As a keeper would have it who only kept hours; what they need is for their chart to see to. */
const scheduleOf = ({ home, hours, trade }: DrawnCitizen, { company }: CitizensSource): ScheduleEntry[] => {
  const { rise, from, to, bed } = hours;
  return [
    { fromMinute: bed, toMinute: rise, location: home },
    { fromMinute: rise, toMinute: from, location: home },
    { fromMinute: from, toMinute: to, location: trade.work },
    { fromMinute: to, toMinute: bed, location: company[0] ?? home },
  ];
};

const citizenSpecOf = (
  { trade, hours, home, onDay }: DrawnCitizen,
  {
    value,
    world,
    leisure,
  }: { readonly value: CitizensSource; readonly world: string; readonly leisure: CitizenSpec['leisure'] },
): CitizenSpec => {
  const { journey, work } = trade;
  const { table, company } = value;
  const here: Haunts = {
    home,
    work,
    table,
    company,
    ...(journey === undefined ? {} : { gate: journey.gate }),
  };
  if (journey === undefined) return { world, trade: trade.id, hours, haunts: { [world]: here }, leisure };
  const { lodging, errand, ...there } = journey.there;
  return {
    world,
    trade: trade.id,
    hours,
    leisure,
    haunts: { [world]: here, [journey.to]: { home: lodging, work: errand, ...there } },
    journey: {
      to: journey.to,
      everyDays: journey.every_days,
      onDay,
      leaveMinute: minuteOf(journey.leave),
      stayMinutes: journey.stay_hours * 60,
    },
  };
};

/** Whoever comes on a journey is described where the journey leads, too. */
export const withVisitors = (specs: readonly WorldSpec[]): readonly WorldSpec[] =>
  specs.map((world) => {
    const visitors = specs.flatMap(({ id, keepers }) =>
      Object.values(keepers).filter(
        ({ citizen }) => citizen?.world === id && id !== world.id && citizen.haunts[world.id] !== undefined,
      ),
    );
    if (visitors.length === 0) return world;
    return {
      ...world,
      keepers: { ...world.keepers, ...Object.fromEntries(visitors.map((one) => [one.id, one])) },
    };
  });
