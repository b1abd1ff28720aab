/** How a route of the HTTP side is described: requests are judged, and the OpenAPI document is made, by the same words. */
import type { z } from 'zod';

export type Answer = {
  readonly description: string;
  /** Absent for what is not JSON. */
  readonly schema?: z.ZodType;
  /** application/json by default. */
  readonly type?: string;
  /** Of a stream of server-sent events, which does not end by itself: what each has for its data. */
  readonly events?: z.ZodType;
};

type Shape = z.ZodObject;

export type Route = {
  /** Unique: the name of the operation in a generated client. */
  readonly id: string;
  readonly method: 'get' | 'post';
  /** `/api/admin/players/{name}`. */
  readonly path: string;
  readonly tag: 'Universe' | 'Charts' | 'Players' | 'Administration' | 'Governance' | 'Operators';
  readonly summary: string;
  /** Outside of /api/admin: for administrators only. */
  readonly isGuarded?: boolean;
  readonly params?: Shape;
  readonly query?: Shape;
  readonly body?: z.ZodType;
  readonly answers: Readonly<Record<number, Answer>>;
};
