import { createServer, type RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import type { Figures } from '@/chaos/figures';
import { Providers } from '@/chaos/load/provider';
import { judgeOutages } from '@/chaos/oracle/judge-outages';
import { watchLoss } from './watch-door';

/** A door of a test's own: `answerAway` says what callbacks get while its database is away. */
async function watchDoor(answerAway: RequestListener): Promise<Figures> {
  let isAway = false;
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/nowhere')) response.writeHead(404).end();
    else if (isAway) answerAway(request, response);
    else response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const providers = new Providers(`http://127.0.0.1:${port}`, { patienceMs: 300 });
  onTestFinished(() => {
    providers.close();
    server.closeAllConnections();
    server.close();
  });
  const figures: Figures = { outages: [], clockMoves: [], loads: [] };
  const callback = {
    provider: 'gatepay',
    request: { method: 'POST', path: 'gatepay', headers: {}, body: '{}' },
  } as const;
  await watchLoss(
    { providers, figures, freshCallback: () => callback },
    {
      fault: 'stop Postgres',
      watchedMs: 1,
      async lose() {
        isAway = true;
      },
      async giveBack() {
        isAway = false;
      },
    },
  );
  return figures;
}

test('a door that says 503 while its database is away is watched and found right', async () => {
  const { outages } = await watchDoor((_request, response) => void response.writeHead(503).end());
  expect(outages[0]?.probes.map(({ answer }) => answer)).toEqual([503, 503]);
  expect(judgeOutages({ outages })).toEqual([]);
});

test.each<[string, RequestListener, string]>([
  ['hangs', () => undefined, 'hung'],
  ['hangs in the middle of its answer', (_request, response) => void response.writeHead(503).write('{'), 'hung'],
  ['hangs up', ({ socket }) => void socket.destroy(), 'broken'],
  ['says something else', (_request, response) => void response.writeHead(500).end(), '500'],
])('a door that %s while its database is away is found out', async (_what, answerAway, seen) => {
  const { outages } = await watchDoor(answerAway);
  expect(outages[0]?.probes.map(({ answer }) => String(answer))).toEqual([seen, seen]);
  expect(judgeOutages({ outages }).map(({ words }) => words)).toContainEqual(
    expect.stringContaining(`a request was ${seen}`),
  );
});
