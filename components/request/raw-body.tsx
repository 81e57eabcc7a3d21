import type { ShownBody } from './request-body';

/** A body as it came, or masked: line breaks as sent, long lines broken to fit. `label` names it where a page shows several. */
export function RawBody({ body, label = 'Raw body', id }: { body: ShownBody; label?: string; id?: string }) {
  if (body.text === '') return <p className="rounded-md border px-3 py-4 text-muted text-sm">The body is empty.</p>;
  return (
    <>
      {!body.utf8 && <p className="text-muted text-sm">These bytes are no UTF-8: each is shown as one character.</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <section aria-label={label} tabIndex={0} className="max-h-[70dvh] overflow-auto rounded-md border">
        <pre id={id} className="whitespace-pre-wrap px-3 py-2 font-mono text-sm [overflow-wrap:anywhere]">
          {body.text}
        </pre>
      </section>
    </>
  );
}
