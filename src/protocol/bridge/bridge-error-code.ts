/** Every code that the bridge and the router themselves can send, with its sentence. What the universe refuses has codes of its own. */
export const BRIDGE_ERROR_MESSAGES = {
  'message/not-json': 'Send one JSON object, with the header Content-Type: application/json.',
  'message/malformed': 'The message does not have the expected shape.',
  'message/too-large': 'The message is too long.',
  'message/unknown-action': 'The universe knows no such action: it has get and update.',
  'bridge/not-from-here':
    'Only programs on the machine of the server may change anything, or those with its BRIDGE_TOKEN.',
  'bridge/bad-token': 'Send the header Authorization: Bearer with the BRIDGE_TOKEN of the server.',
  'bridge/not-found': 'There is nothing here: see GET / for what there is.',
  'bridge/internal': 'Something went wrong in the server. It was logged.',
  'service/unreachable': 'The service cannot be reached, or hung up.',
  'service/timeout': 'The service took too long to answer.',
  'service/circuit-open': 'The service has failed too often, and is left alone for a while.',
  'service/busy': 'The service has as many requests under way as it may have.',
  'service/refused': 'The service answered that it would not, or could not.',
  'service/bad-answer': 'The service answered something that is no JSON.',
  'service/answer-too-large': 'The answer of the service is too long.',
  'service/not-http': 'The service answered something that is no HTTP, or with headers without end.',
  'proxy/rate-limited': 'Too many requests in a minute. Wait, and try again.',
  'proxy/memory-limit': 'The server uses as much memory as it may, and takes no new requests.',
  'proxy/length-required': 'A request with a body must say how long it is (Content-Length).',
  'proxy/body-too-large': 'The body of the request is too large.',
  'proxy/body-too-slow': 'The body of the request did not come in time.',
  'proxy/loop': 'The service sends requests back to the router that they came from.',
  'universe/busy': 'The universe takes no more in this tick. Try again in a moment.',
  'universe/not-running': 'The universe is not running at the moment.',
} as const satisfies Record<string, string>;

export type BridgeErrorCode = keyof typeof BRIDGE_ERROR_MESSAGES;
