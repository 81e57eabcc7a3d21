'use client';

import { ExternalLink } from 'lucide-react';
import { Time } from '@/components/domain/time';
import { buttonStyles } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { writeExactJson } from '@/lib/providers/exact-json';
import type { LineExplorer } from './line-explorer';
import { payloadInstant } from './payload-instant';
import type { PayloadLine } from './payload-lines';

/** The active line of a payload under its tree: path, value whole, the instant it tells, its explorer, and both to copy. */
export function PayloadLineDetails({ line, explorer }: { line: PayloadLine; explorer: LineExplorer | null }) {
  const scalar = line.kind !== 'object' && line.kind !== 'array';
  const instant = scalar ? payloadInstant(line.name, line.text) : null;
  return (
    <div className="sticky bottom-0 border-t bg-subtle px-3 py-2 text-xs">
      <div className="flex min-h-7 items-center gap-2">
        <span className="min-w-0 truncate font-mono" title={line.path}>
          {line.path === '' ? 'the whole document' : line.path}
        </span>
        {instant !== null && <Time at={instant} show="exact" className="shrink-0 text-faint max-sm:hidden" />}
        <span className="ml-auto flex shrink-0 gap-1">
          {explorer && (
            <a
              href={explorer.href}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={`Open ${explorer.what} ${line.text} in ${explorer.explorer}, in a new tab`}
              className={buttonStyles({ variant: 'ghost', size: 'sm' })}
            >
              <ExternalLink aria-hidden />
              {explorer.explorer}
            </a>
          )}
          {line.path !== '' && <CopyButton text={line.path} label="Copy path" labelled />}
          <CopyButton text={() => (scalar ? line.text : writeExactJson(line.value, 2))} label="Copy value" labelled />
        </span>
      </div>
      {scalar && line.size === 0 && line.text.length > 240 && (
        <pre className="mt-1 max-h-40 overflow-auto whitespace-pre-wrap font-mono [overflow-wrap:anywhere]">
          {line.text}
        </pre>
      )}
    </div>
  );
}
