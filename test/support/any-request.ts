/** Requests made at random from an OpenAPI document: such as it asks for, and such as it does not. */
import fc from 'fast-check';

export type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};
export type Operation = {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'path' | 'query';
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
  readonly responses: Readonly<Record<string, unknown>>;
};
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

export type AnyRequest = {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly body: string | undefined;
  readonly type: string;
};

/** Names that the universe has, so that some requests get further than the first check. */
export type Known = Readonly<Record<string, readonly string[]>>;

const HUGE = 'x'.repeat(3000);
const ODD = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  'NaN',
  'null',
  '__proto__',
  'constructor',
  '../..',
  '%',
  "' OR 1=1 --",
  '\0',
  '🦉',
  'Ω≈ç',
  '\u202e',
  HUGE,
];
const anyText = fc.oneof(
  fc.constantFrom(...ODD),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** A value such as the schema asks for; numbers stay small, so that nobody waits for a thousand ticks. */
function fitting(schema: Schema, document: Document, known: readonly string[] = []): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return fitting(document.components.schemas[name] ?? {}, document);
  }
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'integer': {
      const { minimum = 0, maximum = minimum + 20 } = schema;
      return fc.integer({ min: minimum, max: Math.min(maximum, minimum + 20) });
    }
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, part]) => [name, fitting(part, document)]),
        ),
        { requiredKeys: [...(schema.required ?? [])] },
      );
    case 'string':
      return fc.oneof(
        { arbitrary: fc.constantFrom(...(known.length === 0 ? ['isle'] : known)), weight: 3 },
        fc.string({ unit: 'grapheme-ascii', minLength: schema.minLength ?? 0, maxLength: 30 }),
        fc.integer({ min: 1, max: 500 }).map(String),
      );
    default:
      return fc.jsonValue();
  }
}

const anyBody = (schema: Schema, document: Document): fc.Arbitrary<string | undefined> => {
  const fit = fitting(schema, document);
  const bent = fc
    .tuple(fit, fc.string(), fc.jsonValue())
    .map(([value, name, other]) => JSON.stringify({ ...(value as object), [name]: other }));
  const wrong = fc.tuple(fit, fc.jsonValue(), fc.nat()).map(([value, other, at]) => {
    const names = Object.keys(value as object);
    return JSON.stringify({ ...(value as object), [names[at % Math.max(1, names.length)] ?? 'text']: other });
  });
  return fc.oneof(
    { arbitrary: fit.map((value) => JSON.stringify(value)), weight: 4 },
    wrong,
    bent,
    fc.json(),
    anyText,
    fc.constantFrom(undefined, '{', '"\\ud800"', '['.repeat(2000), `{"text":"${'y'.repeat(30_000)}"}`),
  );
};

const anyType = fc.oneof(
  { arbitrary: fc.constant('application/json'), weight: 8 },
  fc.constantFrom(
    'text/plain',
    'application/json; charset=utf-16',
    'application/json; charset=nonsense',
    'x',
  ),
);

/** One request to that operation. */
export function anyRequest(
  { path, method, operation }: { path: string; method: string; operation: Operation },
  { document, known }: { readonly document: Document; readonly known: Known },
): fc.Arbitrary<AnyRequest> {
  const { parameters = [], requestBody } = operation;
  const value = (name: string, schema: Schema) =>
    fc.oneof({ arbitrary: fitting(schema, document, known[name]).map(String), weight: 3 }, anyText);
  const places = parameters.filter((one) => one.in === 'path');
  const asked = parameters.filter((one) => one.in === 'query');
  const query = fc.record(
    Object.fromEntries(
      asked.map(({ name, schema }) => [
        name,
        fc.array(value(name, schema), { minLength: 1, maxLength: 2, size: 'xsmall' }),
      ]),
    ),
    { requiredKeys: [] },
  );
  return fc
    .record({
      values: fc.tuple(...places.map(({ name, schema }) => value(name, schema))),
      query,
      body:
        requestBody === undefined
          ? fc.constant(undefined)
          : anyBody(requestBody.content['application/json'].schema, document),
      type: anyType,
    })
    .map(({ values, query: given, body, type }) => {
      const at = places.reduce(
        (text, { name }, index) =>
          text.replace(`{${name}}`, () => encodeURIComponent(String(values[index]).toWellFormed())),
        path,
      );
      const pairs = Object.entries(given).flatMap(([name, all]) =>
        (all ?? []).map((one): [string, string] => [name, one.toWellFormed()]),
      );
      const search = new URLSearchParams(pairs).toString();
      return {
        operation,
        method: method.toUpperCase(),
        path: search === '' ? at : `${at}?${search}`,
        body,
        type,
      };
    });
}
