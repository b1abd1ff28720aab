/**
 * The port through which keepers get words from outside. What is asked leaves with the outputs of a tick that is on disk;
 * what is answered comes in as a recorded input of a later tick. The universe waits for nothing, and runs again without.
 */
import { isNarrated, type NarrationRequest, REQUEST_LENGTH_MAX } from '../../domain/narration.ts';
import { REPLY_LENGTH_MAX } from '../../domain/narration-text.ts';
import type { LiveUniverse } from './live-universe.ts';
import type { Universe } from './universe.ts';

export interface Narrator {
  /** Answers once at most, at any time, with an empty text when it has none. Throws nothing, and does not block. */
  ask(request: NarrationRequest, answer: (text: string) => void): void;
  /** What is being asked is given up, and nothing is answered any more. */
  close(): void;
}

/** Tells the universe whether there is a narrator, when it does not know yet, and lets it ask. Returns how to part them. */
export function attachNarrator(
  live: LiveUniverse & { readonly universe: Universe },
  narrator: Narrator | undefined,
): () => void {
  const on = narrator !== undefined;
  if (isAttended(live.universe) !== on) live.submit({ kind: 'narrator.switch', on });
  if (narrator === undefined) return () => {};
  const unsubscribe = live.subscribe(({ requests }) => {
    for (const asked of requests) {
      const { request } = asked;
      narrator.ask(asked, (text) => {
        const reply = isWithinBounds(request, text) ? text : '';
        live.submit({ kind: 'narration.reply', request, text: reply });
      });
    }
  });
  return () => {
    unsubscribe();
    narrator.close();
  };
}

/** Whether all realms know of a narrator. */
const isAttended = ({ realms }: Universe): boolean => realms.every(({ facts }) => isNarrated(facts.realm()));

const isWithinBounds = (request: string, text: string): boolean =>
  request.length <= REQUEST_LENGTH_MAX && text.length <= REPLY_LENGTH_MAX;
