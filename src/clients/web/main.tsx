/** Where the page begins. */
import '@fontsource-variable/literata/opsz.css';
import '@fontsource-variable/literata/opsz-italic.css';
import './theme.css';
import './door.css';
import './page.css';
import './prompt.css';
import './panels.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
// At once, so that nothing is typed into a page that has loaded and shows no field yet.
flushSync(() => createRoot(root).render(<App />));

// Without it the page works as well, only not without a network.
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('service-worker.js').catch(() => {});
