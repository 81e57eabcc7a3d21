// Our route handler under Next, as `next start` would serve it: the other door, before which nothing stands.
import { createServer } from 'node:http';
import path from 'node:path';
import next from 'next';

const port = Number(process.env.PORT);
const app = next({
  dev: false,
  dir: path.resolve(import.meta.dirname, '../..'),
  hostname: '127.0.0.1',
  port,
  quiet: true,
});
await app.prepare();
const handle = app.getRequestHandler();
createServer((request, response) => handle(request, response)).listen(port, '127.0.0.1', () => console.log('ready'));
