/** What lies where in a server's data directory. */
export const DEFAULT_DATA_DIRECTORY = 'data';
export const JOURNAL_FILE = 'journal.sqlite';
export const DOCUMENT_FILE = 'universe.json';
/** The key pair that signs checkpoints of the chronicle; its private part is nobody else's. */
export const KEY_FILE = 'chronicle-key.json';
export const CHECKPOINTS_FILE = 'checkpoints.jws';
