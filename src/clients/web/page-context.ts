/** What every part of the page may use: the game, its words, and how to act. */
import { useSelector } from '@xstate/store-react';
import { createContext, useContext } from 'react';
import type { Game, GameStore } from './game-state.ts';
import type { Habits } from './stored.ts';
import type { Say } from './ui-text.ts';

export type Page = {
  readonly store: GameStore;
  readonly say: Say;
  readonly locale: string;
  readonly habits: Habits;
  readonly changeHabits: (changed: Partial<Habits>) => void;
  readonly enter: (name: string) => void;
  /** Does what the reader typed or pressed. */
  readonly act: (line: string) => void;
  readonly leave: () => void;
};

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('a part of the page stands outside of it');
  return page;
}

export function useGame<Part>(select: (game: Game) => Part): Part {
  return useSelector(usePage().store, ({ context }) => select(context));
}
