/** The connection to the feed: hands on each frame, and tries again by itself when it is lost. */
import { boardFrameSchema } from '../../protocol/dashboard/board-frame.ts';
import type { BoardStore } from './board-state.ts';

const FEED = '/api/dashboard/feed';
/** A browser gives up for good on a server that answers something else; we do not. */
const RETRY_MS = 3000;

/** Returns what closes it. */
export function followFeed(store: BoardStore): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    const opened = new EventSource(FEED);
    source = opened;
    opened.addEventListener('frame', ({ data }: MessageEvent<string>) => {
      store.trigger.frame({ frame: boardFrameSchema.parse(JSON.parse(data)) });
    });
    opened.addEventListener('error', () => {
      store.trigger.linked({ link: 'lost' });
      if (opened.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY_MS);
    });
  };
  open();
  return () => {
    clearTimeout(retry);
    source?.close();
  };
}
