import { describe, expect, it } from 'vitest';
import { originOf } from './origin-of';

describe('the origin of a request', () => {
  it('is the host that the browser asked for', () => {
    expect(originOf(new Headers({ host: 'localhost:3000' }))).toBe('http://localhost:3000');
    expect(originOf(new Headers({ host: '[::1]:3000' }))).toBe('http://[::1]:3000');
  });

  it("stays the browser's where the console asks itself at the address it listens on", () => {
    const asked = new Headers({
      host: '0.0.0.0:3000',
      'x-forwarded-host': 'localhost:3000',
      'x-forwarded-proto': 'http',
    });
    expect(originOf(asked)).toBe('http://localhost:3000');
  });

  it('is what the first proxy was asked for', () => {
    const proxied = new Headers({
      host: 'console:3000',
      'x-forwarded-host': 'console.example, inner.example',
      'x-forwarded-proto': 'https, http',
    });
    expect(originOf(proxied)).toBe('https://console.example');
  });

  it('takes nothing for a host that is none', () => {
    expect(originOf(new Headers({ host: 'localhost', 'x-forwarded-host': 'evil.example/path?' }))).toBe(
      'http://localhost',
    );
    expect(originOf(new Headers())).toBe('http://localhost');
  });
});
