import { expect, test } from 'vitest';
import { fillTemplate, templateProblem } from './url-template';

test.each([
  'https://etherscan.io/tx/{hash}',
  'https://tronscan.org/#/transaction/{hash}',
  'https://explorer.example:8443/find?tx={hash}&net=main',
])('%s can be an explorer’s address', (template) => {
  expect(templateProblem(template, 'hash')).toBeNull();
});

test.each([
  ['http://etherscan.io/tx/{hash}', 'over https'],
  ['javascript:alert({hash})//', 'over https'],
  ['https://{hash}.example/', 'over https'],
  ['https://etherscan.io@evil.example/{hash}', 'over https'],
  ['https://etherscan.io{hash}', 'over https'],
  ['https://etherscan.io/tx/', 'holds {hash} once'],
  ['https://etherscan.io/{hash}/{hash}', 'holds {hash} once'],
  ['https://etherscan.io/{address}', 'holds {hash} once'],
  ['https://etherscan.io/{chain}/{hash}', 'nothing in braces'],
  ['https://etherscan.io/a b/{hash}', 'no spaces'],
  [`https://etherscan.io/${'a'.repeat(300)}/{hash}`, 'at most 300'],
])('%s is refused: %s', (template, words) => {
  expect(templateProblem(template, 'hash')).toContain(words);
});

test('a value goes in as one percent-encoded piece', () => {
  expect(fillTemplate('https://a.example/{hash}', 'hash', "../$&/'x'?y#z")).toBe(
    "https://a.example/..%2F%24%26%2F'x'%3Fy%23z",
  );
});

test('text that cannot be encoded is not linked', () => {
  expect(fillTemplate('https://a.example/{hash}', 'hash', '\ud800')).toBeNull();
});
