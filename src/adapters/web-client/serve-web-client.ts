/** Serves the pages of the web client, /play and /dashboard, so that they may do what they need and nothing else. */
import { join } from 'node:path';
import express, { type Express, type Response } from 'express';

/** Scripts, styles, fonts and connections only from this server; nobody may put the page into a frame. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Files below assets/ carry their digest in their names. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

const PAGES = ['play', 'dashboard'] as const;

export function serveWebClient(app: Express, directory: string): void {
  for (const page of PAGES) servePage(app, { address: `/${page}`, directory: join(directory, page) });
}

function servePage(
  app: Express,
  { address, directory }: { readonly address: string; readonly directory: string },
): void {
  const secure = (response: Response): void => {
    response.set('Content-Security-Policy', POLICY);
    response.set('Referrer-Policy', 'no-referrer');
    response.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  };
  // Express takes both addresses for one; the page's own files are found from the second.
  app.get(address, (request, response, next) => {
    if (request.path === address) response.redirect(301, `${address}/`);
    else next();
  });
  app.use(
    address,
    express.static(directory, {
      redirect: false,
      setHeaders: (response, path) => {
        secure(response as Response);
        const isLasting = path.startsWith(join(directory, 'assets'));
        response.setHeader('Cache-Control', isLasting ? FOR_EVER : ASK_AGAIN);
      },
    }),
  );
}
