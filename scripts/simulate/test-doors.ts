import { type Lifecycle, unsigned } from './lifecycle';

/** One request to each of the test doors. */
export const eachDoor: Lifecycle = (random, at) => {
  const fields = { greeting: 'hello', number: random.digits(8), sentAt: at.toISOString() };
  const pairs = new URLSearchParams(Object.entries(fields)).toString();
  const post = { method: 'POST', query: '' } as const;
  const form = 'application/x-www-form-urlencoded';
  return [
    unsigned('test JSON', {
      ...post,
      channel: 'test/json',
      contentType: 'application/json',
      body: JSON.stringify(fields),
    }),
    unsigned('test form', { ...post, channel: 'test/form', contentType: form, body: pairs }),
    unsigned('test text', { channel: 'test/text', method: 'GET', contentType: null, query: pairs, body: '' }),
  ];
};
