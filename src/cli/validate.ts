/** `seed validate`: says everything that is wrong with a content directory. */
import { resolve } from 'node:path';
import {
  findingsForWriter,
  readWorldDirectory,
  SHIPPED_CONTENT_DIRECTORY,
  type WorldDirectory,
} from '../adapters/content-directory.ts';
import { formatFinding } from '../content/finding.ts';
import { loadContent } from '../content/load-content.ts';
import { CommandError, EXIT } from './command-error.ts';

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** 0 when there are no errors; warnings alone do not fail. */
export function validate(directory: string | undefined, { json }: { json?: boolean }): number {
  const path = directory === undefined ? SHIPPED_CONTENT_DIRECTORY : resolve(directory);
  let world: WorldDirectory;
  try {
    world = readWorldDirectory(path);
  } catch (error) {
    throw new CommandError('content/unreadable', `${path} can't be read: ${(error as Error).message}`);
  }
  const content = loadContent(world.files);
  const findings = findingsForWriter(content.findings, world);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const count = Object.keys(world.files).length;
  if (json) {
    const hashes = content.ok
      ? { behaviourHash: content.universe.behaviourHash, proseHash: content.proseHash }
      : {};
    console.log(
      JSON.stringify({
        ok: content.ok,
        directory: path,
        files: count,
        errors,
        warnings,
        findings,
        ...hashes,
      }),
    );
  } else {
    for (const finding of findings) console.log(formatFinding(finding));
    const worlds = content.ok ? `, worlds: ${Object.keys(content.universe.worlds).join(', ')}` : '';
    console.log(
      `${counted(count, 'file')}, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}${worlds}`,
    );
  }
  return content.ok ? EXIT.ok : EXIT.failed;
}
