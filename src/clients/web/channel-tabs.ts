/** Which lines of the story stand under which tab, and how many of them nobody has read yet. Knows no page. */
import type { Game, LogEntry } from './game-state.ts';

/** `all`, `room`, or the id of a channel. */
export type Tab = string;

/** Seen up to these keys: under every tab, and under some further. */
export type Seen = { readonly everywhere: number; readonly byTab: Readonly<Record<Tab, number>> };
export const NOTHING_SEEN: Seen = { everywhere: 0, byTab: {} };

/** Answers to what was just typed, wherever the reader is. */
const EVERYWHERE: readonly LogEntry['style'][] = ['error', 'notice'];
const NEVER_UNREAD: readonly LogEntry['style'][] = [...EVERYWHERE, 'echo'];

/** A channel that the player has put aside keeps its tab no longer; tells have one always. */
export const tabsOf = (channels: Game['channels']): readonly Tab[] => [
  'all',
  'room',
  ...channels.map(({ id }) => id),
  'tells',
];

const isOf = ({ channel }: LogEntry, tab: Tab): boolean => (channel ?? 'room') === tab;

export const entriesOf = (log: readonly LogEntry[], tab: Tab): readonly LogEntry[] =>
  tab === 'all' ? log : log.filter((entry) => isOf(entry, tab) || EVERYWHERE.includes(entry.style));

/** `open`: the tab that the reader has before them. */
export function unreadIn(
  tab: Tab,
  { log, seen, open }: { log: readonly LogEntry[]; seen: Seen; open: Tab },
): number {
  if (open === 'all' || tab === 'all' || tab === open) return 0;
  const from = Math.max(seen.everywhere, seen.byTab[tab] ?? 0);
  return log.filter((entry) => entry.key > from && isOf(entry, tab) && !NEVER_UNREAD.includes(entry.style))
    .length;
}

/** The reader turns away from a tab. */
export function leaving(tab: Tab, log: readonly LogEntry[], seen: Seen): Seen {
  const newest = log.at(-1)?.key ?? 0;
  return tab === 'all'
    ? { ...seen, everywhere: newest }
    : { ...seen, byTab: { ...seen.byTab, [tab]: newest } };
}
