/** The narrator over HTTP, with real servers of every temper on the other end. */
import { PassThrough } from 'node:stream';
import pino from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { ANSWER_BYTES_MAX } from '../../../src/adapters/narrator/chat-exchange.ts';
import { HttpNarrator, type HttpNarratorOptions } from '../../../src/adapters/narrator/http-narrator.ts';
import { createRenderers } from '../../../src/adapters/prose/renderers.ts';
import type { NarrationRequest } from '../../../src/domain/narration.ts';
import { warblerContext } from '../../../src/domain/warbler-context.ts';
import { type NarratorScene, narratorContract } from '../../contracts/narrator-contract.ts';
import { type ChatManners, ChatServer } from '../../support/chat-server.ts';
import { NARRATED_TEXTS, NARRATED_UNIVERSE } from '../../support/narrated-world.ts';
import { aPlayer } from '../../support/some-facts.ts';
import { shippedContent } from '../../support/transcript.ts';

const servers: ChatServer[] = [];
const narrators: HttpNarrator[] = [];
afterEach(async () => {
  for (const narrator of narrators.splice(0)) narrator.close();
  for (const server of servers.splice(0)) await server.close();
});

const renderers = createRenderers({ texts: NARRATED_TEXTS, locales: ['en'], defaultLocale: 'en' });

/** Lines of a log, as they were written. */
function logged() {
  const lines: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (line: Buffer) => lines.push(String(line)));
  return { lines, log: pino({ level: 'warn', base: null }, stream) };
}

async function serverThat(manners: ChatManners): Promise<ChatServer> {
  const server = await ChatServer.start(manners);
  servers.push(server);
  return server;
}

function narratorAt(url: string, more: Partial<HttpNarratorOptions> = {}): HttpNarrator {
  const narrator = new HttpNarrator({
    service: { url },
    renderers,
    log: pino({ level: 'silent' }),
    timeoutMs: 5_000,
    ...more,
  });
  narrators.push(narrator);
  return narrator;
}

const PATIENT: Partial<HttpNarratorOptions> = {};
const HURRIED = { timeoutMs: 60 };
const says = (text: string): ChatManners => ({ type: 'says', text });
const sends = (body: string, status = 200): ChatManners => ({ type: 'sends', body, status });

const TEMPERS: readonly [string, ChatManners, Partial<HttpNarratorOptions>, string?][] = [
  ['a good service', says('Cheese keeps better than news.'), PATIENT, 'Cheese keeps better than news'],
  ['a slow service', { ...says('It is late'), afterMs: 40 } as ChatManners, PATIENT, 'It is late'],
  [
    'one that answers in parts',
    sends(
      '{"choices":[{"message":{"content":[{"type":"text","text":"Low "},{"type":"text","text":"water."}]}}]}',
    ),
    PATIENT,
    'Low water',
  ],
  ['one that somebody wrote themselves', sends('{"text": "Low water."}'), PATIENT, 'Low water'],
  ['one that is out of order', sends('{"error": "overloaded"}', 500), PATIENT],
  ['one that wants another key', sends('{"choices":[{"message":{"content":"Secret."}}]}', 401), PATIENT],
  ['one that answers in garbage', sends('<html>502</html>'), PATIENT],
  ['one that answers something else', sends('{"choices": []}'), PATIENT],
  ['one that answers nothing', sends(''), PATIENT],
  ['one that says what no keeper would', says('{player} **wins**\n\n<script>'), PATIENT],
  ['one that writes a novel', says('Water. '.repeat(3_000)), PATIENT],
  ['one that never ends', { type: 'floods' }, PATIENT],
  ['one that hangs', { type: 'hangs' }, HURRIED],
  ['one that stalls in the middle', { type: 'stalls' }, HURRIED],
  ['one that drops the line', { type: 'drops' }, PATIENT],
  ['one that sends people elsewhere', { type: 'redirects', to: 'http://127.0.0.1:9/' }, PATIENT],
];

for (const [name, manners, options, words] of TEMPERS)
  narratorContract(name, async (): Promise<NarratorScene> => {
    const narrator = narratorAt((await serverThat(manners)).url, options);
    return words === undefined ? { narrator } : { narrator, words };
  });

narratorContract('a service that is not there', async () => {
  const server = await ChatServer.start(says('Nobody hears this.'));
  await server.close();
  return { narrator: narratorAt(server.url) };
});

const REQUEST: NarrationRequest = {
  request: 'isle@7@narration:keeper:warden/player:ada',
  locale: 'en',
  keeper: { text: 'isle.keeper.warden.name' },
  place: { text: 'isle.location.quay.name' },
  line: { phrase: 'talk.line', of: { weather: { phrase: 'talk.wind', of: {} }, player: 'Ada' } },
  context: warblerContext(NARRATED_UNIVERSE, {
    player: aPlayer(),
    items: [],
    realm: 'isle',
    stories: [],
    memories: [],
    realmFlags: [],
  }),
};

const answerOf = (narrator: HttpNarrator, request = REQUEST): Promise<string> =>
  new Promise((resolve) => narrator.ask(request, resolve));

