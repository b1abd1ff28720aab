/** The chronicle of a server: its routes, and checkpoints of it while it runs and at its end. */
import { join } from 'node:path';
import type { Express } from 'express';
import type { OpenUniverse } from '../actors/universe/open-live-universe.ts';
import { Checkpointer } from '../adapters/checkpoints/checkpointer.ts';
import { openSigningKey, type SigningKey } from '../adapters/checkpoints/signing-key.ts';
import { adminAccess } from '../adapters/http/admin-access.ts';
import { addChronicleRoutes } from '../adapters/http/chronicle-routes.ts';
import type { Log } from '../adapters/log.ts';
import { CHECKPOINTS_FILE, KEY_FILE } from './data-directory.ts';

export type ServedChronicle = {
  /** The key of this server. */
  readonly key: SigningKey;
  readonly addRoutes: (app: Express) => void;
  /** Before the server stops to listen: those who follow the chronicle are let go. */
  readonly dismiss: () => void;
  /** After the universe has halted. */
  readonly conclude: () => Promise<void>;
};

export async function serveChronicle({
  universe,
  data,
  adminToken,
  log,
}: {
  readonly universe: OpenUniverse;
  readonly data: string;
  readonly adminToken?: string | undefined;
  readonly log: Log;
}): Promise<ServedChronicle> {
  const { chronicle } = universe;
  const key = await openSigningKey(join(data, KEY_FILE));
  const checkpointer = new Checkpointer({
    chronicle,
    key,
    path: join(data, CHECKPOINTS_FILE),
    tick: universe.universe.tick,
    controlTickInterval: universe.universe.options.controlTickInterval,
    onFailure: (error) => log.error({ err: error }, 'a checkpoint could not be kept'),
  });
  const unsubscribe = universe.subscribe((outcome) => checkpointer.hear(outcome));
  let dismiss = () => {};
  return {
    key,
    addRoutes: (app) => {
      const routes = { chronicle, universe, access: adminAccess(adminToken), publicKey: key.publicJwk };
      dismiss = addChronicleRoutes(app, { ...routes, newestCheckpoint: () => checkpointer.newest });
    },
    dismiss: () => dismiss(),
    conclude: () => {
      unsubscribe();
      return checkpointer.conclude(universe.universe);
    },
  };
}
