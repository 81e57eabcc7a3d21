import type { Provider } from '@/lib/providers/contract';
import { describeKnobs, type Knob } from './describe-knobs';
import type { Invalid } from './types';

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Left as text: the schema says that it is not what it should be.
    return text;
  }
}

function readText(kind: Knob['kind'], text: string): unknown {
  switch (kind) {
    case 'number':
      return text === '' ? text : Number(text);
    case 'switch':
      return text === 'true' || text === 'on';
    case 'list':
      return text.split(/[\n,]/).flatMap((entry) => entry.trim() || []);
    case 'json':
      return readJson(text);
    case 'choice':
    case 'text':
      return text;
  }
}

/** Why the query API's base URL cannot be set on a screen; null where it can: whoever is asked is shown the account's secrets. */
function queryUrlProblem({ probes }: Pick<Provider, 'probes'>, settings: unknown): string | null {
  if (!probes) return null;
  const { protocol, hostname } = new URL(probes.baseUrl(settings));
  const own = probes.domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
  if (own && protocol === 'https:') return null;
  return `is not an https address of the provider (${probes.domains.join(', ')}), and the account’s secrets are sent to it. Another one can only come from the environment.`;
}

/**
 * Pure: the provider's settings out of a form's texts, by its own schema. Only what differs from the default is kept, so that
 * a better default reaches the account later. A knob without a text keeps its default.
 */
export function readKnobs(
  provider: Pick<Provider, 'settings' | 'probes'>,
  texts: Readonly<Record<string, string>>,
): { outcome: 'read'; settings: Record<string, unknown> } | Invalid {
  const given = describeKnobs(provider).flatMap((knob): [string, unknown][] => {
    const text = texts[knob.name]?.replaceAll('\r\n', '\n').trim();
    if (text === undefined || text === knob.defaultText) return [];
    return [[knob.name, text === '' && knob.nullable ? null : readText(knob.kind, text)]];
  });
  const settings = Object.fromEntries(given);
  const parsed = provider.settings.safeParse(settings);
  if (parsed.success) {
    const problem = queryUrlProblem(provider, parsed.data);
    return problem === null ? { outcome: 'read', settings } : { outcome: 'invalid', problems: { queryUrl: problem } };
  }
  return {
    outcome: 'invalid',
    problems: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0] ?? ''), message])),
  };
}
