import express from 'express';
import { acknowledgement, isGenuine, makeTable, store } from './inbox.mjs';

await makeTable();
const app = express();
app.disable('x-powered-by');
app.post('/api/callbacks/gatepay', express.raw({ type: '*/*', limit: '1mb' }), async (request, response) => {
  if (!isGenuine(request.headers, request.body))
    return response.status(401).json({ error: 'The signature does not match.' });
  await store(request.headers, request.body);
  response.type('application/json').send(acknowledgement);
});
app.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
