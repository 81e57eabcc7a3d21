'use client';

import { ChevronRight, ExternalLink } from 'lucide-react';
import { memo } from 'react';
import { Time } from '@/components/domain/time';
import type { LineExplorer } from './line-explorer';
import { payloadInstant } from './payload-instant';
import type { PayloadLine } from './payload-lines';
import { markHits } from './payload-search';
import { sensitiveWords } from './sensitive-words';

/** A longer value is shown from its beginning; whole it stands under the tree when its line is active. */
const valueCharsMax = 240;

function Marked({ text, query }: { text: string; query: string }) {
  let at = 0;
  return markHits(text, query).map((part) => {
    const key = at;
    at += part.text.length;
    if (!part.hit) return part.text;
    return (
      <mark key={key} className="rounded-sm bg-amber-soft outline outline-amber-solid text-inherit">
        {part.text}
      </mark>
    );
  });
}

/** How many are inside; of a string of JSON too, with a mark that it is one. */
function Inside({ line }: { line: PayloadLine }) {
  const list = line.kind === 'array' || (line.kind === 'string' && /^\s*\[/.test(line.text));
  const [open, close] = list ? '[]' : '{}';
  const noun = list ? 'item' : 'field';
  return (
    <span className="text-faint">
      {line.size === 0 ? `${open}${close}` : `${open} ${line.size} ${noun}${line.size === 1 ? '' : 's'} ${close}`}
      {line.kind === 'string' && (
        <span
          className={tagStyles}
          title="The provider sent this as a string that holds JSON. Copying gives the string."
        >
          JSON in a string
        </span>
      )}
    </span>
  );
}

const tagStyles = 'ml-2 whitespace-nowrap rounded-sm bg-neutral-soft px-1 font-sans text-2xs text-neutral-ink';

function Value({ line, query, explorer }: { line: PayloadLine; query: string; explorer: LineExplorer | null }) {
  if (line.kind === 'object' || line.kind === 'array' || line.size > 0) return <Inside line={line} />;
  if (line.masked !== null) {
    return (
      <span className="text-muted">
        <bdi>{line.text}</bdi>
        <span className={tagStyles} title="Masked before it left the server">
          {sensitiveWords[line.masked]} · masked
        </span>
      </span>
    );
  }
  const shown = line.text.length > valueCharsMax ? line.text.slice(0, valueCharsMax) : line.text;
  const instant = payloadInstant(line.name, line.text);
  const quiet = line.kind === 'null' || line.kind === 'boolean';
  const quote = line.kind === 'string' && <span className="text-faint">"</span>;
  return (
    <span className={quiet ? 'text-faint' : undefined}>
      {quote}
      {/* Its own direction: Arabic or Hebrew must not reorder what stands around it. */}
      <bdi>
        <Marked text={shown} query={query} />
      </bdi>
      {quote}
      {shown !== line.text && <span className="text-faint"> … {line.text.length.toLocaleString('en')} characters</span>}
      {instant !== null && <Time at={instant} show="exact" className="ml-2 font-sans text-faint text-xs" />}
      {explorer && (
        // The tree has one tab stop; for the keyboard the link stands under it, with the active line.
        <a
          href={explorer.href}
          target="_blank"
          rel="noopener noreferrer"
          tabIndex={-1}
          aria-label={`Open in ${explorer.explorer}`}
          title={`Open in ${explorer.explorer}`}
          className="ml-1 inline-flex size-5 items-center justify-center rounded-sm align-middle text-muted hover:bg-line hover:text-ink"
        >
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      )}
    </span>
  );
}

interface PayloadRowProps {
  id: string;
  line: PayloadLine;
  explorer: LineExplorer | null;
  folded: boolean;
  active: boolean;
  /** False: the signature does not cover it. */
  covered: boolean;
  /** Empty while nothing is searched. */
  query: string;
  onActivate(index: number): void;
  onToggle(index: number): void;
}

/** One line of the payload: guides, chevron, name, value. The tree around it has the focus and the keys. */
export const PayloadRow = memo(function PayloadRow({
  id,
  line,
  explorer,
  folded,
  active,
  covered,
  query,
  onActivate,
  onToggle,
}: PayloadRowProps) {
  const foldable = line.size > 0;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree holds the focus and names its active line (aria-activedescendant)
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys
    <div
      id={id}
      role="treeitem"
      aria-level={Math.max(line.depth, 1)}
      aria-posinset={line.position}
      aria-setsize={line.siblings}
      aria-expanded={foldable ? !folded : undefined}
      aria-selected={active}
      data-covered={covered}
      className="flex min-h-6 cursor-default items-stretch pr-3 hover:bg-hover aria-selected:bg-selected"
      onClick={() => onActivate(line.index)}
      onDoubleClick={() => foldable && onToggle(line.index)}
    >
      {Array.from({ length: Math.max(line.depth - 1, 0) }, (_, depth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: guides are told apart by nothing but their depth
        <span key={depth} aria-hidden className="ml-3 w-1.5 shrink-0 border-l" />
      ))}
      <span className="flex w-6 shrink-0 justify-center pt-1">
        {foldable && (
          <span
            aria-hidden
            className="h-4 rounded-sm hover:bg-line"
            onClick={(event) => {
              event.stopPropagation();
              onActivate(line.index);
              onToggle(line.index);
            }}
          >
            <ChevronRight className={`size-4 text-faint ${folded ? '' : 'rotate-90'}`} />
          </span>
        )}
      </span>
      <span className="min-w-0 py-0.5 [overflow-wrap:anywhere]">
        {line.name !== '' && (
          <span className="text-faint">
            <Marked text={line.name} query={query} />
            {': '}
          </span>
        )}
        <Value line={line} query={query} explorer={explorer} />
      </span>
      {!covered && (
        <span className="ml-auto shrink-0 self-center rounded-sm border border-control border-dashed px-1.5 font-sans text-2xs text-faint">
          not signed
        </span>
      )}
    </div>
  );
});
