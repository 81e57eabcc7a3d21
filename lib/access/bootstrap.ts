import type { Context } from '@/lib/platform/context';
import type { Actor } from './actor';
import { writeAudit } from './audit';
import { normaliseEmail } from './email';
import { accessLockKey, syncEnvironmentToken } from './environment-token';
import { readOidcSettings } from './oidc/settings';
import { generatePassword, hashPassword } from './password';

/** The first admin's e-mail where ADMIN_EMAIL says nothing. */
export const defaultAdminEmail = 'admin@localhost';

const startUp: Actor = { kind: 'system', name: 'start-up' };

/** The first admin, just made. `generatedPassword` is known only here, for printing once; null where ADMIN_PASSWORD gave it. */
export interface FirstAdmin {
  email: string;
  generatedPassword: string | null;
}

/**
 * Brings access in line with the environment at start: CONSOLE_API_TOKEN, and the first admin where nobody exists yet.
 * Safe with several processes at once: one makes the admin, the others get null, as everybody does once people exist.
 */
export async function bootstrapAccess(ctx: Context): Promise<FirstAdmin | null> {
  // A sign-in service that is set wrongly stops the start, not the first person who wants to sign in.
  readOidcSettings(ctx.environment);
  await syncEnvironmentToken(ctx);
  if ((await ctx.db.prisma.user.count()) > 0) return null;
  const email = normaliseEmail(ctx.environment.adminEmail ?? defaultAdminEmail);
  const generatedPassword = ctx.environment.adminPassword === null ? generatePassword() : null;
  // Hashed before the lock is taken: the others should not wait for it.
  const passwordHash = await hashPassword(generatedPassword ?? ctx.environment.adminPassword ?? '');
  return ctx.db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(${accessLockKey})) as held`;
    if ((await tx.user.count()) > 0) return null;
    const name = email.split('@')[0] ?? email;
    const { id } = await tx.user.create({
      data: { email, name, passwordHash, role: 'admin', createdAt: ctx.clock.now() },
    });
    await writeAudit(tx, startUp, { action: 'user.created', subject: `user:${id}`, after: { role: 'admin' } });
    return { email, generatedPassword };
  });
}
