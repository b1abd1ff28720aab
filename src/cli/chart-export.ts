/** `seed chart export`: one chart in the format of another tool, or as a picture. */
import { writeFileSync } from 'node:fs';
import { type ExportFormat, exportChart } from '../content/exchange/export-chart.ts';
import { CommandError, EXIT } from './command-error.ts';
import { findChart } from './find-chart.ts';

export type ChartExportOptions = {
  readonly format: ExportFormat;
  /** A file; printed when left out. */
  readonly out?: string;
  readonly content?: string;
};

/** @throws CommandError chart/unknown, chart/unwritable */
export async function exportChartFile(
  id: string,
  { format, out, content }: ChartExportOptions,
): Promise<number> {
  const text = await exportChart(findChart(id, content), format);
  if (out === undefined) console.log(text.replace(/\n$/, ''));
  else {
    try {
      writeFileSync(out, text);
    } catch (error) {
      throw new CommandError('chart/unwritable', `${out} can't be written: ${(error as Error).message}`);
    }
    console.log(out);
  }
  return EXIT.ok;
}
