import type { Provider } from '@/lib/providers/contract';
import { accountSlugPattern, defaultAccountSlug, isReservedSlug } from '@/lib/providers/registry';

/** Pure: a slug that a further account of `provider` may have; it becomes the end of its callback URLs, so it never changes. */
export function readSlug(provider: Provider, text: string): { slug: string } | { problem: string } {
  const slug = text.trim();
  if (!accountSlugPattern.test(slug)) {
    return { problem: 'A slug has 1 to 40 lower-case letters, digits and hyphens, and begins with a letter or digit.' };
  }
  if (slug === defaultAccountSlug)
    return { problem: `${slug} is the account from the environment. Choose another slug.` };
  if (isReservedSlug(provider, slug)) {
    return {
      problem: `${slug} is a channel of ${provider.label}: its URL would hide the account's. Choose another slug.`,
    };
  }
  return { slug };
}
