import Fastify from 'fastify';
import { acknowledgement, isGenuine, makeTable, store } from './inbox.mjs';

await makeTable();
const app = Fastify({ bodyLimit: 1024 * 1024 });
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.post('/api/callbacks/gatepay', async (request, reply) => {
  if (!isGenuine(request.headers, request.body))
    return reply.code(401).send({ error: 'The signature does not match.' });
  await store(request.headers, request.body);
  return reply.type('application/json').send(acknowledgement);
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
console.log('ready');
