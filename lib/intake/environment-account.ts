import type { Context } from '@/lib/platform/context';
import { StartUpError } from '@/lib/platform/errors';
import type { Provider } from '@/lib/providers/contract';
import { allowListVariable } from './accounts/environment-words';
import { parseNetwork } from './allow-list';
import { environmentCredentials } from './credentials';

/** `<PROVIDER>_ALLOWED_IPS`; throws `StartUpError` naming the entry that is no address. */
export function environmentAllowList(ctx: Context, provider: Provider): string[] {
  const variable = allowListVariable(provider);
  const entries = ctx.environment.list(variable);
  const wrong = entries.find((entry) => parseNetwork(entry) === null);
  if (wrong !== undefined) {
    throw new StartUpError(`${variable} holds ${wrong}, which is neither an address nor a CIDR block.`);
  }
  return entries;
}

/** The provider's knobs that have variables; absent ones are left to their defaults. */
export function environmentSettings(ctx: Context, provider: Provider): Record<string, string> {
  const entries = Object.entries(provider.settingVariables ?? {}).flatMap(([setting, variable]) => {
    const value = ctx.environment.text(variable);
    return value === null ? [] : [[setting, value] as const];
  });
  return Object.fromEntries(entries);
}

/** Throws `StartUpError` naming the variable of `provider` that cannot be used. */
export function checkEnvironment(ctx: Context, provider: Provider): void {
  environmentAllowList(ctx, provider);
  environmentCredentials(provider, ctx.environment.list);
  const settings = provider.settings.safeParse(environmentSettings(ctx, provider));
  if (settings.success) return;
  const issue = settings.error.issues[0];
  const setting = String(issue?.path[0] ?? '');
  throw new StartUpError(`${provider.settingVariables?.[setting] ?? setting} cannot be used: ${issue?.message ?? ''}`);
}
