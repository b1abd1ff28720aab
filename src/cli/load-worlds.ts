/** Loads a content directory for a command; content with errors ends the command with all of its findings. */
import {
  findingsForWriter,
  readWorldDirectory,
  SHIPPED_CONTENT_DIRECTORY,
  type WorldDirectory,
} from '../adapters/content-directory.ts';
import { formatFinding } from '../content/finding.ts';
import { type LoadedContent, loadContent } from '../content/load-content.ts';
import { CommandError, EXIT } from './command-error.ts';

export type Worlds = { readonly sources: Readonly<Record<string, string>>; readonly content: LoadedContent };

/** @throws CommandError content/unreadable, content/invalid */
export function loadWorlds(directory: string = SHIPPED_CONTENT_DIRECTORY): Worlds {
  let world: WorldDirectory;
  try {
    world = readWorldDirectory(directory);
  } catch (error) {
    throw new CommandError('content/unreadable', `${directory} can't be read: ${(error as Error).message}`);
  }
  const content = checked(world.files);
  const findings = findingsForWriter(content.findings, world);
  return { sources: world.files, content: { ...content, findings } };
}

/** @throws CommandError content/invalid */
export function checked(sources: Worlds['sources']): LoadedContent {
  const content = loadContent(sources);
  if (content.ok) return content;
  const list = content.findings.map(formatFinding).join('\n');
  throw new CommandError('content/invalid', `the content can't be used:\n${list}`, EXIT.failed);
}
