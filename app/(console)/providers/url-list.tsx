import { CopyButton } from '@/components/ui/copy-button';
import type { AccountUrl } from '@/lib/intake/accounts/types';

export interface UrlListProps {
  urls: readonly AccountUrl[];
  origin: string;
  /** Shows paths alone; copied is the whole URL all the same. */
  compact?: boolean;
}

/** An account's callback URLs to give to the provider, one a channel, each with its copy button. */
export function UrlList({ urls, origin, compact = false }: UrlListProps) {
  return (
    <ul className="flex min-w-0 flex-col gap-1">
      {urls.map(({ channel, methods, path, displayOnly }) => (
        <li key={channel} className="flex min-w-0 items-center gap-1">
          <span className="min-w-0">
            <code title={`${origin}${path}`} className="break-all font-mono text-xs">
              {!compact && <span className="text-faint">{origin}</span>}
              {path}
            </code>
            {(methods.join() !== 'POST' || displayOnly) && (
              <span className="ml-2 whitespace-nowrap text-faint text-xs">
                {methods.join(', ')}
                {displayOnly && ', display only'}
              </span>
            )}
          </span>
          <CopyButton text={`${origin}${path}`} label={`Copy callback URL of ${channel}`} />
        </li>
      ))}
    </ul>
  );
}
