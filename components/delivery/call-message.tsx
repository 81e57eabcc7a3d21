import { RawBody } from '@/components/request/raw-body';
import type { ShownBody } from '@/components/request/request-body';

interface CallMessageProps {
  /** "Request", "Answer". */
  title: string;
  /** Null: there are none. */
  headers: Readonly<Record<string, string>> | null;
  /** Null: there is none; `none` says why. */
  body: ShownBody | null;
  none: string;
  /** What is to be known of the body: its size, that it was cut. */
  note: string | null;
}

/** One side of an HTTP call: headers and body, both masked already. */
export function CallMessage({ title, headers, body, none, note }: CallMessageProps) {
  const names = Object.keys(headers ?? {}).sort();
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium text-sm">{title}</h3>
      {headers && names.length > 0 && (
        <dl className="grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-0.5 font-mono text-xs">
          {names.map((name) => (
            <div key={name} className="contents">
              <dt className="break-all text-muted">{name}</dt>
              <dd className="break-all">{headers[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      {body ? <RawBody body={body} label={`${title}, body`} /> : <p className="text-muted text-sm">{none}</p>}
      {note !== null && <p className="text-muted text-xs">{note}</p>}
    </section>
  );
}
