import { expect, test } from 'vitest';
import { minuteMs } from '@/lib/platform/time';
import { boundsOf, defaultBounds, settingsOf, stuckMinutes, sweepSettingsSchema, youngestMinutes } from './bounds';
import { judgeRecord, type OpenRecord } from './judge-record';

const now = new Date('2026-03-02T09:00:00Z');
const bounds = boundsOf(sweepSettingsSchema.parse({}));
const ago = (minutes: number) => new Date(now.getTime() - minutes * minuteMs);
const batch: OpenRecord = {
  provider: 'gatepay',
  kind: 'batch',
  status: 'PROCESSING',
  outcome: 'pending',
  terminal: false,
  openedAt: ago(4 * 60),
  chains: [],
};

test('a record is stuck once it is open for longer than its bound, not before', () => {
  expect(judgeRecord(batch, bounds, now)).toBeNull();
  expect(judgeRecord({ ...batch, openedAt: ago(4 * 60 + 1) }, bounds, now)).toEqual({
    trouble: 'stuck',
    afterMinutes: 240,
  });
});

test('what ended, and what is settled though it may still change, is never stuck', () => {
  const old = { ...batch, openedAt: ago(1_000_000) };
  expect(judgeRecord({ ...old, terminal: true, outcome: 'succeeded' }, bounds, now)).toBeNull();
  const mandate = { ...old, provider: 'bayarcash', kind: 'mandate', status: '3', outcome: 'succeeded' } as const;
  expect(judgeRecord(mandate, bounds, now)).toBeNull();
});

test('an order that waits for its second callback is told as that, and never as stuck too', () => {
  const order = { ...batch, provider: 'basswallet', kind: 'payment', status: 'AwaitingConfirmation' } as const;
  expect(judgeRecord({ ...order, openedAt: ago(60) }, bounds, now)).toBeNull();
  expect(judgeRecord({ ...order, openedAt: ago(10_000) }, bounds, now)?.trouble).toBe('second_callback_missing');
  const unconfirmed = { ...batch, provider: 'b2binpay', kind: 'deposit', status: '1' } as const;
  expect(judgeRecord(unconfirmed, bounds, now)?.trouble).toBe('second_callback_missing');
  expect(judgeRecord({ ...unconfirmed, status: '0', openedAt: ago(361) }, bounds, now)?.trouble).toBe('stuck');
});

test('a chain with a bound of its own is held against that, a batch against the longest of its chains', () => {
  const settings = sweepSettingsSchema.parse({
    stuck: [
      { provider: 'gatepay', kind: 'batch', chain: 'BTC', minutes: 600 },
      { provider: 'gatepay', kind: 'batch', chain: 'TRX', minutes: 10 },
    ],
  });
  const own = boundsOf(settings);
  expect(judgeRecord({ ...batch, openedAt: ago(11), chains: ['TRX'] }, own, now)?.afterMinutes).toBe(10);
  expect(judgeRecord({ ...batch, openedAt: ago(599), chains: ['TRX', 'BTC'] }, own, now)).toBeNull();
  expect(judgeRecord({ ...batch, openedAt: ago(601), chains: ['TRX', 'BTC'] }, own, now)?.afterMinutes).toBe(600);
  expect(youngestMinutes(own)).toBe(10);
});

test('no bound means never', () => {
  const settings = sweepSettingsSchema.parse({
    stuck: [{ provider: 'gatepay', kind: 'batch', chain: null, minutes: null }],
  });
  expect(judgeRecord({ ...batch, openedAt: ago(1_000_000) }, boundsOf(settings), now)).toBeNull();
});

test('what no line is about has the bound of everything else', () => {
  expect(stuckMinutes(bounds, { provider: 'caibo', kind: 'refund', chain: null })).toBe(24 * 60);
});

test('settings hold what differs from the defaults, and read back as what was set', () => {
  expect(settingsOf(bounds).stuck).toEqual([]);
  expect(settingsOf(bounds).second).toEqual([]);
  const own = {
    ...bounds,
    stuck: [
      ...bounds.stuck.map((bound, index) => (index === 0 ? { ...bound, minutes: 30 } : bound)),
      { provider: 'gatepay', kind: 'batch', chain: 'BTC', minutes: null } as const,
    ],
    second: bounds.second.map((bound) => ({ ...bound, minutes: 5 })),
    otherwiseMinutes: null,
  };
  expect(boundsOf(sweepSettingsSchema.parse(settingsOf(own)))).toEqual(own);
});

test('each line of the defaults is there once', () => {
  const lines = defaultBounds.stuck.map(({ provider, kind }) => `${provider} ${kind}`);
  expect(new Set(lines).size).toBe(lines.length);
});
