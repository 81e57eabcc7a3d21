import { createServer } from 'node:http';
import next from 'next';
import { makeTable, pool } from '../inbox.mjs';

// The same table as the others write by hand.
await makeTable();
await pool.end();
const port = Number(process.env.PORT);
const app = next({ dev: false, dir: import.meta.dirname, hostname: '127.0.0.1', port, quiet: true });
await app.prepare();
const handle = app.getRequestHandler();
createServer((request, response) => handle(request, response)).listen(port, '127.0.0.1', () => console.log('ready'));
