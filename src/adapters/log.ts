/** The log of a server: readable lines on a terminal, JSON lines everywhere else. */
import pino, { type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';

export type Log = Logger;

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

export type LogOptions = {
  /** A pino level or `silent`; the environment's LOG_LEVEL by default, and `info` without one or with an unknown one. */
  readonly level?: string;
  /** Where the lines go; standard error by default, which leaves standard output to what a command prints. */
  readonly destination?: NodeJS.WritableStream & { readonly isTTY?: boolean };
};

export function createLog(options: LogOptions = {}): Log {
  const wanted = options.level ?? process.env['LOG_LEVEL'] ?? 'info';
  const level = LEVELS.includes(wanted) ? wanted : 'info';
  const destination = options.destination ?? process.stderr;
  const log = pino({ level, base: null }, stream(destination));
  if (level !== wanted) log.warn({ wanted, known: LEVELS }, 'unknown LOG_LEVEL: logging at info');
  return log;
}

function stream(destination: NonNullable<LogOptions['destination']>): DestinationStream {
  if (destination.isTTY !== true) return destination as DestinationStream;
  return pretty({ destination, colorize: process.env['NO_COLOR'] === undefined, translateTime: 'HH:MM:ss' });
}
