/** Where the dashboard begins. */
import '@fontsource-variable/literata/opsz.css';
import '@fontsource-variable/literata/opsz-italic.css';
import '../web/theme.css';
import './dashboard.css';
import './sky.css';
import './tables.css';
import './cards.css';
import { createRoot } from 'react-dom/client';
import { DashboardApp } from './dashboard-app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(<DashboardApp />);
