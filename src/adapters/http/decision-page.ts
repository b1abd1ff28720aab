/** Decisions of policies, found by what is in them: the chronicle is read on until a page is full, or enough was read. */
import type { Chronicle, ChronicleRecord } from '../../actors/chronicle/chronicle.ts';
import { recordAsJson } from '../record-json.ts';
import type { Asked } from './bind-routes.ts';

/** Records that one answer looks through. */
const READ_MAX = 10_000;
const READ_AT_ONCE = 500;

export function decisionPage(chronicle: Pick<Chronicle, 'page'>, query: Asked['query']) {
  const { policy, verdict, subject, action, asOf, after, limit, ...names } = query;
  const wanted = Object.entries({ policy, verdict, subject, action }).filter(
    ([, value]) => value !== undefined,
  );
  const most = Number(limit);
  const found: ChronicleRecord[] = [];
  let cursor = after === undefined ? undefined : Number(after);
  for (let read = 0; read < READ_MAX; read += READ_AT_ONCE) {
    const page = chronicle.page({
      ...names,
      kind: 'decision',
      asOf: asOf === undefined ? undefined : Number(asOf),
      after: cursor,
      limit: wanted.length === 0 ? most : READ_AT_ONCE,
    });
    for (const record of page.records) {
      if (!fits(record, wanted)) continue;
      found.push(record);
      if (found.length === most) return { records: found.map(recordAsJson), next: record.position };
    }
    if (page.next === null) return { records: found.map(recordAsJson), next: null };
    cursor = page.next;
  }
  return { records: found.map(recordAsJson), next: cursor ?? null };
}

function fits(
  { body }: ChronicleRecord,
  wanted: readonly (readonly [string, string | undefined])[],
): boolean {
  if (wanted.length === 0) return true;
  const { params } = JSON.parse(body) as { readonly params: Readonly<Record<string, unknown>> };
  return wanted.every(([name, value]) => params[name] === value);
}
