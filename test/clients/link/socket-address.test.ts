import { expect, test } from 'vitest';
import { socketAddress } from '../../../src/clients/link/socket-address.ts';

test.each([
  ['http://localhost:8888', 'http://localhost:8888', '/socket.io/'],
  ['http://localhost:8888/', 'http://localhost:8888', '/socket.io/'],
  ['http://localhost:8888/play/', 'http://localhost:8888', '/socket.io/'],
  ['http://localhost:8888/play', 'http://localhost:8888', '/socket.io/'],
  ['https://example.org/proxy/text_game/', 'https://example.org', '/proxy/text_game/socket.io/'],
  ['https://example.org/proxy/text_game', 'https://example.org', '/proxy/text_game/socket.io/'],
  ['https://example.org/worlds/one/play/', 'https://example.org', '/worlds/one/socket.io/'],
  ['http://[::1]:8888/', 'http://[::1]:8888', '/socket.io/'],
  ['localhost:8888', 'localhost:8888', '/socket.io/'],
])('[MR17] a game found at %s has its sockets at %s%s', (url, origin, path) => {
  expect(socketAddress(url)).toEqual({ origin, path });
});
