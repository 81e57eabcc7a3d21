import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { Arrival } from './arrival';

const longMs = 3_600_000;
const client = () => new ServerResponse(new IncomingMessage(new Socket()));

test('what is there is not waited for, unless it is what was had already', async () => {
  const arrival = new Arrival<string>();
  arrival.set('first');
  expect(await arrival.otherThan(null, 0, client())).toBe('first');
  const next = arrival.otherThan('first', longMs, client());
  arrival.set(null);
  arrival.set('second');
  expect(await next).toBe('second');
});

test('who has gone is not waited with, nor who has waited long enough', async () => {
  const arrival = new Arrival<string>();
  const leaving = client();
  const left = arrival.otherThan(null, longMs, leaving);
  leaving.emit('close');
  expect(await left).toBeNull();
  expect(await arrival.otherThan(null, 1, client())).toBeNull();
  expect(await arrival.otherThan(null, longMs, client().destroy())).toBeNull();
});

test('of very many some are told at once, and the others get what comes', async () => {
  const arrival = new Arrival<string>();
  const waiting = Array.from({ length: 1_000 }, () => arrival.otherThan(null, longMs, client()));
  expect(await arrival.otherThan(null, longMs, client())).toBeNull();
  arrival.set('here');
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['here']));
  arrival.set(null);
  const again = arrival.otherThan(null, longMs, client());
  arrival.set('here again');
  expect(await again).toBe('here again');
});
