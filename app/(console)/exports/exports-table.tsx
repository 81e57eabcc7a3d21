import { byteWords } from '@/app/(console)/rejected/byte-words';
import { MonoId } from '@/components/domain/mono-id';
import { Time } from '@/components/domain/time';
import { Badge } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { ExportSummary } from '@/lib/exports/types';
import { ExportStateBadge } from './export-state-badge';
import { filterWords, kindWords, rowsWords } from './export-words';

interface ExportsTableProps {
  files: readonly ExportSummary[];
  /** Ids of evidence in which what is sensitive is masked. */
  masked: ReadonlySet<string>;
}

/** The rows of the list of files that were handed out. */
export function ExportsTable({ files, masked }: ExportsTableProps) {
  return (
    <Table label="Files that were handed out, newest first" className="min-h-0 flex-1 border-t">
      <TableHeader>
        <tr>
          <TableHead pinned>Export</TableHead>
          <TableHead>File</TableHead>
          <TableHead>State</TableHead>
          <TableHead>What</TableHead>
          <TableHead align="end">Holds</TableHead>
          <TableHead align="end">Size</TableHead>
          <TableHead>SHA-256</TableHead>
          <TableHead>Asked by</TableHead>
          <TableHead>Started</TableHead>
        </tr>
      </TableHeader>
      <TableBody>
        {files.map((file) => {
          const what = filterWords(file.kind, file.filter);
          return (
            <TableRow key={file.id}>
              <TableCell pinned>
                <span className="font-mono">{file.id}</span>
              </TableCell>
              <TableCell>
                {kindWords[file.kind]} <span className="text-muted">{file.format}</span>
                {masked.has(file.id) && (
                  <Badge className="ml-2" title="Who made it may not see what is sensitive in payloads.">
                    masked
                  </Badge>
                )}
              </TableCell>
              <TableCell>
                <ExportStateBadge state={file.state} />
              </TableCell>
              <TableCell>
                <span className="block max-w-80 truncate" title={what}>
                  {what}
                </span>
              </TableCell>
              <TableCell align="end">{rowsWords(file.kind, file.rows)}</TableCell>
              <TableCell align="end">{byteWords(Number(file.bytes))}</TableCell>
              <TableCell>
                {file.sha256 === null ? (
                  <span className="text-faint">—</span>
                ) : (
                  <MonoId value={file.sha256} copy="SHA-256 of the file" />
                )}
              </TableCell>
              <TableCell>{file.requestedBy}</TableCell>
              <TableCell>
                <Time at={file.startedAt} className="text-muted" />
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
