/** The description of the HTTP side, for programs as a document and for people as a page that asks nobody else for anything. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import { openApiDocument } from './openapi-document.ts';

/** Swagger UI puts styles and pictures into its page itself; everything comes from this server. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The Seed over HTTP</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/begin.js"></script>
</body>
</html>
`;

const BEGIN = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, tryItOutEnabled: false });
`;

export function addDocsPage(app: Express): void {
  const document = JSON.stringify(openApiDocument());
  const files = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));
  app.get('/api/openapi.json', (_request, response) => {
    // A page of any origin may read what the server can do.
    response.set('Access-Control-Allow-Origin', '*').type('json').send(document);
  });
  app.get('/api/docs', (_request, response) => {
    response.set('Content-Security-Policy', POLICY).type('html').send(PAGE);
  });
  app.get('/api/docs/begin.js', (_request, response) => {
    response.type('js').send(BEGIN);
  });
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js'])
    app.use(`/api/docs/${name}`, express.static(`${files}/${name}`, { redirect: false }));
}
