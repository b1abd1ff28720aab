/** A game of somebody else's, as the games' port knows it: registers, publishes, leaves. */
import WebSocket from 'ws';

export type OpenGame = {
  readonly publish: (eventType: string, target: string | null, data: object) => void;
  /** Unregisters and hangs up. */
  readonly leave: () => void;
};

/** Resolves when it is registered. */
export async function openGame(
  url: string,
  id: string,
  { realm = `The Realm of ${id}`, developer = 'Ada', description = 'a test' } = {},
): Promise<OpenGame> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const send = (message: object): void => socket.send(JSON.stringify(message));
  const answer = new Promise<{ readonly status: string; readonly code?: string }>((resolve) => {
    socket.once('message', (data) => resolve(JSON.parse(String(data))));
  });
  send({
    ...{ action: 'register_game', game_id: id, realm_id: realm },
    ...{ developer_name: developer, description },
  });
  const { status, code } = await answer;
  if (status !== 'success') throw new Error(`${id} was not registered: ${code}`);
  // Whatever comes is read, so that the connection stays awake.
  socket.on('message', () => {});
  return {
    publish: (eventType, target, data) =>
      send({
        ...{ action: 'publish_event', source_game_id: id, target_game_id: target },
        ...{ event_type: eventType, data },
      }),
    leave: () => {
      send({ action: 'unregister_game', game_id: id });
      socket.close();
    },
  };
}
