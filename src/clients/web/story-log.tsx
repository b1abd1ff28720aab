/** The story so far: a column of prose that a screen reader hears as it grows. */
import { Fragment, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { entriesOf, leaving, NOTHING_SEEN, type Tab, tabsOf } from './channel-tabs.ts';
import type { LogEntry } from './game-state.ts';
import { useGame, usePage } from './page-context.ts';
import { TabRow, tabId } from './tab-row.tsx';

const PAGE_ID = 'story-page';
/** Nearer to the end than this counts as being there. */
const END_SLACK_PX = 48;

export function StoryLog() {
  const { say } = usePage();
  const log = useGame((game) => game.log);
  const channels = useGame((game) => game.channels);
  const [chosen, setChosen] = useState<Tab>('all');
  const [seen, setSeen] = useState(NOTHING_SEEN);
  const [isAtEnd, setAtEnd] = useState(true);
  const column = useRef<HTMLDivElement>(null);
  const tabs = tabsOf(channels);
  // Its channel may have been put aside.
  const tab = tabs.includes(chosen) ? chosen : 'all';
  const shown = useMemo(() => entriesOf(log, tab), [log, tab]);
  const open = (next: Tab) => {
    setSeen(leaving(tab, log, seen));
    setChosen(next);
    setAtEnd(true);
  };
  const goToEnd = () => column.current?.scrollTo({ top: column.current.scrollHeight });
  useLayoutEffect(() => {
    if (isAtEnd) goToEnd();
  }, [shown, isAtEnd]);
  useEffect(() => {
    const follow = () => isAtEnd && goToEnd();
    window.visualViewport?.addEventListener('resize', follow);
    return () => window.visualViewport?.removeEventListener('resize', follow);
  });
  const scrolled = () => {
    const { scrollTop, scrollHeight, clientHeight } = column.current as HTMLDivElement;
    setAtEnd(scrollHeight - scrollTop - clientHeight < END_SLACK_PX);
  };
  return (
    <section className="story" aria-label={say('log')}>
      <TabRow tabs={tabs} open={tab} seen={seen} controls={PAGE_ID} onOpen={open} />
      <div className="story-page" id={PAGE_ID} role="tabpanel" aria-labelledby={tabId(tab)}>
        <div
          className="log"
          id="log"
          role="log"
          aria-label={say('log')}
          tabIndex={0}
          ref={column}
          onScroll={scrolled}
        >
          <div className="column">
            {shown.length === 0 ? <p className="none">{say('tab.none')}</p> : null}
            {shown.map((entry) => (
              <Entry key={entry.key} entry={entry} />
            ))}
          </div>
        </div>
      </div>
      {isAtEnd ? null : (
        <button type="button" className="to-end" onClick={goToEnd}>
          {say('log.end')} ↓
        </button>
      )}
    </section>
  );
}

function Entry({ entry: { style, lines, spans } }: { readonly entry: LogEntry }) {
  const nameOf = (index: number): string | undefined => {
    if (style !== 'room') return undefined;
    return index === 0 ? 'room-name' : index === 1 ? 'lead' : 'aside';
  };
  return (
    <div className={`entry entry-${style}`}>
      {lines.map((line, index) => (
        <p key={`${index} ${line}`} className={nameOf(index)}>
          {line === '' ? '\u00a0' : <Line text={line} spans={spans?.[index] ?? []} />}
        </p>
      ))}
    </div>
  );
}

type Span = { readonly start: number; readonly end: number; readonly style: string };

/** Parts with a style of their own, and the words between them. */
function Line({ text, spans }: { readonly text: string; readonly spans: readonly Span[] }) {
  const starts = [0, ...spans.map(({ end }) => end)];
  return (
    <>
      {spans.map(({ start, end, style }, index) => (
        <Fragment key={start}>
          {text.slice(starts[index], start)}
          <span className={`span-${style}`}>{text.slice(start, end)}</span>
        </Fragment>
      ))}
      {text.slice(starts.at(-1))}
    </>
  );
}
