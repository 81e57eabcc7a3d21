import { expect, test } from 'vitest';
import { addedText, readSensitiveForm } from './read-sensitive-form';

test('fields are read a line, with what they hold, and written back the same', () => {
  const changes = {
    added: { nickname: 'name', 'owner.account': 'bank_account', memo: 'other' },
    removed: ['payer_id'],
  } as const;
  expect(readSensitiveForm({ added: addedText(changes), removed: 'payer_id' })).toEqual({ changes });
  expect(
    readSensitiveForm({
      added: ' nickname :Name\r\n\r\nowner.account: Bank account\nmemo',
      removed: 'payer_id\npayer_id',
    }),
  ).toEqual({
    changes,
  });
});

test('what cannot be a field or a kind is refused where it stands', () => {
  for (const added of ['a b: name', 'a: secret', ': name', 'a..b', 'x[0].y: name', 'a.: name']) {
    expect(readSensitiveForm({ added, removed: '' }), added).toHaveProperty('problems.added');
  }
  expect(readSensitiveForm({ added: '', removed: 'a b' })).toHaveProperty('problems.removed');
  expect(readSensitiveForm({ added: 'memo', removed: 'Memo' })).toHaveProperty('problems.removed');
});
