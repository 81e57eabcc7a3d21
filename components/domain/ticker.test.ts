import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTicker } from './ticker';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const ticker = (isResting?: () => boolean) => createTicker(() => Date.now(), 1_000, isResting);

describe('createTicker', () => {
  it('tells the right time before, at and after the first subscription', () => {
    const { now, subscribe } = ticker();
    expect(now()).toBe(1_000_000);
    vi.setSystemTime(5_000_000);
    expect(now()).toBe(5_000_000);
    const end = subscribe(() => undefined);
    expect(now()).toBe(5_000_000);
    end();
    vi.setSystemTime(9_000_000);
    subscribe(() => undefined);
    expect(now()).toBe(9_000_000);
  });

  it('stands still between ticks, and tells every listener of each', () => {
    const { now, subscribe } = ticker();
    const heard = vi.fn();
    subscribe(heard);
    subscribe(heard.bind(null));
    vi.advanceTimersByTime(999);
    expect(now()).toBe(1_000_000);
    vi.advanceTimersByTime(1);
    expect(now()).toBe(1_001_000);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('keeps no timer once the last listener is gone', () => {
    const { subscribe } = ticker();
    const ends = [subscribe(() => undefined), subscribe(() => undefined)];
    expect(vi.getTimerCount()).toBe(1);
    for (const end of ends) end();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('disturbs nobody while it rests', () => {
    let resting = true;
    const { subscribe } = ticker(() => resting);
    const heard = vi.fn();
    subscribe(heard);
    vi.advanceTimersByTime(5_000);
    expect(heard).not.toHaveBeenCalled();
    resting = false;
    vi.advanceTimersByTime(1_000);
    expect(heard).toHaveBeenCalledOnce();
  });
});
