import { describe, expect, it } from 'vitest';
import { argonOptions, generatePassword, hashPassword, nobodysHash, passwordMatches } from './password';

describe('passwords', () => {
  it('match themselves and nothing else', async () => {
    const hash = await hashPassword('correct horse');
    expect(await passwordMatches(hash, 'correct horse')).toBe(true);
    expect(await passwordMatches(hash, 'correct horse ')).toBe(false);
    expect(await passwordMatches(hash, '')).toBe(false);
    expect(await passwordMatches('not a hash', 'correct horse')).toBe(false);
  });

  it('are hashed with argon2id and the stated parameters, each with its own salt', async () => {
    const { memoryCost, timeCost, parallelism } = argonOptions;
    const [one, two] = await Promise.all([hashPassword('same'), hashPassword('same')]);
    expect(one).toMatch(new RegExp(`^\\$argon2id\\$v=19\\$m=${memoryCost},t=${timeCost},p=${parallelism}\\$`));
    expect(one).not.toBe(two);
  });

  it('match however the keyboard composed their letters', async () => {
    expect(await passwordMatches(await hashPassword('caf\u00e9'), 'cafe\u0301')).toBe(true);
  });

  it("nobody's hash costs as much as anybody's", async () => {
    const parameters = (hash: string) => hash.split('$').slice(0, 4).join('$');
    expect(parameters(nobodysHash)).toBe(parameters(await hashPassword('anything')));
    expect(nobodysHash).toHaveLength((await hashPassword('anything')).length);
  });

  it('generated are long, legible and never the same', () => {
    const made = new Set(Array.from({ length: 200 }, generatePassword));
    expect(made.size).toBe(200);
    for (const password of made) expect(password).toMatch(/^[a-km-zA-HJ-NP-Z2-9]{5}(-[a-km-zA-HJ-NP-Z2-9]{5}){3}$/);
  });
});
