/** Reads the charts of a content directory for a command. */
import { resolve } from 'node:path';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../adapters/content-directory.ts';
import { type LoadedCharts, loadCharts } from '../content/chart/load-charts.ts';
import { CommandError } from './command-error.ts';

/** @throws CommandError content/unreadable */
export function loadChartFiles(directory: string | undefined): LoadedCharts & { readonly directory: string } {
  const path = directory === undefined ? SHIPPED_CONTENT_DIRECTORY : resolve(directory);
  try {
    return { ...loadCharts(readContentDirectory(path)), directory: path };
  } catch (error) {
    throw new CommandError('content/unreadable', `${path} can't be read: ${(error as Error).message}`);
  }
}
