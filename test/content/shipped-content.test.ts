/** The worlds that come with the program, loaded from disk as a server does. */
import { expect, it } from 'vitest';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../src/adapters/content-directory.ts';
import { formatFinding } from '../../src/content/finding.ts';
import { loadContent } from '../../src/content/load-content.ts';

it('[CT13] the shipped worlds load, and the loader has nothing to say about them, in English or in Spanish', () => {
  const result = loadContent(readContentDirectory(SHIPPED_CONTENT_DIRECTORY));
  expect(result.findings.map(formatFinding)).toEqual([]);
  expect(result.findings.flatMap(({ keys }) => keys ?? [])).toEqual([]);
  expect(result.ok).toBe(true);
});
