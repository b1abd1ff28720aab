/** `seed chart diff`: what one chart does otherwise than another, part by part. */
import { existsSync, readFileSync } from 'node:fs';
import { ANY_NAMES } from '../content/chart/chart-names.ts';
import { diffCharts } from '../content/chart/diff-charts.ts';
import { diffProse, type ProseChange } from '../content/chart/diff-prose.ts';
import { type LinkedChart, readChart } from '../content/chart/read-chart.ts';
import { formatFinding } from '../content/finding.ts';
import { CommandError, EXIT } from './command-error.ts';
import { findChart } from './find-chart.ts';

export type ChartDiffOptions = { readonly content?: string; readonly json?: boolean };

/**
 * Each of the two is a chart file, or the id of a chart. 0 when both do the same, whatever they say; 1 when not.
 * @throws CommandError chart/unknown, chart/unreadable, chart/invalid
 */
export function diffChartFiles(before: string, after: string, { content, json }: ChartDiffOptions): number {
  const [old, now] = [open(before, content), open(after, content)];
  const changes = diffCharts(old.spec, now.spec);
  const prose = diffProse(old.texts, now.texts);
  if (json)
    console.log(
      JSON.stringify({ same: changes.length === 0, before: head(old), after: head(now), changes, prose }),
    );
  else {
    for (const { uid, sentence } of changes) console.log(`[${uid}] ${sentence}`);
    for (const change of prose) console.log(sayProse(change));
    console.log(`${changes.length} changes in what it does, ${prose.length} in what it says`);
  }
  return changes.length === 0 ? EXIT.ok : EXIT.failed;
}

const head = ({ spec: { id, version, behaviourHash }, proseHash }: LinkedChart) => ({
  id,
  version,
  behaviourHash,
  proseHash,
});

const sayProse = ({ key, before, after }: ProseChange): string =>
  `[${key}] ${before === undefined ? 'nothing' : JSON.stringify(before)} -> ${after === undefined ? 'nothing' : JSON.stringify(after)}`;

function open(name: string, content: string | undefined): LinkedChart {
  const isFile = /[/\\]|\.ya?ml$/.test(name) || existsSync(name);
  return isFile ? readFile(name) : findChart(name, content);
}

/** A file may have any name here: earlier versions lie about as they please. */
function readFile(path: string): LinkedChart {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new CommandError('chart/unreadable', `${path} can't be read: ${(error as Error).message}`);
  }
  const stem = /^id:\s*["']?([\w-]+)/m.exec(text)?.[1] ?? '';
  const { chart, findings } = readChart({ path, text, stem }, { names: ANY_NAMES });
  if (chart !== undefined) return chart;
  const errors = findings.filter(({ severity }) => severity === 'error').map(formatFinding);
  throw new CommandError('chart/invalid', `${path} has errors:\n${errors.join('\n')}`);
}
