import { randomInt } from 'node:crypto';
import { environmentCredentials } from '@/lib/intake/credentials';
import { readEnvironment } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import type { Credential } from '@/lib/providers/contract';
import { findProvider } from '@/lib/providers/registry';
import { lifecycles } from './simulate/lifecycles';
import { readOptions } from './simulate/options';
import { play } from './simulate/play';
import { formatReport } from './simulate/report';
import type { Answer } from './simulate/send';

/** What nothing is signed with, for the test doors. */
const unneeded: Credential = { hint: '', fields: {} };

/** Sends made-up, properly signed callbacks to a running console; answers the exit code: 1 where an answer was not the expected one. */
async function simulate(args: readonly string[]): Promise<number> {
  const environment = readEnvironment();
  const options = readOptions(args, environment.port);
  const provider = findProvider(options.providerId);
  if (!provider || !lifecycles[provider.id]) {
    throw new AppError(
      'bad_request',
      `No lifecycles for ${options.providerId}. There are: ${Object.keys(lifecycles).join(', ')}.`,
    );
  }
  const [credential = provider.secretFields.length === 0 ? unneeded : undefined] = environmentCredentials(
    provider,
    environment.list,
  );
  if (!credential) {
    const names = provider.secretFields.map(({ variable }) => variable).join(' and ');
    throw new AppError(
      'bad_request',
      `${names} is not set: give the simulator the value that the console has, to sign with.`,
    );
  }
  const seed = options.seed ?? randomInt(2 ** 32);
  const answers: Answer[] = [];
  await play({
    provider,
    target: { url: options.url, accountSlug: options.account, credential },
    seed,
    ratePerSecond: options.rate,
    count: options.count,
    onAnswer: (answer) => answers.push(answer),
  });
  const unexpected = answers.filter(({ ok }) => !ok).length;
  console.log(formatReport(answers));
  console.log(
    `\n${answers.length} sent to ${options.url}, ${unexpected} answered unexpectedly. --seed ${seed} makes the same ids again.`,
  );
  if (answers.every(({ status }) => status === 0))
    console.log('Nothing answers there. Start the console with: npm start');
  return unexpected === 0 ? 0 : 1;
}

try {
  process.exitCode = await simulate(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
