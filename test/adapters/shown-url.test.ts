import { expect, test } from 'vitest';
import { shownUrl } from '../../src/adapters/shown-url.ts';

test('[HT5] the address of a port can be typed as it is shown', () => {
  const shown = (address: string) => shownUrl('ws', { address, port: 8765 });
  expect(shown('127.0.0.1')).toBe('ws://127.0.0.1:8765');
  expect(shown('0.0.0.0')).toBe('ws://localhost:8765');
  expect(shown('::')).toBe('ws://localhost:8765');
  expect(shown('::1')).toBe('ws://[::1]:8765');
  expect(shownUrl('http', { address: 'fe80::1', port: 80 })).toBe('http://[fe80::1]:80');
});
