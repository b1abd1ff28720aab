/** `seed where`: where a citizen is or was, from a trace, from a data directory, or from a server that runs. */
import { join } from 'node:path';
import { decodeSnapshot } from '../actors/universe/universe-snapshot.ts';
import type { UniverseOptions } from '../actors/universe/universe-options.ts';
import { chronicledCitizens } from '../actors/whereabouts/chronicled-citizens.ts';
import { registerOfUniverse } from '../actors/whereabouts/citizen-register.ts';
import {
  type CitizenRecord,
  type Whereis,
  type WhereAnswer,
  type WhereRefusal,
  whereIs,
} from '../actors/whereabouts/where-is.ts';
import { readSqliteChronicle } from '../adapters/sqlite/read-chronicle.ts';
import { readTrace } from '../adapters/trace/read-trace.ts';
import { newestSnapshotText } from '../adapters/trace/newest-snapshot.ts';
import { tracedCitizens } from '../adapters/trace/traced-citizens.ts';
import { SOURCE_LOCALE } from '../content/source-layout.ts';
import { CommandError, EXIT } from './command-error.ts';
import { JOURNAL_FILE } from './data-directory.ts';
import { describeWhere } from './describe-where.ts';
import { checked } from './load-worlds.ts';

export type WhereOptions = {
  readonly at?: number;
  readonly trace?: string;
  readonly data: string;
  readonly url?: string;
  readonly json?: boolean;
};

type Sources = Readonly<Record<string, string>>;
type Question = { readonly citizen: string; readonly at: number | undefined };

export async function where(citizen: string, { at, trace, data, url, json }: WhereOptions): Promise<number> {
  const question: Question = { citizen, at };
  const found =
    url !== undefined
      ? await askServer(url, question)
      : trace !== undefined
        ? askTrace(trace, question)
        : askData(data, question);
  if (!found.ok) return refuse(found.refusal, json);
  console.log(json ? JSON.stringify(found.answer) : describeWhere(found.answer));
  return EXIT.ok;
}

/** Whoever may have been meant is named, for people and for programs. */
function refuse(refusal: WhereRefusal, json: boolean | undefined): number {
  if (json) console.log(JSON.stringify({ error: refusal }));
  else {
    console.error(`${refusal.code}: ${refusal.message}`);
    for (const { id, name, trade, home } of refusal.candidates ?? [])
      console.error(`  ${id.slice('keeper:'.length)}  ${name}, ${trade} of ${home.realm}`);
  }
  return EXIT.unusable;
}

async function askServer(url: string, { citizen, at }: Question): Promise<Whereis> {
  const query = new URLSearchParams({ citizen, ...(at === undefined ? {} : { at: String(at) }) });
  let response: Response;
  try {
    response = await fetch(new URL(`/api/where?${query}`, url));
  } catch (error) {
    throw new CommandError('where/no-server', `${url} does not answer: ${(error as Error).message}`);
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return { ok: true, answer: body as WhereAnswer };
  if (isRefusal(body)) return { ok: false, refusal: body };
  throw new CommandError(
    'where/no-server',
    `${url} answers with ${response.status}: this is no server of The Seed`,
  );
}

const isRefusal = (body: unknown): body is WhereRefusal =>
  typeof body === 'object' && body !== null && 'code' in body && 'message' in body;

function askTrace(directory: string, question: Question): Whereis {
  const trace = readTrace(directory);
  const { run, problems } = trace;
  if (run === undefined) {
    const [problem] = problems;
    throw new CommandError(
      'trace/unreadable',
      `${problem?.file ?? directory} is damaged: \`seed trace verify\` says how`,
    );
  }
  const { header, content } = run.opening;
  const sources = sourcesAtWork(content, newestSnapshotText(trace));
  return ask(
    { sources, options: header.universe as unknown as UniverseOptions, record: tracedCitizens(run) },
    question,
  );
}

function askData(directory: string, question: Question): Whereis {
  const reader = readSqliteChronicle(join(directory, JOURNAL_FILE));
  try {
    const { content, universe } = reader.header;
    const sources = sourcesAtWork(content, reader.newestSnapshot()?.text);
    const through = Math.max(reader.lastTick(), reader.chronicle.head().tick);
    const record = chronicledCitizens(reader.chronicle, through);
    return ask({ sources, options: universe as unknown as UniverseOptions, record }, question);
  } finally {
    reader.close();
  }
}

/** The content of the beginning, and what has been written anew since. */
function sourcesAtWork(began: Sources, snapshot: string | undefined): Sources {
  if (snapshot === undefined) return began;
  const { worlds, charts = [] } = decodeSnapshot(snapshot);
  const removed = new Set(worlds?.removed);
  const kept = Object.entries(began).filter(([path]) => !removed.has(path));
  const newer = [...(worlds?.files ?? []), ...charts].map(({ path, text }) => [path, text] as const);
  return Object.fromEntries([...kept, ...newer]);
}

type Recorded = {
  readonly sources: Sources;
  readonly options: UniverseOptions;
  readonly record: CitizenRecord;
};

function ask({ sources, options, record }: Recorded, question: Question): Whereis {
  const { universe: spec, texts } = checked(sources);
  const { realms, tickMs, controlTickInterval } = options;
  const source = texts[SOURCE_LOCALE] ?? {};
  const register = registerOfUniverse(spec, realms, (key) => source[key] ?? key);
  return whereIs({ register, record, clock: { clock: spec.clock, tickMs }, controlTickInterval }, question);
}
