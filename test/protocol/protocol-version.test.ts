import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { COMMAND_LENGTH_MAX, NAME_LENGTH_MAX } from '../../src/actors/universe/input.ts';
import type { PerceptStyle } from '../../src/domain/percept.ts';
import { SPOKEN_ON } from '../../src/domain/social/spoken-on.ts';
import { encodeCanonical } from '../../src/kernel/canonical.ts';
import { acknowledgementSchema } from '../../src/protocol/acknowledgement.ts';
import { commandSchema, TEXT_LENGTH_MAX } from '../../src/protocol/command.ts';
import { envelopeSchema, flatEnvelopeSchema } from '../../src/protocol/envelope.ts';
import { ERROR_MESSAGES } from '../../src/protocol/error-code.ts';
import { errorNoticeSchema } from '../../src/protocol/error-notice.ts';
import { CLIENT_EVENTS, SERVER_EVENTS } from '../../src/protocol/event-name.ts';
import { farewellSchema } from '../../src/protocol/farewell.ts';
import { joinSchema } from '../../src/protocol/join.ts';
import { NAME_CHARACTERS_MAX } from '../../src/protocol/player-name.ts';
import { presenceSchema } from '../../src/protocol/presence.ts';
import { PROSE_CHANNELS, PROSE_STYLES, type ProseStyle, proseSchema } from '../../src/protocol/prose.ts';
import { PROTOCOL_VERSION } from '../../src/protocol/protocol-version.ts';
import { statusSchema } from '../../src/protocol/status.ts';
import { welcomeSchema } from '../../src/protocol/welcome.ts';

/** Never change an entry: when the shapes change, raise PROTOCOL_VERSION and add one. */
const HASH_OF_VERSION: Readonly<Record<number, string>> = {
  1: '37e93e777a48296eddc0a8728277746d6a13af0effd3fe0ed536b4d2e546db8d',
  2: 'e5e0a53a417dcbc818806a30e342a0206888e75ef16d39582c7b8cea8b90f1fd',
  3: 'ee2ef00a8783259a0e6deffdc9ee9ef2e7debcd6ab9c0e8504338660ad00f081',
  4: '4f33f034c3b7b79767f9a9a823202cf8ed23161b064f72b5b7c68554a628e2d9',
  5: 'a3e1f8bd57309f7b6f0a8a240b00674e6f03d8dd69428e8abeca1c1cf8c6cf71',
};

test('[PT1] the shapes of all messages are those of the protocol version', () => {
  const schemas = {
    join: joinSchema,
    command: commandSchema,
    message: z.union([envelopeSchema, flatEnvelopeSchema]),
    acknowledgement: acknowledgementSchema,
    welcome: welcomeSchema,
    prose: proseSchema,
    presence: presenceSchema,
    status: statusSchema,
    error: errorNoticeSchema,
    farewell: farewellSchema,
  };
  const shapes = Object.entries(schemas).map(([name, schema]) => [name, z.toJSONSchema(schema)]);
  const described = encodeCanonical(JSON.parse(JSON.stringify([CLIENT_EVENTS, SERVER_EVENTS, shapes])));
  const hash = createHash('sha256').update(described).digest('hex');
  expect(hash).toBe(HASH_OF_VERSION[PROTOCOL_VERSION]);
});

test('[PT2] the protocol and the universe agree on limits and styles', () => {
  expect(TEXT_LENGTH_MAX).toBe(COMMAND_LENGTH_MAX);
  expect(NAME_CHARACTERS_MAX).toBe(NAME_LENGTH_MAX);
  const styles: readonly PerceptStyle[] = PROSE_STYLES;
  const back: (style: PerceptStyle) => ProseStyle = (style) => style;
  expect(styles.map(back)).toEqual(PROSE_STYLES);
  expect(PROSE_CHANNELS).toEqual(SPOKEN_ON);
});

test('[PT3] every error code has a namespace and a sentence', () => {
  for (const [code, message] of Object.entries(ERROR_MESSAGES)) {
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(message).toMatch(/^[A-Z].*\.$/);
  }
});
