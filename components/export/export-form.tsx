'use client';

import { DownloadIcon } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { DownloadPanel } from './download-panel';
import { ZoneField } from './zone-field';

/** Parameters of a page that are no part of its filter. */
const pageParams: readonly string[] = ['cursor', 'trail', 'limit', 'format', 'zone', 'bom'];

interface ExportFormProps {
  /** What is exported, in the URL and in words: `transfers`. */
  kind: string;
  label: string;
  /** The filter that the page shows. */
  query: string;
}

/** Downloads every row that the page's filter finds: a plain form, so that it works without scripts. */
export function ExportForm({ kind, label, query }: ExportFormProps) {
  const filter = [...new URLSearchParams(query)].filter(([name]) => !pageParams.includes(name));
  return (
    <DownloadPanel label="Export" icon={<DownloadIcon aria-hidden />}>
      <form method="get" action={`/exports/${kind}`} className="flex flex-col gap-3">
        {filter.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <p className="text-muted">
          {filter.length === 0 ? `All ${label}` : `All ${label} that match the filter`}, as of the moment it starts.
          Amounts keep every digit.
        </p>
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-muted text-xs">Format</legend>
          <label className="flex items-center gap-2">
            <input type="radio" name="format" value="csv" defaultChecked className="accent-accent" />
            CSV, for spreadsheets
          </label>
          <label className="flex items-center gap-2">
            <input type="radio" name="format" value="jsonl" className="accent-accent" />
            JSON Lines, as the API has it
          </label>
        </fieldset>
        <ZoneField />
        <label className="flex items-center gap-2">
          <input type="checkbox" name="bom" value="true" defaultChecked className="size-3.5 accent-accent" />
          Tell Excel that it is UTF-8 (byte order mark)
        </label>
        <div className="flex items-center justify-between gap-2">
          <Link href={{ pathname: '/exports', query: { kind } }} className="text-muted underline">
            Earlier exports
          </Link>
          <Button type="submit" variant="primary">
            Download
          </Button>
        </div>
      </form>
    </DownloadPanel>
  );
}
