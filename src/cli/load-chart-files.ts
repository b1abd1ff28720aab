/** Reads the charts of a content directory for a command. */
import { resolve } from 'node:path';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../adapters/content-directory.ts';
import { type LoadedCharts, loadCharts } from '../content/chart/load-charts.ts';
import { CommandError } from './command-error.ts';

export type ChartFiles = LoadedCharts & {
  readonly directory: string;
  /** Text by path, of all content files. */
  readonly sources: Readonly<Record<string, string>>;
};

/** @throws CommandError content/unreadable */
export function loadChartFiles(directory: string | undefined): ChartFiles {
  const path = directory === undefined ? SHIPPED_CONTENT_DIRECTORY : resolve(directory);
  const sources = readSources(path);
  return { ...loadCharts(sources), sources, directory: path };
}

/** @throws CommandError content/unreadable */
export function readSources(path: string): Readonly<Record<string, string>> {
  try {
    return readContentDirectory(path);
  } catch (error) {
    throw new CommandError('content/unreadable', `${path} can't be read: ${(error as Error).message}`);
  }
}
