/** Keeps the page in the browser, so that it opens without a network. The game itself is never kept. */
type Waiting = { waitUntil(promise: Promise<unknown>): void };
type Asking = { readonly request: Request; respondWith(answer: Promise<Response>): void };
type Worker = {
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asking) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
};
const worker = self as unknown as Worker;

/** Filled in when the page is built: every file of it, and a name that changes with them. */
declare const __SHELL_FILES__: readonly string[];
declare const __SHELL_NAME__: string;
const SHELL = `the-seed-${__SHELL_NAME__}`;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll(['./', ...__SHELL_FILES__]))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  const removeOld = caches
    .keys()
    .then((names) => Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name))));
  event.waitUntil(removeOld.then(() => worker.clients.claim()));
});

/** The page from the network while there is one, its files from the cache; anything else is none of its business. */
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin || !url.pathname.startsWith('/play/'))
    return;
  const kept = () => caches.match(request, { ignoreSearch: true });
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(async () => (await caches.match('./')) ?? Response.error()));
  } else event.respondWith(kept().then((found) => found ?? fetch(request)));
});
