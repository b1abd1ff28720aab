/** Says in the client's own words what an error code means for the player, and what to do now. */
import type { ErrorNotice } from '../../protocol/error-notice.ts';

export function adviseOn(notice: ErrorNotice): string {
  switch (notice.code) {
    case 'session/name-in-use':
      return typeof notice['waitMs'] === 'number'
        ? `${named(notice)} has lost the connection a moment ago. The name is free again in ${seconds(notice['waitMs'])}.`
        : `${named(notice)} is playing already. Choose another name.`;
    case 'locale/unknown':
      return `${notice.message} There are: ${String(notice['known'])}.`;
    case 'command/too-fast':
      return 'That was too fast for the world: the last command was dropped.';
    case 'message/too-large':
      return 'That was too long: the world listens to 500 characters at a time.';
    case 'command/bad-characters':
      return 'There are characters in that line which the world cannot read.';
    case 'message/errors-suppressed':
      return `${String(notice['count'])} more errors were not shown.`;
    case 'universe/not-running':
      return 'Time stands still in this universe at the moment. Try again later.';
    case 'universe/busy':
      return 'The world is very busy. Try that again in a moment.';
    default:
      return notice.message;
  }
}

/** Errors that another name can mend. */
export function isAboutName(code: string): boolean {
  return code.startsWith('name/') || code === 'session/name-in-use';
}

function named(notice: ErrorNotice): string {
  return typeof notice['name'] === 'string' ? notice['name'] : 'Somebody of this name';
}

function seconds(milliseconds: number): string {
  const whole = Math.max(1, Math.ceil(milliseconds / 1000));
  return whole === 1 ? 'one second' : `${whole} seconds`;
}
