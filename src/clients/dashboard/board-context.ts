/** What every part of the dashboard may use. */
import { useSelector } from '@xstate/store-react';
import { createContext, useContext } from 'react';
import type { Habits } from '../web/stored.ts';
import type { BoardState, BoardStore } from './board-state.ts';
import type { SayWord } from './board-words.ts';

export type BoardPage = {
  readonly store: BoardStore;
  readonly say: SayWord;
  readonly habits: Habits;
  readonly changeHabits: (changed: Partial<Habits>) => void;
  /** The realm or game that the reader has chosen, in the sky or in a table. */
  readonly chosen: string | undefined;
  readonly choose: (id: string | undefined) => void;
};

export const BoardContext = createContext<BoardPage | undefined>(undefined);

export function useBoardPage(): BoardPage {
  const page = useContext(BoardContext);
  if (page === undefined) throw new Error('a part of the dashboard stands outside of it');
  return page;
}

export function useBoard<Part>(select: (state: BoardState) => Part): Part {
  return useSelector(useBoardPage().store, ({ context }) => select(context));
}
