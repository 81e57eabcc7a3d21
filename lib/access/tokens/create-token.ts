import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type ActorContext, scopes } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { tokenDigest, tokenHint } from '@/lib/access/token-digest';
import { storableText } from '@/lib/platform/text';
import { dayMs } from '@/lib/platform/time';

const nameSchema = z.string().min(1).max(80);
const scopesSchema = z.array(z.enum(scopes)).min(1);
const daysSchema = z.int().min(1).max(3_650).nullable();

export type CreateTokenResult =
  /** The token is in this answer and nowhere else. */
  | { outcome: 'created'; id: string; token: string }
  /** Words by field: name, scopes, expiresInDays. */
  | { outcome: 'invalid'; problems: Readonly<Record<string, string>> };

/** Makes an API token of 256 random bits; `expiresInDays` null: it lives until it is revoked. */
export async function createToken(
  ctx: ActorContext,
  input: { name: string; scopes: readonly string[]; expiresInDays: number | null },
): Promise<CreateTokenResult> {
  assertMay(ctx.actor, 'tokens.manage');
  const name = nameSchema.safeParse(storableText(input.name.trim()));
  const given = scopesSchema.safeParse(input.scopes);
  const days = daysSchema.safeParse(input.expiresInDays);
  if (!name.success || !given.success || !days.success) {
    return {
      outcome: 'invalid',
      problems: {
        ...(!name.success && { name: 'A name of 1 to 80 characters: who will use it.' }),
        ...(!given.success && { scopes: 'At least one scope.' }),
        ...(!days.success && { expiresInDays: 'A whole number of days from 1 to 3,650.' }),
      },
    };
  }
  const now = ctx.clock.now();
  const token = `cct_${randomBytes(32).toString('base64url')}`;
  const expiresAt = days.data === null ? null : new Date(now.getTime() + days.data * dayMs);
  const scopeList = scopes.filter((scope) => given.data.includes(scope));
  return ctx.db.prisma.$transaction(async (tx) => {
    const { id } = await tx.apiToken.create({
      data: {
        name: name.data,
        tokenSha256: tokenDigest(token),
        hint: tokenHint(token),
        source: 'console',
        scopes: scopeList,
        createdAt: now,
        expiresAt,
      },
    });
    await writeAudit(tx, ctx.actor, {
      action: 'token.created',
      subject: `token:${id}`,
      after: { name: name.data, scopes: scopeList.join(', '), expiresAt: expiresAt?.toISOString() ?? null },
    });
    return { outcome: 'created', id: id.toString(), token };
  });
}
