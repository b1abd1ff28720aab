/** What lies where in a server's data directory. */
export const DEFAULT_DATA_DIRECTORY = 'data';
export const JOURNAL_FILE = 'journal.sqlite';
export const DOCUMENT_FILE = 'universe.json';
