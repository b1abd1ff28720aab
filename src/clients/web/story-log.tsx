/** The story so far: a column of prose that a screen reader hears as it grows. */
import { Fragment, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { LogEntry } from './game-state.ts';
import { useGame, usePage } from './page-context.ts';

/** Styles that the tab of what people say shows. */
const TALK: readonly string[] = ['speech', 'emote'];
/** Nearer to the end than this counts as being there. */
const END_SLACK_PX = 48;

export function StoryLog() {
  const { say } = usePage();
  const log = useGame((game) => game.log);
  const [tab, setTab] = useState<'all' | 'talk'>('all');
  const [isAtEnd, setAtEnd] = useState(true);
  const column = useRef<HTMLDivElement>(null);
  const shown = useMemo(
    () => (tab === 'all' ? log : log.filter(({ style }) => TALK.includes(style))),
    [log, tab],
  );
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
      <div className="tabs" role="group" aria-label={say('tabs')}>
        {(['all', 'talk'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={tab === name} onClick={() => setTab(name)}>
            {say(`tab.${name}`)}
          </button>
        ))}
      </div>
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
          {shown.map((entry) => (
            <Entry key={entry.key} entry={entry} />
          ))}
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
