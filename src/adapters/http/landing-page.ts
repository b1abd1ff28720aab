/** The page at `/`: says what this server is and how to play. Self-contained, readable on a phone. */
import { escapeHtml } from './escape-html.ts';
import { LANDING_STYLE } from './landing-style.ts';

export type LandingPage = {
  /** What this universe is called. */
  readonly universeName: string;
  /** The command that opens the terminal client, with `URL` where the server's address belongs. */
  readonly playCommand: string;
  /** There is a page to play on, at /play. */
  readonly hasWebClient: boolean;
  /** HTML of what operators look for, as it is just now; nothing by default. */
  readonly panel?: (address: string) => string;
};

const DOORS = `<p class="doors"><a href="/play/">Play in this browser</a> <a href="/dashboard/">Look on from above</a></p>
`;

/** `address` is where the reader has found this server, `http://localhost:8888`. */
export function renderLandingPage(page: LandingPage, address: string): string {
  const name = escapeHtml(page.universeName);
  const playCommand = escapeHtml(page.playCommand.replace('URL', () => address));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<link rel="icon" href="data:,">
<style>${LANDING_STYLE}</style>
</head>
<body>
<main>
<h1>${name}</h1>
<p>A world made of text, shared by everyone who is connected. You type what you do; the world tells you
what happens. It goes on while you are away.</p>
${page.hasWebClient ? DOORS : ''}${page.panel?.(address) ?? ''}<h2>Play in a terminal</h2>
<pre>${playCommand}</pre>
<h2>Things to type</h2>
<dl>
<dt>look</dt><dd>Where am I?</dd>
<dt>examine lantern</dt><dd>Look closely at something.</dd>
<dt>north</dt><dd>Walk through an exit. <code>n</code> will do.</dd>
<dt>take lantern</dt><dd>Pick something up; <code>inventory</code> tells what you carry.</dd>
<dt>say hello</dt><dd>Speak to everybody in the room.</dd>
<dt>help</dt><dd>Everything else.</dd>
<dt>quit</dt><dd>Leave the world.</dd>
</dl>
<h2>Write a client of your own</h2>
<p>The server speaks Socket.IO at <code>${escapeHtml(address)}</code>. Connect with <code>{"auth": {"name": "Ada"}}</code>, send
<code>command</code> events with <code>{"text": "look"}</code>, and print the <code>lines</code> of each
<code>prose</code> event.</p>
<h2>State of the universe</h2>
<p><a href="/api/universe">/api/universe</a> as JSON, <a href="/healthz">/healthz</a>,
<a href="/readyz">/readyz</a>.</p>
</main>
</body>
</html>
`;
}
