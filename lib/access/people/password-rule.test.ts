import { describe, expect, it } from 'vitest';
import { passwordLengthMax } from '@/lib/access/password';
import { passwordProblem } from './password-rule';

const person = { email: 'lina.ops@example.com', name: 'Lina Ops' };

describe('passwordProblem', () => {
  it('takes long passwords of any characters, words included', () => {
    for (const good of ['correct horse battery', 'zufällig genug', '四個隨機的詞彙組成的密碼啊', 'k3-Vu8.pQ2:xx'])
      expect(passwordProblem(good, person), good).toBeNull();
  });

  it('refuses what is short, endless, repeated, or guessed first', () => {
    const bad = [
      '',
      'short',
      'elevenchars',
      'aaaaaaaaaaaaaaaa',
      'abababababababab',
      'password123456789',
      'Lina.Ops@example.com',
      'lina.ops-lina.ops',
      'x'.repeat(passwordLengthMax + 1),
    ];
    for (const password of bad) expect(passwordProblem(password, person), password).not.toBeNull();
  });

  it('counts characters, not bytes', () => {
    expect(passwordProblem('🐎🔋📎🐴🧲🪝', person)).toMatch(/At least/);
  });
});
