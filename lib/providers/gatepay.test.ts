import { describe, expect, test } from 'vitest';
import { gatepay } from './gatepay';
import { accountWith, read, signed } from './gatepay/fixtures/reading';
import { withdrawBody } from './gatepay/fixtures/withdraw';

describe('the client id', () => {
  test('of somebody else is raised, not refused: the signature proves the sender', () => {
    const account = accountWith({ clientId: 'mine' });
    expect(read(withdrawBody('INIT', []), account).surprises).toEqual([
      "The callback names the client id DlaHYwkeGDjSGRVr; this account's is mine.",
    ]);
    expect(read(withdrawBody('INIT', []), accountWith({ clientId: 'DlaHYwkeGDjSGRVr' })).surprises).toEqual([]);
    expect(read('{"bizType":"PAY","bizStatus":"PAY_SUCCESS","clientId":"x"}', account).surprises).toContain(
      "The callback names the client id x; this account's is mine.",
    );
  });
});

test('the acknowledgement is byte for byte what GatePay documents', () => {
  expect(gatepay.acknowledge(signed('{}'), accountWith())).toEqual({
    status: 200,
    contentType: 'application/json',
    body: '{"returnCode":"SUCCESS","returnMessage":""}',
  });
});
