/**
 * The universe document: the small JSON file in which an operator says what universe this server runs. Made to be
 * edited by hand; a file that does not hold what it should is refused with the place of every fault.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { z } from 'zod';
import { CASCADE_DEPTH_MAX, DEFAULT_OPTIONS } from '../actors/universe/universe-options.ts';

const UNIVERSE_DOCUMENT_FORMAT = 'the-seed/universe@1';

export const universeDocumentSchema = z.strictObject({
  format: z.literal(UNIVERSE_DOCUMENT_FORMAT),
  /** What the universe is called; shown to players. */
  name: z.string().trim().min(1).max(80),
  /** Everything random in the universe follows from it. */
  seed: z.string().min(1).max(200),
  /** Length of a tick in milliseconds of played time. */
  tickMs: z.int().min(10).max(60_000),
  /** Ticks between two control ticks. */
  controlTickInterval: z.int().min(1).max(10_000),
  /** Number of realms. */
  realms: z.int().min(1).max(1000),
  /** Number of characters of the crowd, in all realms together. */
  npcs: z.int().min(0).max(100_000),
  /** Control ticks between two thoughts of the reflection agents. */
  reflectionInterval: z.int().min(1).max(10_000),
  /** Steps of a cascade of reactions that are carried out; without it as many as always. */
  cascadeDepth: z.int().min(1).max(CASCADE_DEPTH_MAX).optional(),
  /** Registered games. */
  games: z.array(z.record(z.string(), z.json())).max(10_000),
  /** Feature switches by name. */
  features: z.record(z.string(), z.json()),
  /** Settings that the universe governs itself by. */
  governance: z.record(z.string(), z.json()),
});

export type UniverseSettings = z.infer<typeof universeDocumentSchema>;

export const DEFAULT_UNIVERSE_SETTINGS: UniverseSettings = {
  format: UNIVERSE_DOCUMENT_FORMAT,
  name: 'The Seed',
  seed: 'the-seed',
  tickMs: DEFAULT_OPTIONS.tickMs,
  controlTickInterval: DEFAULT_OPTIONS.controlTickInterval,
  realms: 1,
  npcs: DEFAULT_OPTIONS.npcs,
  reflectionInterval: DEFAULT_OPTIONS.reflectionInterval,
  games: [],
  features: {},
  governance: {},
};

/** `faults` names each fault with its place, `tickMs: Too small`. */
class UniverseDocumentError extends Error {
  readonly code = 'universe-document/invalid';
  readonly path: string;
  readonly faults: readonly string[];

  constructor(path: string, faults: readonly string[], options?: ErrorOptions) {
    super(`${path} is not valid:\n${faults.map((fault) => `  ${fault}`).join('\n')}`, options);
    this.name = 'UniverseDocumentError';
    this.path = path;
    this.faults = faults;
  }
}

export class UniverseDocument {
  readonly path: string;
  readonly #store: Low<UniverseSettings>;

  constructor(path: string, store: Low<UniverseSettings>) {
    this.path = path;
    this.#store = store;
  }

  settings(): UniverseSettings {
    return structuredClone(this.#store.data);
  }

  /**
   * Changes the settings and writes the file, replacing it as a whole.
   * @throws UniverseDocumentError when the result is not valid; the file and the settings are then as before
   */
  async update(change: (settings: UniverseSettings) => UniverseSettings): Promise<void> {
    this.#store.data = parseSettings(this.path, change(this.settings()));
    await this.#store.write();
  }
}

/**
 * Reads the document; a missing one is created, with the folders above it, from the defaults and what is given.
 * @throws UniverseDocumentError
 */
export async function openUniverseDocument(
  path: string,
  initial: Partial<UniverseSettings> = {},
): Promise<UniverseDocument> {
  const store = new Low<UniverseSettings>(new JSONFile(path), { ...DEFAULT_UNIVERSE_SETTINGS, ...initial });
  const exists = existsSync(path);
  if (exists) {
    try {
      await store.read();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UniverseDocumentError(path, [`cannot be read as JSON: ${reason}`], { cause: error });
    }
  }
  store.data = parseSettings(path, store.data);
  if (!exists) {
    await mkdir(dirname(path), { recursive: true });
    await store.write();
  }
  return new UniverseDocument(path, store);
}

function parseSettings(path: string, value: unknown): UniverseSettings {
  const parsed = universeDocumentSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(root)'}: ${issue.message}`);
  throw new UniverseDocumentError(path, faults);
}
