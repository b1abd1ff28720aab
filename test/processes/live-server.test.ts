import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually, SHIPPED_CONTENT, temporaryFolder } from './seed-process.ts';
import { ServerProcess } from './server-process.ts';
import { Traveller } from './traveller.ts';

type Overview = {
  readonly status: string;
  readonly tick: number;
  readonly chain: string;
  readonly realms: readonly {
    readonly realm: string;
    readonly tokens: number;
    readonly items: number;
    readonly roster: readonly {
      readonly name: string;
      readonly location: string;
      readonly present: boolean;
    }[];
  }[];
};
type Context = {
  readonly active_realm: string | null;
  readonly world_state: { readonly player_tokens: number; readonly player_keepers_met: readonly string[] };
  readonly narrative_context: {
    readonly character_journey: readonly { readonly from: string; readonly to: string }[];
    readonly reputation_scores: Readonly<Record<string, number>>;
    readonly inventory: readonly { readonly item_id: string; readonly name: string }[];
    readonly story_flags: readonly string[];
  };
};

/** From the harbor to the head of the stair that leads to the other realm. */
const TO_THE_STAIR = [
  ['north', 'The Village Square'],
  ['west', 'The Mast Wood'],
  ['down', 'The Echo Chamber'],
  ['north', 'The Sea Stair'],
] as const;

