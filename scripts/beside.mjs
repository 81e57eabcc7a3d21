// The worker that npm start brings along, in a process of its own so that no delivery ever keeps the door waiting.
// Everything it needs is built; it ends with the server, however that ends.
import './lib/node-version.mjs';
import { enterRoot } from './lib/root.mjs';

enterRoot();
process.env.NODE_ENV = 'production';
process.setSourceMapsEnabled(true);
const { main } = await import('../dist/worker.js');
await main({ step: (_title, run) => run(), beside: true });
