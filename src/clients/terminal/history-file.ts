/** Keeps the lines that were typed, for the next time the client is opened. Losing them is never an error. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

export const HISTORY_LENGTH_MAX = 500;

/** `$XDG_STATE_HOME/the-seed/history`, or the folder that stands for it when the variable is not set. */
export function historyPath(environment: NodeJS.ProcessEnv = process.env): string {
  const stateHome = environment['XDG_STATE_HOME'] || join(homedir(), '.local', 'state');
  return join(stateHome, 'the-seed', 'history');
}

/** Newest first, as readline wants it. */
export function loadHistory(path: string): string[] {
  try {
    const lines = readFileSync(path, 'utf8').split('\n');
    return lines
      .filter((line) => line !== '')
      .slice(-HISTORY_LENGTH_MAX)
      .reverse();
  } catch {
    // There is none yet, or it cannot be read: the player starts with an empty history.
    return [];
  }
}

/** Takes the history newest first. */
export function saveHistory(path: string, history: readonly string[]): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const oldestFirst = history.slice(0, HISTORY_LENGTH_MAX).toReversed();
    writeFileSync(path, oldestFirst.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  } catch {
    // A disk that takes no history must not end the game.
  }
}
