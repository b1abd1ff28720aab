/** What the page remembers: the session in this tab, the reader's habits in this browser. Works without storage, too. */
import type { Session } from '../link/server-link.ts';

export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];
export const SIZES = ['small', 'medium', 'large'] as const;
export type Size = (typeof SIZES)[number];

export type Habits = {
  readonly theme: Theme;
  readonly size: Size;
  readonly locale: string;
  readonly name: string;
};
export type Seated = { readonly name: string } & Session;

const HABITS = 'the-seed.habits';
const SEATED = 'the-seed.session';
const HISTORY = 'the-seed.history';
const HISTORY_MAX = 200;

export function readHabits(locale: string): Habits {
  const found = read<Partial<Habits>>(() => localStorage, HABITS) ?? {};
  return {
    theme: THEMES.find((theme) => theme === found.theme) ?? 'auto',
    size: SIZES.find((size) => size === found.size) ?? 'medium',
    locale: typeof found.locale === 'string' ? found.locale : locale,
    name: typeof found.name === 'string' ? found.name : '',
  };
}

export function keepHabits(habits: Habits): void {
  write(() => localStorage, HABITS, habits);
}

/** The session of this tab, for a page that is loaded again. */
export function readSeated(): Seated | undefined {
  const found = read<Partial<Seated>>(() => sessionStorage, SEATED);
  return typeof found?.name === 'string' && typeof found.token === 'string'
    ? { name: found.name, token: found.token, lastSeq: Number(found.lastSeq) || 0 }
    : undefined;
}

export function keepSeated(seated: Seated | undefined): void {
  write(() => sessionStorage, SEATED, seated);
}

/** Oldest first. */
export function readHistory(): readonly string[] {
  const found = read<unknown>(() => sessionStorage, HISTORY);
  return Array.isArray(found) ? found.filter((line): line is string => typeof line === 'string') : [];
}

export function keepHistory(history: readonly string[]): void {
  write(() => sessionStorage, HISTORY, history.slice(-HISTORY_MAX));
}

function read<Value>(storage: () => Storage, key: string): Value | undefined {
  try {
    return JSON.parse(storage().getItem(key) ?? 'null') ?? undefined;
  } catch {
    // No storage in this browser, or something else wrote there: as if nothing had been kept.
    return undefined;
  }
}

function write(storage: () => Storage, key: string, value: unknown): void {
  try {
    if (value === undefined) storage().removeItem(key);
    else storage().setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage only means that the next page begins anew.
  }
}
