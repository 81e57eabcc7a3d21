import { describe, expect, it } from 'vitest';
import { parsePreferences } from './preferences';

describe('parsePreferences', () => {
  it('keeps what was chosen', () => {
    expect(parsePreferences('dark', 'compact')).toEqual({ theme: 'dark', density: 'compact' });
  });

  it('is the default for nothing and for anything unknown', () => {
    for (const value of [undefined, '', 'Dark', '"><script>']) {
      expect(parsePreferences(value, value)).toEqual({ theme: 'system', density: 'default' });
    }
  });
});
