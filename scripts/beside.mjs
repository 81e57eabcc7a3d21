// What npm start brings along, each in a process of its own so that nothing ever keeps the door waiting: a worker, the screens.
// Everything they need is built; they end with the server, however that ends.
import './lib/node-version.mjs';
import { enterRoot } from './lib/root.mjs';

const programs = { worker: () => import('../dist/worker.js'), screens: () => import('../dist/screens.js') };

enterRoot();
process.env.NODE_ENV = 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
const load = programs[process.argv[2] ?? ''];
if (!load) {
  console.error(`Say which: ${Object.keys(programs).join(' or ')}. npm start does.`);
  process.exit(1);
}
const { main } = await load();
await main({ step: (_title, run) => run(), beside: true });
