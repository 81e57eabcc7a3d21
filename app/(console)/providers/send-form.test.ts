import { redirect } from 'next/navigation';
import { expect, test } from 'vitest';
import { done, untouched } from './form-state';
import { sendForm } from './send-form';

const form = new FormData();

test('what a server function answers is what became of the form', async () => {
  expect(await sendForm(async () => done('Saved.'), untouched, form)).toEqual(done('Saved.'));
});

test('a call that brings no answer is told as neither done nor undone', async () => {
  const lost = await sendForm(() => Promise.reject(new TypeError('Failed to fetch')), untouched, form);
  expect(lost).toMatchObject({ status: 'failed', problems: {} });
  expect(lost.message).toMatch(
    /^The console did not answer, so it may be done or not\..*look before you send it again\.$/,
  );
});

test('a server function that threw is found in the log, and its own message is never shown', async () => {
  const fault = Object.assign(new Error('relation "secrets" does not exist'), { digest: '1234567' });
  const { message } = await sendForm(() => Promise.reject(fault), untouched, form);
  expect(message).toContain('may be done or not');
  expect(message).toContain('In the log under 1234567.');
  expect(message).not.toContain('secrets');
});

test('what leads to another page leads there', async () => {
  const leave = async () => redirect('/destinations/1');
  await expect(sendForm(leave, untouched, form)).rejects.toMatchObject({
    digest: expect.stringContaining('/destinations/1'),
  });
});
