import { clsx } from 'clsx';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { urlTail } from './url-tail';

/** A URL that gives up its middle: scheme and host stay at the start, the end of the path at the end. Not a link: it is a backend's. */
export function UrlText({ url, className }: { url: string; className?: string }) {
  return (
    <span title={url} className={clsx('url mono', className)}>
      <MiddleTruncate text={url} tail={urlTail(url)} />
    </span>
  );
}
