import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPath } from './local-path';

describe('localPath', () => {
  it('keeps a path of this console with its query', () => {
    expect(localPath('/callbacks?status=failed&q=a%20b#top')).toBe('/callbacks?status=failed&q=a%20b#top');
    expect(localPath('/')).toBe('/');
  });

  it('refuses everything that leads elsewhere', () => {
    const elsewhere = [
      null,
      undefined,
      '',
      'callbacks',
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      '/\t/evil.example',
      '/./\\evil.example',
      '/..//evil.example',
      'javascript:alert(1)',
      '\\\\evil.example',
      `/${'a'.repeat(3_000)}`,
    ];
    for (const value of elsewhere) expect(localPath(value), String(value)).toBeNull();
  });

  it('never leads back to signing in, which would go round in circles', () => {
    for (const value of ['/sign-in', '/sign-in?next=/', '/api/auth/signout', '/./sign-in'])
      expect(localPath(value)).toBeNull();
    expect(localPath('/sign-in-log')).toBe('/sign-in-log');
  });

  it('whatever it lets through stays on this origin', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', '@', 'a', '\t', '\n', '?', '#', '%2f') }),
        (text) => {
          const path = localPath(`/${text}`);
          if (path !== null) expect(new URL(path, 'https://console.example').origin).toBe('https://console.example');
        },
      ),
    );
  });
});
