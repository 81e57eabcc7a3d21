import { describe, expect, test } from 'vitest';
import { fixtures as b2binpay } from './b2binpay.fixtures';
import { fixtures as basswallet } from './basswallet.fixtures';
import { fixtures as bayarcash } from './bayarcash.fixtures';
import { fixtures as caibo } from './caibo.fixtures';
import type { ProviderFixtures } from './fixtures';
import { fixtures as gatepay } from './gatepay.fixtures';
import { maskText } from './mask-text';
import { providers } from './registry';
import { sensitivityOf } from './sensitive';
import { genericKind } from './sensitive-names';
import { fixtures as testProvider } from './test.fixtures';

const samples: Readonly<Record<string, ProviderFixtures>> = {
  b2binpay,
  basswallet,
  bayarcash,
  caibo,
  gatepay,
  test: testProvider,
};

/** Texts cut where a masked value may stand: the rest must be in both, in the same order. */
function withoutMasks(text: string): string[] {
  return text.split(/\\?"?[^"=&\\:,]*\*{3}[^"&\\]*\\?"?/);
}

/** What differs between a text and its masked form, each as it was. */
function hiddenIn(text: string, masked: string): string[] {
  const hidden: string[] = [];
  let at = 0;
  const kept = withoutMasks(masked);
  for (const [index, part] of kept.entries()) {
    const next = text.indexOf(part, at);
    expect(next, 'masking changed something else').toBeGreaterThanOrEqual(at);
    if (index > 0) hidden.push(text.slice(at, next));
    at = next + part.length;
  }
  expect(at, 'masking changed the end').toBe(text.length);
  return hidden.map((value) => value.replace(/^\\?"|\\?"$/g, ''));
}

describe.for(providers.map(({ id }) => id))('the samples of %s', (id) => {
  test('lose what is sensitive, and nothing else', () => {
    const provider = providers.find((one) => one.id === id);
    const sensitivity = sensitivityOf(provider?.sensitiveFields ?? {});
    const names = Object.keys(provider?.sensitiveFields ?? {}).join('|');
    const field = new RegExp(
      `(?:\\\\?"(?:${names})\\\\?"\\s*:\\s*\\\\?"?|(?:^|&)(?:${names})=)(?!null|\\\\?"|&|\\{)([^"&,}\\\\]+)`,
      'g',
    );
    for (const { request } of samples[id]?.samples ?? []) {
      const text = request.body === '' ? request.query : request.body;
      const masked = maskText(text, sensitivity);
      const hidden = masked === text ? [] : hiddenIn(text, masked);
      const expected = names === '' ? [] : [...text.matchAll(field)].map(([, value = '']) => value);
      for (const value of expected) {
        expect(masked, value).not.toContain(`"${value}"`);
        expect(hidden.join('\n')).toContain(value);
      }
    }
  });
});

test('a provider whose own fields are all known loses none of them to their names by chance', () => {
  const found = providers.flatMap(({ id, knownFields = [], sensitiveFields }) =>
    knownFields
      .map((field) => field.split('.'))
      .filter((path) => genericKind(path) !== null && !Object.hasOwn(sensitiveFields, path.at(-1) ?? ''))
      .map((path) => `${id} ${path.join('.')}`),
  );
  expect(found).toEqual([]);
});

describe('names of fields', () => {
  test.for([
    [['customerEmail'], 'email'],
    [['payer', 'e-mail'], 'email'],
    [['billing_email_address'], 'email'],
    [['buyer_mobile_no'], 'phone'],
    [['WhatsApp'], 'phone'],
    [['beneficiary_account_number'], 'bank_account'],
    [['iban'], 'bank_account'],
    [['card_number'], 'card'],
    [['maskedPan'], 'card'],
    [['cardCvv2'], 'other'],
    [['payerFirstName'], 'name'],
    [['customer', 'name'], 'name'],
    [['cardholderName'], 'name'],
    [['passport_no'], 'other'],
  ] as const)('%s tells of a person', ([path, kind]) => {
    expect(genericKind(path)).toBe(kind);
  });

  test.for([
    ['name'],
    ['currency', 'name'],
    ['merchantName'],
    ['account_id'],
    ['accountName'],
    ['address'],
    ['to_address'],
    ['chainName'],
    ['emailVerified'],
    ['phoneCount'],
    ['company'],
    ['span'],
    ['token_number'],
  ])('%s does not', (path) => {
    expect(genericKind([path].flat())).toBeNull();
  });
});

describe('a setting', () => {
  const sensitivity = sensitivityOf(
    { payer_id: 'other', memo: 'other' },
    {
      added: { nickname: 'name', 'owner.id': 'other', 'quiet.memo': 'card' },
      removed: ['payer_id', 'test.email', 'memo'],
    },
  );

  test('masks what it adds and shows what it takes out, wherever a path ends so', () => {
    expect(sensitivity.kindOf(['a', 'Nickname'])).toBe('name');
    expect(sensitivity.kindOf(['deep', 'owner', 'id'])).toBe('other');
    expect(sensitivity.kindOf(['id'])).toBeNull();
    expect(sensitivity.kindOf(['payer_id'])).toBeNull();
    expect(sensitivity.kindOf(['x', 'test', 'email'])).toBeNull();
    expect(sensitivity.kindOf(['email'])).toBe('email');
  });

  test('has its longer rule win over its shorter one', () => {
    expect(sensitivity.kindOf(['memo'])).toBeNull();
    expect(sensitivity.kindOf(['quiet', 'memo'])).toBe('card');
  });

  test('masks more rather than less where nobody knows what a field lies in', () => {
    expect(sensitivity.kindOfName('id')).toBe('other');
    expect(sensitivity.kindOfName('memo')).toBe('card');
    expect(sensitivity.kindOfName('payer_id')).toBeNull();
  });

  test('keeps whatever lies inside a sensitive field masked', () => {
    const inside = sensitivityOf({ client: 'name' }, { added: {}, removed: ['note'] });
    expect(inside.kindOf(['client', 'note'])).toBe('name');
    expect(inside.kindOf(['client', 'email'])).toBe('email');
  });
});

describe('a name that spells more parts than any field has', () => {
  test('is masked, and makes no place for each of them', () => {
    const { root } = sensitivityOf({});
    const place = root.at(`a${'[b]'.repeat(300_000)}`);
    expect(place.kind).toBe('other');
    // One place for all such names, in which all lies: nothing was made of their parts.
    expect(root.at(`c${'.d'.repeat(33)}`)).toBe(place);
    expect(root.at('e'.repeat(1_001))).toBe(place);
    expect(place.at('f')).toBe(place);
    expect(root.at(`a${'[b]'.repeat(31)}`).kind).toBeNull();
    expect(root.at(`a${'[b]'.repeat(30)}[iban]`).kind).toBe('bank_account');
  });
});
