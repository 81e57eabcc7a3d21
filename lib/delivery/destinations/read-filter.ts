import type { DestinationFilter } from '@/lib/delivery/types';
import { storableText } from '@/lib/platform/text';
import { outcomes } from '@/lib/providers/contract';
import { accountSlugPattern, providers } from '@/lib/providers/registry';

const typesMax = 50;
const typeLengthMax = 120;

function distinct(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => storableText(value).trim()))].filter((value) => value !== '');
}

function unknown(values: readonly string[], known: readonly string[]): string | undefined {
  return values.find((value) => !known.includes(value));
}

/**
 * Pure: a filter whose every word can be met: providers and channels of the registry, slugs of accounts that exist, and
 * channels of the chosen providers. Types are free, for a provider's next one is not known before it comes.
 */
export function readFilter(
  given: DestinationFilter,
  accountSlugs: readonly string[],
): { filter: DestinationFilter } | { problem: string } {
  const filter = {
    ...given,
    providers: distinct(given.providers),
    accounts: distinct(given.accounts),
    channels: distinct(given.channels),
    types: distinct(given.types),
    outcomes: outcomes.filter((outcome) => given.outcomes.includes(outcome)),
  };
  const provider = unknown(
    filter.providers,
    providers.map(({ id }) => id),
  );
  if (provider !== undefined) return { problem: `There is no provider ${provider.slice(0, 40)}.` };
  const slug = filter.accounts.find((one) => !accountSlugPattern.test(one) || !accountSlugs.includes(one));
  if (slug !== undefined) return { problem: `There is no account ${slug.slice(0, 40)}.` };
  const chosen = providers.filter(({ id }) => filter.providers.length === 0 || filter.providers.includes(id));
  const channels = chosen.flatMap((one) => one.channels.map(({ id }) => id));
  const channel = unknown(filter.channels, channels);
  if (channel !== undefined) {
    const of = filter.providers.length === 0 ? 'any provider' : 'the chosen providers';
    return { problem: `There is no channel ${channel.slice(0, 60)} of ${of}.` };
  }
  if (filter.types.length > typesMax || filter.types.some(({ length }) => length > typeLengthMax)) {
    return { problem: `A filter has at most ${typesMax} types of at most ${typeLengthMax} characters.` };
  }
  return { filter };
}
