/** The OpenAPI 3.1 document of the HTTP side, made of the same descriptions by which requests are judged. */
import { z } from 'zod';
import { ADMIN_ROUTES } from '../../protocol/admin/admin-routes.ts';
import { PUBLIC_ROUTES } from '../../protocol/admin/public-routes.ts';
import type { Answer, Route } from '../../protocol/admin/route.ts';

type Json = Readonly<Record<string, unknown>>;

const EVENTS_TYPE = 'text/event-stream';

export function openApiDocument(): Json {
  const schemas = new Map<string, Json>();
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of [...PUBLIC_ROUTES, ...ADMIN_ROUTES]) {
    const methods = paths[route.path] ?? {};
    methods[route.method] = operationOf(route, schemas);
    paths[route.path] = methods;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'The Seed',
      version: '1.0.0',
      summary: 'A universe over HTTP: what everybody may see of it, and what its administrators do.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: ['Universe', 'Charts', 'Players', 'Administration', 'Governance', 'Operators'].map((name) => ({
      name,
    })),
    paths,
    components: {
      schemas: Object.fromEntries([...schemas].sort(([left], [right]) => (left < right ? -1 : 1))),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'ADMIN_TOKEN of the server. Without one, requests from its own machine need nothing.',
        },
      },
    },
  };
}

function operationOf(route: Route, schemas: Map<string, Json>): Json {
  const { id, tag, summary, params, query, body, answers, path, isGuarded = false } = route;
  const parameters = [...parametersOf(params, 'path'), ...parametersOf(query, 'query')];
  const isAdmin = isGuarded || path.startsWith('/api/admin');
  return {
    operationId: id,
    tags: [tag],
    summary,
    security: isAdmin ? [{ token: [] }, {}] : [],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body, 'input', schemas) } },
          },
        }),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, answer]) => [status, responseOf(answer, schemas)]),
    ),
  };
}

function responseOf(
  { description, schema, events, type = events === undefined ? 'application/json' : EVENTS_TYPE }: Answer,
  schemas: Map<string, Json>,
): Json {
  const text = { type: 'string', ...(events && { 'x-event-data': schemaOf(events, 'output', schemas) }) };
  const content = schema === undefined ? text : schemaOf(schema, 'output', schemas);
  return { description, content: { [type]: { schema: content } } };
}

function parametersOf(shape: z.ZodObject | undefined, where: 'path' | 'query'): readonly Json[] {
  if (shape === undefined) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(shape, 'input');
  return Object.entries(properties as Record<string, Json>).map(([name, { description, ...schema }]) => ({
    name,
    in: where,
    required: (required as readonly string[]).includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

/** A schema with an id of its own stands among the components once, and is referred to. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Map<string, Json>): Json {
  const { $defs = {}, ...own } = jsonSchemaOf(schema, io);
  for (const [id, definition] of Object.entries($defs as Record<string, Json>))
    schemas.set(id, moved(definition));
  const id = schema.meta()?.id;
  if (id === undefined) return moved(own);
  // What names itself twice over is among the definitions already.
  if (!('$ref' in own)) schemas.set(id, moved(own));
  return { $ref: `#/components/schemas/${id}` };
}

function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io });
  return rest;
}

/** References into the schema itself point at the components instead; ids are their names there. */
function moved(schema: Json): Json {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    key === '$ref' && typeof value === 'string'
      ? value.replace(/^#\/\$defs\//, '#/components/schemas/')
      : key === 'id' && typeof value === 'string'
        ? undefined
        : value,
  );
  return JSON.parse(text) as Json;
}
