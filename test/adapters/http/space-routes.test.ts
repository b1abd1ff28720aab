/** Asking over HTTP who and what is where. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { spaceOf } from '../../../src/actors/universe/space.ts';
import { addSpaceRoutes, SPACE_LIMIT_MAX } from '../../../src/adapters/http/space-routes.ts';
import { formatAddress } from '../../../src/domain/stat7/address-uri.ts';
import { JOURNEY, openRouter } from '../../support/open-router.ts';
import { ALICE, BOB, join } from '../../support/scripted-run.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

type Shown = { id: string; kind: string; name: string; uri: string; distance?: number };
type Body = { things: Shown[]; total: number; next: string | null; code: string; message: string };

async function open() {
  const stage = openRouter();
  const { universe } = stage;
  stage.run(1, join(ALICE, 'Alice'), join(BOB, 'Bob'));
  const app = express();
  addSpaceRoutes(app, { tick: () => universe.tick, space: () => spaceOf(universe) });
  const server = createServer(app);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/space`;
  const get = async (rest: string) => {
    const response = await fetch(`${address}${rest}`);
    return { status: response.status, body: (await response.json()) as Body };
  };
  const things = async (rest: string): Promise<Shown[]> => (await get(rest)).body.things;
  return { ...stage, get, things };
}

describe('the space over HTTP', () => {
  it('[SA20] is asked by kind and by any dimensions at once', async () => {
    const { get, things, universe } = await open();
    const players = await get('?kind=player&realm=is*&velocity=1..');
    expect(players).toMatchObject({ status: 200, body: { tick: 1, total: 2, next: null } });
    expect(players.body.things.map(({ name }) => name).sort()).toEqual(['Alice', 'Bob']);
    expect(players.body.things[0]).toMatchObject({ address: { realm: 'isle', horizon: 'genesis' } });
    expect((await things('?kind=realm')).map(({ id }) => id)).toEqual(['realm:deep', 'realm:isle']);
    expect(await things('?realm=isle&realm=isle')).toBeUndefined();
    expect(await things('?realm=nowhere')).toEqual([]);
    expect((await get('')).body.total).toBe(spaceOf(universe).size);
  });

  it('[SA20] comes in pages that hold each thing once', async () => {
    const { get, things, universe } = await open();
    const ids: string[] = [];
    let after = '';
    do {
      const { body } = await get(`?limit=3&after=${encodeURIComponent(after)}`);
      expect(body.things.length).toBeLessThanOrEqual(3);
      ids.push(...body.things.map(({ id }) => id));
      after = body.next ?? '';
    } while (after !== '');
    expect(ids).toEqual(
      spaceOf(universe)
        .find({})
        .map(({ id }) => id),
    );
    expect(await things(`?limit=${SPACE_LIMIT_MAX}`)).toHaveLength(ids.length);
  });

  it('[SA20] has neighbours, nearest first, as many and as near as asked', async () => {
    const { things, universe } = await open();
    const alice = spaceOf(universe)
      .find({})
      .find(({ id }) => id === ALICE)!;
    const near = encodeURIComponent(formatAddress(alice.address));
    const found = await things(`?kind=player&near=${near}&limit=5`);
    expect(found.map(({ id, distance }) => [id, distance])).toEqual([
      [ALICE, 0],
      [BOB, 1],
    ]);
    expect(await things(`?near=${near}&radius=0`)).toHaveLength(1);
    const wide = await things(`?near=${near}&radius=1023&limit=1000`);
    expect(wide.every(({ distance }) => (distance ?? 9_999) <= 1_023)).toBe(true);
    expect(wide).toHaveLength(spaceOf(universe).find({ realm: [['isle']] }).length);
  });

  it('[SA21] finds a thing by its address, also by one that it had before', async () => {
    const { get, universe, router, run } = await open();
    const { address } = spaceOf(universe)
      .find({})
      .find(({ id }) => id === ALICE)!;
    const uri = formatAddress(address);
    const asked = `/${encodeURIComponent(uri)}`;
    expect(await get(asked)).toMatchObject({ status: 200, body: { id: ALICE, uri, moved: false } });
    router.transitionPlayer(ALICE, JOURNEY);
    run(20);
    expect(await get(asked)).toMatchObject({
      status: 200,
      body: { id: ALICE, moved: true, tick: 21, address: { realm: 'deep', lineage: { generation: 1 } } },
    });
    const nobody = formatAddress({ ...address, lineage: { generation: 0, line: '0'.repeat(20) } });
    expect(await get(`/${encodeURIComponent(nobody)}`)).toMatchObject({
      status: 404,
      body: { code: 'space/unknown' },
    });
    expect(await get('/vetrellis')).toMatchObject({ status: 400, body: { code: 'address/scheme' } });
  });

  it.each([
    ['colour=red', 'space/unknown-parameter'],
    ['realm=isle&realm=deep', 'space/given-twice'],
    ['realm[a]=isle', 'space/unknown-parameter'],
    ['kind=ghost', 'space/kind'],
    ['limit=0', 'space/limit'],
    ['limit=1001', 'space/limit'],
    ['limit=ten', 'space/limit'],
    ['radius=5', 'space/radius'],
    ['near=NEAR&radius=-1', 'space/radius'],
    ['near=NEAR&after=x', 'space/after'],
    ['near=here', 'address/scheme'],
    ['horizon=zenith', 'region/value'],
    ['realm=a;density=0&density=1', 'region/dimension-twice'],
    ['velocity=', 'region/value'],
  ])('[SA22] refuses ?%s as %s', async (query, code) => {
    const { get, universe } = await open();
    const near = encodeURIComponent(formatAddress(spaceOf(universe).find({})[0]!.address));
    const { status, body } = await get(`?${query.replace('NEAR', near)}`);
    expect({ status, code: body.code }).toEqual({ status: 400, code });
    expect(typeof body.message).toBe('string');
  });
});
