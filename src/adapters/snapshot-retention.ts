/** How many of the newest snapshots a journal keeps; the very first one is kept besides them. */
export const SNAPSHOTS_KEPT = 3;
