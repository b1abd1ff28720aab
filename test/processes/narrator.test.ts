/** A real server with a narrator: `NARRATOR_URL=... npm start`, a player who talks to a keeper, and a trace of it afterwards. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChatServer } from '../support/chat-server.ts';
import { seed, temporaryFolder } from './seed-process.ts';
import { ServerProcess } from './server-process.ts';
import { Traveller } from './traveller.ts';

const WORDS = 'You again, and not a spoon the fewer.';

describe('a server with a narrator', () => {
  const data = temporaryFolder();
  let chat: ChatServer;
  let guest: Traveller | undefined;

  beforeAll(async () => {
    chat = await ChatServer.start({ type: 'says', text: WORDS });
  });
  afterAll(async () => {
    guest?.close();
    await chat.close();
  });

  /** Widow Teal is at the fire all day, and greets by a grammar whom she knows. */
  const talkToTeal = async (url: string, name: string) => {
    guest = await Traveller.enter(url, name);
    await guest.walk('west', 'The Drowned Bell');
    await guest.do('talk to teal');
    return guest;
  };

  test('[NR19] a keeper says what the model found, and the trace verifies when the model is gone', async () => {
    const env = { NARRATOR_URL: chat.url, NARRATOR_KEY: 'a-key-of-ours', NARRATOR_MODEL: 'small' };
    const server = await ServerProcess.start({ data, env });
    const player = await talkToTeal(server.url, 'Alice');
    const known = player.lines().length;
    await player.do('talk to teal');
    expect(await player.hears(WORDS, known)).toBe(`Widow Teal says, “${WORDS}”`);
    const asked = chat.requests.find(({ body }) => body.messages[0]?.content.includes('Widow Teal'));
    expect(asked?.headers.authorization).toBe('Bearer a-key-of-ours');
    expect(asked?.body.model).toBe('small');
    expect(asked?.body.messages[1]?.content).toContain('"player_name":"Alice"');
    player.close();
    expect(await server.stop()).toBe(0);
    expect(server.complaints()).toEqual([]);
    await chat.close();

    const trace = join(temporaryFolder(), 'trace');
    expect(await seed(['trace', 'export', '--data', data, '--out', trace])).toMatchObject({ code: 0 });
    const verified = await seed(['trace', 'verify', trace, '--json']);
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.stdout)).toMatchObject({ outcome: 'verified' });
  });

  test('[NR20] started again with a narrator that is gone, keepers speak by their grammars, and the log says why', async () => {
    const server = await ServerProcess.start({ data, env: { NARRATOR_URL: chat.url } });
    const player = await talkToTeal(server.url, 'Bella');
    const known = player.lines().length;
    await player.do('talk to teal');
    await player.hears('Teal', known);
    expect(player.lines().slice(known).join()).not.toContain(WORDS);
    expect(await server.logged('the narrator has no words')).toMatchObject({ code: 'narrator/unreachable' });
    player.close();
    expect(await server.stop()).toBe(0);
  });

  test('[NR20] an address that is none is refused at the start', async () => {
    const refused = await ServerProcess.attempt({ data, env: { NARRATOR_URL: 'the model' } });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('NARRATOR_URL') });
  });
});