describe('a question over HTTP', () => {
  it('[NR16] says who speaks, in whose voice, and what is known of the player, with the key in the head only', async () => {
    const server = await serverThat(says('Yes.'));
    const service = { url: server.url, key: 'a-key-of-ours', model: 'small' };
    expect(await answerOf(narratorAt(server.url, { service }))).toBe('Yes.');
    const [asked] = server.requests;
    expect(asked?.headers).toMatchObject({
      authorization: 'Bearer a-key-of-ours',
      'content-type': 'application/json',
    });
    expect(asked?.body).toMatchObject({
      model: 'small',
      stream: false,
      max_tokens: expect.any(Number),
      messages: [
        { role: 'system', content: 'You are the warden at the quay.' },
        { role: 'user', content: expect.stringContaining('Like this: “Wind,” says the warden to Ada.') },
      ],
    });
    expect(asked?.body.messages[1]?.content).toContain('"player_name":"Ada"');
    expect(JSON.stringify(asked?.body)).not.toContain('a-key-of-ours');
  });

  it('[NR16] is sent without a key and without a model when there is none', async () => {
    const server = await serverThat(says('Yes.'));
    await answerOf(narratorAt(server.url));
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
    expect(server.requests[0]?.body).not.toHaveProperty('model');
  });

  it.each(['en', 'es'])('[NR16] is put in the language of the player: %s', async (locale) => {
    const { texts, universe } = shippedContent();
    const server = await serverThat(says('Yes.'));
    const shipped = createRenderers({ texts, locales: universe.locales, defaultLocale: 'en' });
    const [keeper, place] = ['vetrellis.keeper.archon.name', 'vetrellis.location.lighthouse.name'];
    await answerOf(narratorAt(server.url, { renderers: shipped }), {
      ...REQUEST,
      locale,
      keeper: { text: keeper },
      place: { text: place },
      line: { text: 'vetrellis.keeper.archon.greeting.again' },
    });
    const [role, task] = server.requests[0]?.body.messages.map(({ content }) => content) ?? [];
    expect(role).toContain(texts[locale]?.[keeper]);
    expect(role).toMatch(locale === 'en' ? /in English/ : /en español/);
    expect(task).toMatch(locale === 'en' ? /in that voice/ : /esa misma voz/);
    expect(`${role}${task}`).not.toMatch(/\[[a-z]+\.|[\ue000-\uf8ff]/);
  });

  it('[NR17] is one of a few at a time; what waits too long, or finds the queue full, gets nothing at once', async () => {
    const server = await serverThat({ type: 'says', text: 'Yes.', afterMs: 30 });
    const narrator = narratorAt(server.url, { concurrencyMax: 2, queueLengthMax: 3 });
    const answers = await Promise.all(Array.from({ length: 9 }, () => answerOf(narrator)));
    expect(answers.filter((text) => text === 'Yes.')).toHaveLength(5);
    expect(answers.filter((text) => text === '')).toHaveLength(4);
    expect(server.openMost).toBeLessThanOrEqual(2);
    const hanging = narratorAt((await serverThat({ type: 'hangs' })).url, {
      concurrencyMax: 1,
      timeoutMs: 50,
    });
    expect(await Promise.all([answerOf(hanging), answerOf(hanging), answerOf(hanging)])).toEqual([
      '',
      '',
      '',
    ]);
  });

  it('[NR17] is given up when its answer grows too long, and the connection is closed', async () => {
    const server = await serverThat({ type: 'floods' });
    const { lines, log } = logged();
    expect(await answerOf(narratorAt(server.url, { log }))).toBe('');
    expect(lines.join('')).toContain('narrator/too-large');
    await expect.poll(() => server.abandoned).toBe(1);
    const most = JSON.stringify({ text: 'a' }).padEnd(ANSWER_BYTES_MAX, ' ');
    expect(await answerOf(narratorAt((await serverThat(sends(most))).url))).toBe('a');
    expect(await answerOf(narratorAt((await serverThat(sends(`${most} `))).url))).toBe('');
  });

  it('[NR17] takes no redirection, which might carry the key away', async () => {
    const elsewhere = await serverThat(says('Mine.'));
    const server = await serverThat({ type: 'redirects', to: elsewhere.url });
    const service = { url: server.url, key: 'a-key-of-ours' };
    expect(await answerOf(narratorAt(server.url, { service }))).toBe('');
    expect(elsewhere.requests).toEqual([]);
  });

  it.each([
    [sends('no', 503), PATIENT, 'narrator/status'],
    [sends('no'), PATIENT, 'narrator/unreadable'],
    [{ type: 'drops' } as ChatManners, PATIENT, 'narrator/unreachable'],
    [{ type: 'hangs' } as ChatManners, HURRIED, 'narrator/timeout'],
  ])('[NR18] that fails is in the log with its code and without the key: %j', async (manners, more, code) => {
    const { lines, log } = logged();
    const { url } = await serverThat(manners);
    await answerOf(narratorAt(url, { ...more, log, service: { url, key: 'a-key-of-ours' } }));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ code, request: REQUEST.request });
    expect(lines.join('')).not.toContain('a-key-of-ours');
  });
});
