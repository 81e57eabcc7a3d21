import { createServer } from 'node:net';
import { expect } from 'vitest';
import { test } from '@/e2e/support/test-database';
import { StartUpError } from '@/lib/platform/errors';
import { checkServer, findUnfit } from './check-server';
import { withOptions } from './session';

test('a Postgres that answers, is new enough, keeps our session settings and waits for its commits is fit', async ({
  databaseUrl,
}) => {
  // That of the tests lives for as long as they do.
  await expect(checkServer(databaseUrl)).resolves.toEqual({ warning: expect.stringContaining('fsync off') });
});

test('one whose sessions do not wait for their commits is refused, in a statement that can be run', async ({
  directUrl,
}) => {
  // A pooler drops what a session asks for.
  const hasty = withOptions(directUrl, { synchronous_commit: 'off' });
  await expect(checkServer(hasty)).rejects.toThrow(`alter role current_user set synchronous_commit to 'on'`);
  await expect(checkServer(withOptions(directUrl, { synchronous_commit: 'local' }))).resolves.toBeDefined();
});

test.each([
  [149_999, 'UTC', '30s', 'version 14.9999'],
  [180_000, 'Asia/Tokyo', '30s', 'Asia/Tokyo'],
  [180_000, 'UTC', '0', 'without end'],
])(
  'version number %i with sessions in %s and a limit of %s is refused in words',
  (versionNumber, zone, limit, words) => {
    expect(findUnfit({ versionNumber, timeZone: zone, statementTimeout: limit, synchronousCommit: 'on' })).toContain(
      words,
    );
  },
);

test('what a pooler drops is asked of the role, in statements that can be run', () => {
  const words = findUnfit({
    versionNumber: 180_000,
    timeZone: 'Asia/Tokyo',
    statementTimeout: '0',
    synchronousCommit: 'on',
  });
  expect(words).toContain("set TimeZone to 'UTC'");
  expect(words).toContain("set statement_timeout to '30s'");
});

test('version 15 is new enough', () => {
  expect(
    findUnfit({ versionNumber: 150_000, timeZone: 'UTC', statementTimeout: '30s', synchronousCommit: 'on' }),
  ).toBeNull();
});

// A pooler refuses in words of its own.
test('a wrong password is told without the password', async ({ directUrl }) => {
  const url = new URL(directUrl);
  url.password = 'not-the-one';
  const refused = checkServer(url.toString());
  await expect(refused).rejects.toThrow('user name or password');
  await expect(refused).rejects.not.toThrow('not-the-one');
});

test('a database that does not exist is told by its name', async ({ directUrl }) => {
  const url = new URL(directUrl);
  url.pathname = '/nowhere';
  await expect(checkServer(url.toString())).rejects.toThrow('no database nowhere');
});

test('something that is no Postgres address is told as that', async () => {
  await expect(checkServer('mysql://db/console')).rejects.toThrow(StartUpError);
});

test('a server that takes the connection and says nothing is given up', async () => {
  const silent = createServer((socket) => void socket.on('error', () => undefined));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(checkServer(`postgresql://u:p@127.0.0.1:${port}/console`)).rejects.toThrow('no answer within 5 s');
  silent.close();
});
