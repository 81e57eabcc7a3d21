'use client';

import { useClock } from '@/components/domain/zone';
import { CopyButton } from '@/components/ui/copy-button';
import { exactTime, exactTitle } from '@/lib/platform/time-zone/zoned-text';
import { payloadInstant } from './payload-instant';
import type { PayloadLine } from './payload-lines';

/** The active line of a payload under its tree: path, value whole, the instant it tells, and both to copy. */
export function PayloadLineDetails({ line }: { line: PayloadLine }) {
  const clock = useClock();
  const scalar = line.kind !== 'object' && line.kind !== 'array';
  const instant = scalar ? payloadInstant(line.name, line.text) : null;
  return (
    <div className="sticky bottom-0 border-t bg-subtle px-3 py-2 text-xs">
      <div className="flex min-h-7 items-center gap-2">
        <span className="min-w-0 truncate font-mono" title={line.path}>
          {line.path === '' ? 'the whole document' : line.path}
        </span>
        {instant !== null && (
          <time
            dateTime={instant}
            title={exactTitle(clock, new Date(instant))}
            className="shrink-0 text-faint max-sm:hidden"
          >
            {exactTime(clock, new Date(instant))}
          </time>
        )}
        <span className="ml-auto flex shrink-0 gap-1">
          {line.path !== '' && <CopyButton text={line.path} label="Copy path" />}
          {scalar && <CopyButton text={line.text} label="Copy value" />}
        </span>
      </div>
      {scalar && line.text.length > 240 && (
        <pre className="mt-1 max-h-40 overflow-auto whitespace-pre-wrap font-mono [overflow-wrap:anywhere]">
          {line.text}
        </pre>
      )}
    </div>
  );
}
