/** A universe between two ticks as plain data; with its content and options it can go on from there. */
import { encodeCanonical } from '../../kernel/canonical.ts';
import type { ActiveChartFile } from '../live-content/active-charts.ts';
import type { ActiveWorldFiles } from '../live-content/active-worlds.ts';
import type { HubSnapshot } from './hub-snapshot.ts';
import type { RealmSnapshot } from '../realm/realm-state.ts';

export type UniverseSnapshot = {
  readonly format: 'the-seed/snapshot@1';
  readonly tick: number;
  readonly chain: string;
  readonly realms: readonly RealmSnapshot[];
  readonly hub: HubSnapshot;
  /** Chart files that have replaced those of the content; absent when none has. */
  readonly charts?: readonly ActiveChartFile[];
  /** Other content files that were written anew or are no more; absent when none. */
  readonly worlds?: ActiveWorldFiles;
};

/** The canonical text: equal universes have equal texts. */
export function encodeSnapshot(snapshot: UniverseSnapshot): string {
  return encodeCanonical(snapshot);
}

/** @throws Error with code snapshot/format unless the text is a snapshot of this version. */
export function decodeSnapshot(text: string): UniverseSnapshot {
  const snapshot = JSON.parse(text) as UniverseSnapshot;
  if (snapshot.format !== 'the-seed/snapshot@1') {
    throw Object.assign(new Error(`not a snapshot of this version: ${String(snapshot.format)}`), {
      code: 'snapshot/format',
    });
  }
  return snapshot;
}
