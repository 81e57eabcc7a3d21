import { describe, expect, it } from 'vitest';
import { securityPolicy } from './security-policy';

const live = { development: false, overTls: true };

describe('securityPolicy', () => {
  it('lets no script run without the nonce, and evaluates none', () => {
    const scripts = securityPolicy('bm9uY2U=', live)
      .split('; ')
      .find((part) => part.startsWith('script-src '));
    expect(scripts).toBe("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
  });

  it('allows nothing that it does not name', () => {
    expect(securityPolicy('a', live)).toMatch(/^default-src 'none'; /);
    expect(securityPolicy('a', live)).not.toContain('*');
  });

  it('asks for TLS only of browsers that came over it', () => {
    expect(securityPolicy('a', live)).toContain('upgrade-insecure-requests');
    expect(securityPolicy('a', { ...live, overTls: false })).not.toContain('upgrade-insecure-requests');
  });
});
