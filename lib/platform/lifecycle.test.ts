import { expect, test } from 'vitest';
import { createLifecycle } from './lifecycle';

function recorded(stepTimeoutMs = 1_000) {
  const problems: string[] = [];
  const undone: string[] = [];
  const lifecycle = createLifecycle({ stepTimeoutMs, onProblem: (name) => problems.push(name) });
  const add = (name: string, undo: () => Promise<void> = async () => undefined) =>
    lifecycle.onStop(name, async () => {
      undone.push(name);
      await undo();
    });
  return { lifecycle, problems, undone, add };
}

test('what was started last is stopped first, and once', async () => {
  const { lifecycle, undone, add } = recorded();
  for (const name of ['Postgres', 'connections', 'requests']) add(name);
  await Promise.all([lifecycle.stop(), lifecycle.stop()]);
  expect(undone).toEqual(['requests', 'connections', 'Postgres']);
});

test('a step that fails, or hangs, never keeps the steps after it from running', async () => {
  const { lifecycle, problems, undone, add } = recorded(10);
  add('Postgres');
  add('hangs', () => new Promise(() => undefined));
  add('fails', () => Promise.reject(new Error('no')));
  await lifecycle.stop();
  expect(undone).toEqual(['fails', 'hangs', 'Postgres']);
  expect(problems).toEqual(['fails', 'hangs']);
});

test('what becomes ready only after stopping began is undone at once', async () => {
  const { lifecycle, undone, add } = recorded();
  await lifecycle.stop();
  add('late');
  expect(undone).toEqual(['late']);
});

test('streams hear of the stop before anything is undone', async () => {
  const { lifecycle, add } = recorded();
  const heard: boolean[] = [];
  add('requests', async () => {
    heard.push(lifecycle.stopping.aborted);
  });
  await lifecycle.stop();
  expect(heard).toEqual([true]);
});
