/** The tabs over the story: everything, the place itself, and each channel, with marks for what is unread. */
import type { KeyboardEvent } from 'react';
import { type Seen, type Tab, unreadIn } from './channel-tabs.ts';
import { useGame, usePage } from './page-context.ts';

type TabRowProps = {
  readonly tabs: readonly Tab[];
  readonly open: Tab;
  readonly seen: Seen;
  /** The id of what the tabs show. */
  readonly controls: string;
  readonly onOpen: (tab: Tab) => void;
};

export const tabId = (tab: Tab): string => `tab-${tab}`;

export function TabRow({ tabs, open, seen, controls, onOpen }: TabRowProps) {
  const { say } = usePage();
  const log = useGame((game) => game.log);
  const channels = useGame((game) => game.channels);
  const nameOf = (tab: Tab): string => {
    if (tab === 'all' || tab === 'room' || tab === 'tells') return say(`tab.${tab}`);
    return channels.find(({ id }) => id === tab)?.name ?? tab;
  };
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const at = tabs.indexOf(open);
    const next =
      step !== undefined
        ? tabs[(at + step + tabs.length) % tabs.length]
        : { Home: tabs[0], End: tabs.at(-1) }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onOpen(next);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={say('tabs')} onKeyDown={pressed}>
      {tabs.map((tab) => {
        const unread = unreadIn(tab, { log, seen, open });
        return (
          <button
            key={tab}
            id={tabId(tab)}
            type="button"
            role="tab"
            aria-selected={tab === open}
            aria-controls={controls}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => onOpen(tab)}
          >
            <span className="tab-name">{nameOf(tab)}</span>
            {unread === 0 ? null : (
              <span className="unread">
                <span aria-hidden="true">{unread}</span>
                <span className="visually-hidden"> {say('tab.unread', { count: unread })}</span>
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
