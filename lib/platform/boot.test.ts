import { afterEach, expect, test } from 'vitest';
import { createContext, getContext, setContext } from './boot';
import { readEnvironment } from './env';

const key = Symbol.for('callback-console.context');

afterEach(() => {
  Reflect.deleteProperty(globalThis, key);
});

test('every module graph of the process gets the context that the server set', async () => {
  const environment = readEnvironment({ CONSOLE_SECRET: 'a secret', LOG_LEVEL: 'silent' });
  const context = await createContext(environment, 'postgresql://nobody@127.0.0.1:1/none');
  setContext(context);
  expect(await getContext()).toBe(context);
  const shared: unknown = Reflect.get(globalThis, key);
  expect(shared).toBeInstanceOf(Promise);
  await context.db.close();
});

test('callers that come at once share one context', async () => {
  const [one, other] = [getContext(), getContext()];
  expect(one).toBe(other);
  await one.then(
    ({ db }) => db.close(),
    (error: unknown) => expect(error).toMatchObject({ code: 'unavailable' }),
  );
});