describe('a server as its user starts it', () => {
  let server: ServerProcess;
  const guests: Traveller[] = [];
  const enter = async (name: string): Promise<Traveller> => {
    const guest = await Traveller.enter(server.url, name);
    guests.push(guest);
    return guest;
  };
  const contextOf = (name: string) => server.json<Context>(`/api/players/${name}/context`);
  const overview = () => server.json<Overview>('/api/universe');

  beforeAll(async () => {
    server = await ServerProcess.start({ data: temporaryFolder() });
  });
  afterAll(async () => {
    for (const guest of guests) guest.close();
    expect(await server.stop()).toBe(0);
    expect(server.complaints()).toEqual([]);
  });

  test('[LV1] is healthy, ready, and shows a universe whose ticks go on', async () => {
    expect(await server.json('/healthz')).toEqual({ status: 'ok' });
    expect(await server.json('/readyz')).toEqual({ status: 'running' });
    const first = await overview();
    expect(first).toMatchObject({ status: 'running', chain: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(first.realms.map(({ realm }) => realm)).toEqual([
      'aldermouth',
      'hethering',
      'meridian',
      'vetrellis',
    ]);
    await eventually(async () => ((await overview()).tick > first.tick ? true : undefined), 'another tick');
    const page = await (await server.get('/')).text();
    expect(page).toContain('npm run play');
    expect((await server.get('/nowhere')).status).toBe(404);
  });

  test('[LV2] what is said reaches everybody in the room, each in their own person, and nobody elsewhere', async () => {
    const [alice, bob, dora] = [await enter('Alice'), await enter('Bob'), await enter('Dora')];
    await dora.walk('west', 'The Drowned Bell');
    const [fromBob, fromDora] = [bob.lines().length, dora.lines().length];
    const { text } = await alice.do('say good morning, quay');
    expect(text).toMatch(/You say, [“"]good morning, quay[”"]/);
    expect(await bob.hears('good morning, quay', fromBob)).toMatch(
      /^Alice says, [“"]good morning, quay[”"]$/,
    );
    await alice.do('take lantern');
    await bob.hears('Alice takes the storm lantern.', fromBob);
    const gift = alice.lines().length;
    await alice.do('give lantern to Bob');
    await alice.hears('You give the storm lantern to Bob.', gift);
    await bob.hears('Alice gives you the storm lantern.', fromBob);
    // An answer in a later tick shows that everything before it has arrived.
    await dora.do('look');
    expect(dora.lines().slice(fromDora).join('\n')).not.toMatch(/Alice|Bob|good morning|storm/);
    for (const guest of [alice, bob, dora]) await leave(guest);
  });

  test('[LV3] presence tells both sides who comes and goes', async () => {
    const [first, second] = [await enter('Frida'), await enter('Gustav')];
    const told = (guest: Traveller, of: Traveller, list: 'entered' | 'left', from: number) =>
      eventually(
        () =>
          guest
            .presence()
            .slice(from)
            .find((presence) => presence[list].includes(of.id())),
        `${of.name} ${list} for ${guest.name}`,
      );
    expect(await told(first, second, 'entered', 0)).toMatchObject({
      location: 'harbor',
      names: { [second.id()]: 'Gustav' },
    });
    expect(await told(second, first, 'entered', 0)).toMatchObject({ names: { [first.id()]: 'Frida' } });
    let known = first.presence().length;
    await second.walk('up', 'The Net Loft');
    await told(first, second, 'left', known);
    known = first.presence().length;
    const own = second.presence().length;
    await second.walk('down', 'Vetrellis Harbor');
    await told(first, second, 'entered', known);
    await told(second, first, 'entered', own);
    known = first.presence().length;
    await leave(second);
    await told(first, second, 'left', known);
    await leave(first);
  });

  test('[LV4] a journey to the other realm and back leaves belongings, purse and reputation as they were', async () => {
    const [carol, stayer] = [await enter('Carol'), await enter('Stella')];
    await carol.walk('up', 'The Net Loft');
    await carol.do('take lantern');
    await carol.walk('down', 'Vetrellis Harbor');
    for (const [direction, room] of TO_THE_STAIR) await carol.walk(direction, room);
    const tokens = async () => (await overview()).realms.reduce((sum, realm) => sum + realm.tokens, 0);
    const items = async () => (await overview()).realms.reduce((sum, realm) => sum + realm.items, 0);
    const total = { tokens: await tokens(), items: await items() };
    const quiet = stayer.lines().length;

    // The first time, the other realm makes itself known; from the second time on nothing changes at all.
    const before = await contextOf('Carol');
    await carol.walk('down', 'The Gangway');
    expect(await contextOf('Carol')).toMatchObject({ active_realm: 'meridian' });
    await carol.do('say is anybody aboard');
    await carol.walk('up', 'The Sea Stair');
    const between = await contextOf('Carol');
    expect(between.narrative_context.inventory).toEqual(before.narrative_context.inventory);
    expect(between.narrative_context.inventory).toEqual([expect.objectContaining({ name: 'lantern' })]);
    expect(between.world_state.player_tokens).toBeGreaterThanOrEqual(before.world_state.player_tokens);
    await carol.walk('down', 'The Gangway');
    await carol.walk('up', 'The Sea Stair');
    const after = await contextOf('Carol');
    const { character_journey: journey, ...told } = after.narrative_context;
    const { character_journey: earlier, ...toldEarlier } = between.narrative_context;
    expect(told).toEqual(toldEarlier);
    expect(after.world_state).toEqual(between.world_state);
    expect(journey.slice(earlier.length)).toMatchObject([
      { from: 'vetrellis', to: 'meridian' },
      { from: 'meridian', to: 'vetrellis' },
    ]);
    expect({ tokens: await tokens(), items: await items() }).toEqual(total);

    await stayer.do('look');
    expect(stayer.lines().slice(quiet).join('\n')).not.toMatch(/Carol|aboard/);
    await leave(carol);
    await leave(stayer);
  });

  async function leave(guest: Traveller): Promise<void> {
    await guest.send('quit');
    await guest.wire.next('farewell');
    await guest.wire.disconnected();
  }
});

describe('a server that is stopped and started', () => {
  test('[LV5] leaves with exit code 0 at SIGTERM, and the next one goes on from that tick with that chain', async () => {
    const data = temporaryFolder();
    const first = await ServerProcess.start({ data });
    const alice = await Traveller.enter(first.url, 'Alice');
    await alice.do('take lantern');
    const goodbye = alice.wire.next('farewell');
    expect(await first.stop()).toBe(0);
    expect(await goodbye).toMatchObject({ reason: 'shutdown' });
    const stopped = await first.logged('stopped');
    expect(stopped).toMatchObject({ reason: 'SIGTERM', tick: expect.any(Number) });

    const second = await ServerProcess.start({ data });
    const { tick, chain } = await second.logged('The Seed is open');
    expect({ tick, chain }).toEqual({ tick: stopped['tick'], chain: stopped['chain'] });
    const again = await Traveller.enter(second.url, 'Alice');
    expect(again.room()).toBe('Vetrellis Harbor');
    await again.do('inventory');
    await again.hears('You carry a storm lantern');
    again.close();
    expect(await second.stop()).toBe(0);
  });

  test('[LV6] a second server on the same data directory is refused, and the first one goes on', async () => {
    const data = temporaryFolder();
    const first = await ServerProcess.start({ data });
    const refused = await ServerProcess.attempt({ data });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/^journal\/in-use: /m) });
    const alice = await Traveller.enter(first.url, 'Alice');
    await alice.do('look');
    alice.close();
    expect(await first.stop()).toBe(0);
  });

  test('[LV7] new worlds are taken up; another clock is refused with advice', async () => {
    const [data, content] = [temporaryFolder(), join(temporaryFolder(), 'content')];
    cpSync(SHIPPED_CONTENT, content, { recursive: true });
    const edit = (file: string, from: string, to: string): void => {
      const path = join(content, file);
      const text = readFileSync(path, 'utf8');
      expect(text).toContain(from);
      writeFileSync(path, text.replace(from, to));
    };
    const harbor = 'worlds/vetrellis/locations/harbor.yaml';
    const first = await ServerProcess.start({ data, content });
    (await Traveller.enter(first.url, 'Alice')).close();
    await first.stop();
    const stopped = await first.logged('stopped');

    edit(harbor, 'name: Vetrellis Harbor', 'name: The Old Harbor');
    const second = await ServerProcess.start({ data, content });
    expect(await second.logged('The Seed is open')).toMatchObject({
      tick: stopped['tick'],
      chain: stopped['chain'],
    });
    const alice = await Traveller.enter(second.url, 'Alice');
    expect(alice.room()).toBe('The Old Harbor');
    alice.close();
    await second.stop();

    const universe = 'worlds/universe.yaml';
    edit(universe, 'time_scale: 60', 'time_scale: 61');
    const refused = await ServerProcess.attempt({ data, content });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/^journal\/content-changed: /m) });
    expect(refused).toMatchObject({
      stderr: expect.stringContaining('undo the change, or start a new universe in another data directory'),
    });
  });
});
