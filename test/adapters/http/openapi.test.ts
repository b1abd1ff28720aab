/** The OpenAPI document: true, valid, and complete. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { OPERATOR_REFUSALS } from '../../../src/domain/operators/operator-order.ts';
import { openApiDocument } from '../../../src/adapters/http/openapi-document.ts';
import { ADMIN_ERROR_MESSAGES } from '../../../src/protocol/admin/admin-error.ts';
import { ADMIN_ROUTES } from '../../../src/protocol/admin/admin-routes.ts';
import { PUBLIC_ROUTES } from '../../../src/protocol/admin/public-routes.ts';

const COMMITTED = new URL('../../../docs/openapi.json', import.meta.url);

describe('the OpenAPI document', () => {
  it('[OA1] is the one in docs, which is written anew with --update', async () => {
    await expect(`${JSON.stringify(openApiDocument(), null, 2)}\n`).toMatchFileSnapshot(COMMITTED.pathname);
  });

  it('[OA2] is valid OpenAPI 3.1, and the validator finds a fault in a broken one', async () => {
    expect(await new Validator().validate(structuredClone(openApiDocument()))).toMatchObject({ valid: true });
    const broken = {
      ...structuredClone(openApiDocument()),
      paths: { '/healthz': { get: { responses: 7 } } },
    };
    expect(await new Validator().validate(broken)).toMatchObject({ valid: false });
  });

  it('[OA2] refers to nothing that it does not hold', () => {
    const { components } = openApiDocument() as { components: { schemas: Record<string, unknown> } };
    const text = JSON.stringify(openApiDocument());
    const names = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(50);
    for (const name of names) {
      expect(name).toMatch(/^#\/components\/schemas\//);
      expect(Object.keys(components.schemas)).toContain(name.split('/').at(-1));
    }
    for (const schema of Object.values(components.schemas)) expect(schema).not.toHaveProperty('$ref');
  });

  it('[OA3] names each operation once, and gives each of the administration its errors', () => {
    const routes = [...PUBLIC_ROUTES, ...ADMIN_ROUTES];
    expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
    for (const { id, answers } of ADMIN_ROUTES)
      expect([id, ...Object.keys(answers)]).toEqual(expect.arrayContaining([id, '200', '400', '401', '403']));
    for (const [code, message] of Object.entries({ ...ADMIN_ERROR_MESSAGES, ...OPERATOR_REFUSALS })) {
      expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
      expect(message).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('[OA4] is the one of which the types of the tested client were made', () => {
    const [header] = readFileSync(new URL('../../support/http-api.ts', import.meta.url), 'utf8').split('\n');
    const digest = createHash('sha256').update(readFileSync(COMMITTED)).digest('hex');
    expect(header).toBe(`// Made by npm run client-types from docs/openapi.json ${digest}`);
  });
});
