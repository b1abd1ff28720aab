/** Flags of `seed start` for what it has to do with services, and that of reactions, which `seed simulate` has as well. */
import { Option } from 'commander';
import { CASCADE_DEPTH_MAX } from '../actors/universe/universe-options.ts';
import { memory, port, whole } from './option-values.ts';

export const BRIDGE_PORT = new Option(
  '--bridge-port <number>',
  'HTTP for services in any language; 0 takes any free port',
)
  .env('BRIDGE_PORT')
  .argParser(port)
  .default(7777);

export const RATE_LIMIT = new Option(
  '--rate-limit <number>',
  'requests a minute that one client may send below /proxy',
)
  .env('RATE_LIMIT')
  .argParser(whole(1, 1_000_000));

export const MEMORY_LIMIT = new Option(
  '--memory-limit <size>',
  'memory beyond which /proxy takes no new requests, such as 512M',
)
  .env('MEMORY_LIMIT')
  .argParser(memory);

export const CASCADE_DEPTH = new Option(
  '--cascade-depth <steps>',
  'for a new universe: steps of a cascade of reactions that are carried out; 5 when left out',
)
  .env('CASCADE_DEPTH')
  .argParser(whole(1, CASCADE_DEPTH_MAX));
