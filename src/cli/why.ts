/** `seed why`: the chain of an event, from its first cause to its last effects. */
import { join } from 'node:path';
import {
  type CausalChain,
  causalChain,
  EFFECTS_MAX,
  type FirstCause,
} from '../actors/chronicle/causal-chain.ts';
import { recordAsJson } from '../adapters/record-json.ts';
import { readSqliteChronicle } from '../adapters/sqlite/read-chronicle.ts';
import { CommandError, EXIT } from './command-error.ts';
import { JOURNAL_FILE } from './data-directory.ts';
import { describeRecord } from './describe-record.ts';

export function why(id: string, { data, json }: { readonly data: string; readonly json?: boolean }): number {
  const reader = readSqliteChronicle(join(data, JOURNAL_FILE));
  try {
    const chain = causalChain(reader.chronicle, id);
    if (chain === undefined) {
      const message = `${id}: nothing of this id is in the chronicle; \`seed chronicle show\` lists what is`;
      throw new CommandError('chronicle/unknown-event', message);
    }
    console.log(json ? JSON.stringify(asJson(id, chain)) : describe(id, chain));
    return EXIT.ok;
  } finally {
    reader.close();
  }
}

function asJson(id: string, { first, causes, event, effects, isCutOff }: CausalChain): object {
  return {
    id,
    first,
    causes: causes.map(recordAsJson),
    event: event === undefined ? null : recordAsJson(event),
    effects: effects.map(({ record, depth }) => ({ depth, ...recordAsJson(record) })),
    isCutOff,
  };
}

function describe(id: string, { first, causes, event, effects, isCutOff }: CausalChain): string {
  const lines = first.kind === 'input' ? [] : [`  ${sayFirst(first)}`];
  // What was asked about is marked when it is the first cause itself.
  if (event === undefined) lines[0] = `> ${sayFirst(first)}`;
  for (const cause of causes) lines.push(`  ${describeRecord(cause)}`);
  if (event !== undefined) lines.push(`> ${describeRecord(event)}`);
  for (const { record, depth } of effects) lines.push(`  ${'  '.repeat(depth)}${describeRecord(record)}`);
  if (effects.length === 0) lines.push(`  nothing came of ${id}`);
  if (isCutOff) lines.push(`  only the first ${EFFECTS_MAX} records of this first cause were looked at`);
  return lines.join('\n');
}

function sayFirst({ kind, id }: FirstCause): string {
  const [, tick, realm] = /^.(\d+)\.([^.]+)/.exec(id) ?? [];
  if (kind === 'unknown') return `${id}  happened before the chronicle began`;
  return realm === 'hub'
    ? `${id}  the control tick ${tick}`
    : `${id}  a timer of ${realm} fell due in tick ${tick}`;
}
