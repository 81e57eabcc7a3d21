import type { Environment } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';

interface Sourced {
  source: string;
}

/** Why the URL of the destination from the environment stays. */
export const urlWords = 'This URL is set by FORWARD_URL. Change the variable and start the console again.';

/** The variables that set parts of a destination: its URL, and what signs. Without FORWARD_SECRET its secrets are kept here. */
export function environmentVariables(
  environment: Environment,
  { source }: Sourced,
): readonly ('FORWARD_URL' | 'FORWARD_SECRET')[] {
  if (source !== 'environment' || environment.forwardUrl === null) return [];
  return environment.list('FORWARD_SECRET').length > 0 ? ['FORWARD_URL', 'FORWARD_SECRET'] : ['FORWARD_URL'];
}

/** Throws `AppError('bad_request')` where variables say what signs: the next start would undo the change. */
export function assertSecretsKeptHere(environment: Environment, destination: Sourced): void {
  if (!environmentVariables(environment, destination).includes('FORWARD_SECRET')) return;
  const words = 'Its secrets are set by FORWARD_SECRET. Change the variable and start the console again.';
  throw new AppError('bad_request', words);
}

/** Throws `AppError('bad_request')` for the destination of FORWARD_URL: the next start would bring it back. */
export function assertArchivable(environment: Environment, destination: Sourced): void {
  if (environmentVariables(environment, destination).length === 0) return;
  const words = 'FORWARD_URL makes this destination at each start. Pause it here, or take the variable away first.';
  throw new AppError('bad_request', words);
}
