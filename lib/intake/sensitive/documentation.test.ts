import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { permissions } from '@/lib/access/permissions';
import { maskValue } from '@/lib/providers/mask-value';
import { sensitiveKinds } from '@/lib/providers/sensitive';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/payloads.md'), 'utf8');

test('the page shows each mask as the code makes it', () => {
  const rows = [...page.matchAll(/^\| ([a-z -]+) \| `([^`]+)` \| `([^`]+)` \|$/gm)];
  const shown = rows.map(([, kind = '', sent = '', masked]) => {
    const known = sensitiveKinds.find((one) => one.replace('_', ' ') === kind.replace('e-mail', 'email'));
    expect(known && maskValue(known, sent), kind).toBe(masked);
    return known;
  });
  expect(shown.sort()).toEqual([...sensitiveKinds].sort());
});

test('the page says who may reveal', () => {
  const { roles, scope } = permissions['payload.reveal'];
  expect(page).toContain(
    `\`payload.reveal\` belongs to ${roles.join(' and ')}, and to tokens with the scope \`${scope}\``,
  );
});
