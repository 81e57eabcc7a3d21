import { expect } from 'vitest';
import { test } from '@/e2e/support/test-database';
import { openVault } from './vault';
import { checkVault } from './vault-check';

test('a secret that cannot open what the database holds is refused, an earlier one behind the current one is enough', async ({
  db,
}) => {
  await checkVault(db.pool, openVault(['first']));
  await expect(checkVault(db.pool, openVault(['second']))).rejects.toThrow('another CONSOLE_SECRET');
  await checkVault(db.pool, openVault(['second', 'first']));
  await expect(checkVault(db.pool, openVault(['second'])), 'values of the first may still be there').rejects.toThrow();
  await expect(checkVault(db.pool, openVault(['first'])), 'values of the second may be there').rejects.toThrow();
  await checkVault(db.pool, openVault(['first', 'second']));
});
