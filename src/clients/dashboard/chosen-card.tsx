/** What the reader has chosen: its seven dimensions, and who is there. */
import { useBoard, useBoardPage } from './board-context.ts';
import { readAddress } from './place-in-space.ts';

export function ChosenCard() {
  const { say, chosen, choose } = useBoardPage();
  const frame = useBoard((state) => state.frame);
  const realm = frame?.realms.find(({ id }) => id === chosen);
  const game = frame?.games.find(({ id }) => id === chosen);
  const player = frame?.players.find(({ id }) => id === chosen);
  const body = realm ?? game ?? player;
  if (body === undefined) return null;
  const { realm: named, generation, line, ...address } = readAddress(body.address);
  const there = frame?.players.filter((player) => player.realm === chosen).map(({ name }) => name) ?? [];
  const dimensions = [
    [say('address.realm'), named],
    [say('address.lineage'), `${generation}-${line.slice(0, 8)}…`],
    [say('address.adjacency'), address.adjacency],
    [say('address.horizon'), address.horizon],
    [say('address.resonance'), address.resonance],
    [say('address.velocity'), address.velocity],
    [say('address.density'), address.density],
  ] as const;
  return (
    <section className="chosen" aria-label={player?.name ?? body.id}>
      <div className="chosen-head">
        <h3>{player?.name ?? body.id}</h3>
        <button type="button" onClick={() => choose(undefined)}>
          {say('chosen.close')}
        </button>
      </div>
      {game === undefined ? null : <p className="aside">{game.description || game.realm}</p>}
      <dl>
        {dimensions.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {realm === undefined ? null : (
        <p className="aside">
          {there.length === 0 ? say('chosen.nobody') : `${say('chosen.players')}: ${there.join(', ')}`}
        </p>
      )}
    </section>
  );
}
