import { describe, expect, it } from 'vitest';
import { parsePreferences } from './preferences';

describe('parsePreferences', () => {
  it('keeps what was chosen', () => {
    const chosen = { 'console-theme': 'dark', 'console-density': 'compact', 'console-keys': 'few' };
    const cookies = new Map(Object.entries(chosen));
    expect(parsePreferences((name) => cookies.get(name))).toEqual({ theme: 'dark', density: 'compact', keys: 'few' });
  });

  it('is the default for nothing and for anything unknown', () => {
    for (const value of [undefined, '', 'Dark', '"><script>']) {
      expect(parsePreferences(() => value)).toEqual({ theme: 'system', density: 'default', keys: 'all' });
    }
  });
});
