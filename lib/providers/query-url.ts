import { z } from 'zod';

/** Why `text` cannot be the base URL of a query API; null: it can. */
function problemOf(text: string): string | null {
  if (!URL.canParse(text)) return 'is not a URL';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'is neither https nor http';
  if (url.username !== '' || url.password !== '') return 'holds a user name or password';
  if (url.search !== '' || url.hash !== '') return 'holds a query or a fragment';
  return null;
}

/**
 * The setting `queryUrl` of a provider that can be asked: its query API's base URL, no slash at the end. Empty means
 * `byDefault`. Name its variable, `<PROVIDER>_QUERY_URL`, in the provider's `settingVariables`.
 */
export function queryUrl(byDefault: string) {
  return z
    .string()
    .trim()
    .nullable()
    .transform((text) => (text || byDefault).replace(/\/+$/, ''))
    .superRefine((text, check) => {
      const problem = problemOf(text);
      if (problem !== null) check.addIssue({ code: 'custom', message: problem });
    })
    .default(byDefault)
    .meta({
      title: 'Query URL',
      description: `Base URL of the API that is asked about a transfer or batch; a sandbox has another one. Empty: ${byDefault} is asked.`,
    });
}
