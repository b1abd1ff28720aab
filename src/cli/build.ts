/** seed build: makes the page of the web client, which a start does as well. */
import { buildWebClient } from '../adapters/web-client/build-web-client.ts';
import { EXIT } from './command-error.ts';

export async function build(): Promise<number> {
  const { directory, isNew } = await buildWebClient();
  console.log(isNew ? `built ${directory}` : `${directory} is up to date`);
  return EXIT.ok;
}
