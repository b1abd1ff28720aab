/** `seed chart import`: a file of another tool as a chart file, with all that is to be said about it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ANY_NAMES } from '../content/chart/chart-names.ts';
import { type ImportedChart, type ImportFormat, importChart } from '../content/exchange/import-chart.ts';
import { formatFinding } from '../content/finding.ts';
import { CommandError, EXIT } from './command-error.ts';

export type ChartImportOptions = {
  /** Told from the file's name when left out. */
  readonly format?: ImportFormat;
  /** A content directory to write into; the chart is printed when left out. */
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
};

/**
 * 0 when the chart has no errors; what can be made of a file with errors is a draft to work on.
 * @throws CommandError chart/unreadable, chart/format, chart/exists, chart/unwritable
 */
export function importChartFile(path: string, options: ChartImportOptions): number {
  const { format = formatOf(path), out, force = false, json } = options;
  const text = read(path);
  const stem = basename(path).replace(/\..*$/, '');
  const imported = importChart({ path, text, stem, format }, { names: ANY_NAMES });
  const file = out === undefined ? undefined : write(imported, { out, force });
  const ok = imported.chart !== undefined;
  if (json) {
    const { draft, findings } = imported;
    const written = file === undefined ? { text: draft?.text } : { file };
    console.log(JSON.stringify({ ok, id: draft?.id, ...written, findings }));
  } else {
    for (const finding of imported.findings) console.error(formatFinding(finding));
    if (file !== undefined) console.log(file);
    else if (imported.draft !== undefined) console.log(imported.draft.text.replace(/\n$/, ''));
  }
  return ok ? EXIT.ok : EXIT.failed;
}

function formatOf(path: string): ImportFormat {
  if (/\.(?:scxml|xml)$/i.test(path)) return 'scxml';
  if (/\.json$/i.test(path)) return 'xstate-json';
  throw new CommandError(
    'chart/format',
    `${path} may be anything; say --format xstate-json or --format scxml`,
  );
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CommandError('chart/unreadable', `${path} can't be read: ${(error as Error).message}`);
  }
}

/** Undefined when there is nothing to write. */
function write(
  { draft }: ImportedChart,
  { out, force }: { readonly out: string; readonly force: boolean },
): string | undefined {
  if (draft === undefined) return undefined;
  const file = join(out, 'charts', `${draft.id}.chart.yaml`);
  if (existsSync(file) && !force)
    throw new CommandError('chart/exists', `${file} is already there; --force writes over it`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, draft.text);
  } catch (error) {
    throw new CommandError('chart/unwritable', `${file} can't be written: ${(error as Error).message}`);
  }
  return file;
}
