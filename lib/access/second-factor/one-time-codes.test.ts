import { describe, expect, it } from 'vitest';
import { secondMs } from '@/lib/platform/time';
import { makeTotpSecret, totpCode, totpSetup, totpStep } from './one-time-codes';

/** RFC 6238, appendix B: the secret of its SHA-1 vectors; the last six of their eight digits. */
const secret = new TextEncoder().encode('12345678901234567890');
const vectors = [
  [59, '287082', 1n],
  [1111111109, '081804', 37037036n],
  [1111111111, '050471', 37037037n],
  [1234567890, '005924', 41152263n],
  [2000000000, '279037', 66666666n],
  [20000000000, '353130', 666666666n],
] as const;

describe('one-time codes', () => {
  it('are those of RFC 6238', () => {
    for (const [seconds, code, step] of vectors) {
      const now = new Date(seconds * secondMs);
      expect(totpCode(secret, now)).toBe(code);
      expect(totpStep(secret, code, now)).toBe(step);
      expect(totpStep(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now)).toBe(step);
    }
  });

  it('are good one step before and after, and name their own step', () => {
    const at = (seconds: number) => new Date((1234567890 + seconds) * secondMs);
    expect(totpStep(secret, '005924', at(30))).toBe(41152263n);
    expect(totpStep(secret, '005924', at(-30))).toBe(41152263n);
    expect(totpStep(secret, '005924', at(60))).toBeNull();
    expect(totpStep(secret, '005924', at(-60))).toBeNull();
  });

  it('that are no six digits are none', () => {
    for (const code of ['', '05924', '0005924', 'abcdef', '-05924', '٠٠٥٩٢٤'])
      expect(totpStep(secret, code, new Date(1234567890 * secondMs)), code).toBeNull();
  });

  it('are set up by an address of the standard form and a key in groups of four', () => {
    const { uri, key } = totpSetup(secret, 'ops@example.com');
    expect(uri).toMatch(/^otpauth:\/\/totp\/Callback%20console:ops%40example\.com\?issuer=Callback%20console&secret=/);
    expect(key).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
    expect(makeTotpSecret()).toHaveLength(20);
  });
});
