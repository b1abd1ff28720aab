/** Watches a content directory and takes up what is saved in it. What can't be taken up is logged. */
import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { LiveContent } from '../actors/live-content/live-content.ts';
import { describeRefusal } from '../actors/live-content/swap-charts.ts';
import { describeWorldRefusal } from '../actors/live-content/swap-worlds.ts';
import { formatFinding } from '../content/finding.ts';
import { readWorldDirectory } from './content-directory.ts';
import type { Log } from './log.ts';

export type ContentWatchOptions = {
  readonly directory: string;
  readonly content: Pick<LiveContent, 'takeUp'>;
  readonly log: Log;
  /** Editors write a file in several steps. */
  readonly settleMs?: number;
  /** Between two looks where the system does not tell of changes: on network drives, in some containers. */
  readonly pollMs?: number;
};

export function watchContent(options: ContentWatchOptions): { readonly close: () => void } {
  const { directory, log, settleMs = 120, pollMs = 1500 } = options;
  let seen = fingerprint(directory);
  let settling: NodeJS.Timeout | undefined;
  const look = (): void => {
    const found = fingerprint(directory);
    if (found === seen) return;
    seen = found;
    takeUp(options);
  };
  const watcher = tellOfChanges(directory, log, () => {
    clearTimeout(settling);
    settling = setTimeout(look, settleMs);
  });
  const poll = setInterval(look, pollMs);
  return {
    close: () => {
      clearTimeout(settling);
      clearInterval(poll);
      watcher?.close();
    },
  };
}

function tellOfChanges(directory: string, log: Log, listener: () => void): FSWatcher | undefined {
  const fallBack = (error: unknown) =>
    log.info({ err: error }, 'the content directory is looked at from time to time only');
  try {
    const watcher = watch(directory, { recursive: true, persistent: false }, listener);
    watcher.on('error', (error) => {
      watcher.close();
      fallBack(error);
    });
    return watcher;
  } catch (error) {
    // The system has no more watchers to give, or none at all; the files are polled all the same.
    fallBack(error);
    return undefined;
  }
}

/** Changes whenever a file of content does. */
function fingerprint(directory: string): string {
  try {
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.ya?ml$/.test(path))
      .sort()
      .map((path) => {
        const stat = statSync(join(directory, path), { throwIfNoEntry: false });
        return `${path} ${stat?.mtimeMs} ${stat?.size} ${stat?.ino}`;
      })
      .join('\n');
  } catch {
    // A folder that was there when it was listed; the next look sees what has become of it.
    return '';
  }
}

function takeUp({ directory, content, log }: ContentWatchOptions): void {
  try {
    const answer = content.takeUp(readWorldDirectory(directory).files);
    if (answer === undefined) return;
    if (answer.ok) {
      for (const finding of answer.warnings) log.info({ code: finding.code }, formatFinding(finding));
      return;
    }
    if ('findings' in answer) {
      const errors = answer.findings.filter(({ severity }) => severity === 'error');
      for (const finding of errors) log.warn({ code: finding.code }, formatFinding(finding));
    } else if ('refusals' in answer) {
      for (const refusal of answer.refusals)
        log.warn({ code: refusal.code, actors: refusal.actors.length }, describeRefusal(refusal));
    } else if (answer.code === 'world/other-universe')
      log.warn({ code: answer.code }, describeWorldRefusal(answer));
    else log.warn({ code: answer.code }, 'the universe takes no content now');
    log.warn('the universe runs on as it was');
  } catch (error) {
    log.warn({ err: error }, 'the content directory could not be read');
  }
}
