/**
 * Writes test/support/http-api.ts, the types of a client of the HTTP side, from docs/openapi.json: `npm run client-types`.
 * The generator needs a TypeScript of its own, older than ours, so npm fetches both for this one run.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const document = `${root}docs/openapi.json`;
const types = `${root}test/support/http-api.ts`;
const packages = ['openapi-typescript@7.13.0', 'typescript@5.9.3'];

const fetched = ['-y', ...packages.flatMap((name) => ['-p', name])];
execFileSync('npx', [...fetched, 'openapi-typescript', document, '-o', types], {
  cwd: '/tmp',
  stdio: 'inherit',
});
const digest = createHash('sha256').update(readFileSync(document)).digest('hex');
writeFileSync(
  types,
  `// Made by npm run client-types from docs/openapi.json ${digest}\n${readFileSync(types, 'utf8')}`,
);
execFileSync('npx', ['biome', 'format', '--write', types], { cwd: root, stdio: 'inherit' });
