/**
 * The version of the wire protocol. It grows whenever a message changes its shape; test/protocol holds the hash
 * of every shape and fails until it does.
 */
export const PROTOCOL_VERSION = 5;
