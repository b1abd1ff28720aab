/** Realms, games and players as tables that can be sorted: the same that the sky shows, for everybody. */
import { type ReactNode, useState } from 'react';
import type { BoardGame, BoardPlayer, BoardRealm } from '../../protocol/dashboard/board-frame.ts';
import { useBoard, useBoardPage } from './board-context.ts';
import { stateWord, type WordName } from './board-words.ts';

type Column<Row> = {
  readonly name: WordName;
  readonly value: (row: Row) => string | number;
  readonly show?: (row: Row) => ReactNode;
};
type Row = { readonly id: string };

/** What a browser lays out without effort each second. */
const PLAYERS_SHOWN_MAX = 100;

export function RealmsTable() {
  const { say } = useBoardPage();
  const realms = useBoard(({ frame }) => frame?.realms) ?? [];
  const columns: readonly Column<BoardRealm>[] = [
    { name: 'column.id', value: ({ id }) => id },
    { name: 'column.world', value: ({ world }) => world },
    { name: 'column.state', value: ({ state }) => stateWord(say, 'state', state), show: stateOf },
    { name: 'column.players', value: ({ players }) => players },
    { name: 'column.population', value: ({ population }) => population },
    { name: 'column.address', value: ({ address }) => address, show: addressOf },
  ];
  return (
    <section className="panel realms" aria-labelledby="realms-title">
      <h2 id="realms-title">{say('realms')}</h2>
      <SortedTable title="realms" rows={realms} columns={columns} />
    </section>
  );
}

export function GamesTable() {
  const { say } = useBoardPage();
  const games = useBoard(({ frame }) => frame?.games) ?? [];
  const columns: readonly Column<BoardGame>[] = [
    { name: 'column.id', value: ({ id }) => id },
    { name: 'column.realm', value: ({ realm }) => realm },
    { name: 'column.developer', value: ({ developer }) => developer },
    { name: 'column.state', value: ({ state }) => stateWord(say, 'state', state), show: stateOf },
    { name: 'column.missed', value: ({ missed }) => missed },
    { name: 'column.published', value: ({ published }) => published },
    { name: 'column.address', value: ({ address }) => address, show: addressOf },
  ];
  return (
    <section className="panel games" id="games" tabIndex={-1} aria-labelledby="games-title">
      <h2 id="games-title">{say('games')}</h2>
      {games.length === 0 ? (
        <p className="aside">{say('games.none')}</p>
      ) : (
        <SortedTable title="games" rows={games} columns={columns} />
      )}
    </section>
  );
}

export function PlayersTable() {
  const { say } = useBoardPage();
  const players = useBoard(({ frame }) => frame?.players) ?? [];
  const total = useBoard(({ frame }) => frame?.playersTotal) ?? 0;
  const columns: readonly Column<BoardPlayer>[] = [
    { name: 'column.name', value: ({ name }) => name },
    { name: 'column.realm', value: ({ realm }) => (realm === 'hub' ? say('players.hub') : realm) },
    { name: 'column.address', value: ({ address }) => address, show: addressOf },
  ];
  const more = total - Math.min(players.length, PLAYERS_SHOWN_MAX);
  return (
    <section className="panel players" aria-labelledby="players-title">
      <h2 id="players-title">{say('players')}</h2>
      {players.length === 0 ? (
        <p className="aside">{say('players.none')}</p>
      ) : (
        <SortedTable title="players" rows={players} columns={columns} rowsMax={PLAYERS_SHOWN_MAX} />
      )}
      {more > 0 ? <p className="aside">{say('players.more', { count: more })}</p> : null}
    </section>
  );
}

function stateOf({ state }: { readonly state: string }): ReactNode {
  return <StateMark state={state} />;
}

function StateMark({ state }: { readonly state: string }) {
  const { say } = useBoardPage();
  return <span className={`state state-${state}`}>{stateWord(say, 'state', state)}</span>;
}

const addressOf = ({ address }: { readonly address: string }): ReactNode => <code>{address}</code>;

type TableProps<Shown extends Row> = {
  readonly title: 'realms' | 'games' | 'players';
  readonly rows: readonly Shown[];
  readonly columns: readonly Column<Shown>[];
  readonly rowsMax?: number;
};
type Order = { readonly by: WordName; readonly isDown: boolean };

function SortedTable<Shown extends Row>({ title, rows, columns, rowsMax }: TableProps<Shown>) {
  const { say, chosen, choose } = useBoardPage();
  const [order, setOrder] = useState<Order>({ by: columns[0]?.name ?? 'column.id', isDown: false });
  const by = columns.find(({ name }) => name === order.by)?.value;
  const sorted = sortRows(rows, by, order.isDown).slice(0, rowsMax);
  return (
    <div className="scrolled" role="group" tabIndex={0} aria-label={say(title)}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name }) => (
              <th
                key={name}
                scope="col"
                aria-sort={order.by !== name ? undefined : order.isDown ? 'descending' : 'ascending'}
              >
                <button
                  type="button"
                  onClick={() => setOrder({ by: name, isDown: order.by === name && !order.isDown })}
                >
                  {say(name)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.id} className={row.id === chosen ? 'chosen-row' : undefined}>
              {columns.map(({ name, value, show }, index) =>
                index === 0 ? (
                  <th key={name} scope="row">
                    <button
                      type="button"
                      aria-pressed={row.id === chosen}
                      onClick={() => choose(row.id === chosen ? undefined : row.id)}
                    >
                      {value(row)}
                    </button>
                  </th>
                ) : (
                  <td
                    key={name}
                    className={cellClass(name, value(row))}
                    data-label={show === undefined ? say(name) : undefined}
                  >
                    {show?.(row) ?? value(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cellClass = (name: WordName, value: string | number): string =>
  typeof value === 'number' ? 'number' : name.replace('column.', 'cell-');

/** Rows that are alike stay in the order of their ids, whichever way they are sorted. */
export function sortRows<Shown extends Row>(
  rows: readonly Shown[],
  value: ((row: Shown) => string | number) | undefined,
  isDown: boolean,
): readonly Shown[] {
  const sign = isDown ? -1 : 1;
  const compare = (one: string | number, other: string | number): number =>
    typeof one === 'number' && typeof other === 'number'
      ? one - other
      : String(one).localeCompare(String(other), undefined, { numeric: true });
  return [...rows].sort(
    (one, other) =>
      (value === undefined ? 0 : sign * compare(value(one), value(other))) || compare(one.id, other.id),
  );
}
