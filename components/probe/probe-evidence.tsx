import type { ProbeEvidence } from '@/lib/reconcile/probe/types';

/** Of a body so much is drawn; the whole is in the API and the evidence pack. */
const shownBytesMax = 16 * 1024;

function bodyText(base64: string): { text: string; cut: boolean } {
  const bytes = Buffer.from(base64, 'base64');
  const text = bytes.subarray(0, shownBytesMax).toString('utf8');
  return { text, cut: bytes.length > shownBytesMax };
}

interface MessageProps {
  label: string;
  firstLine: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

function Message({ label, firstLine, headers, body }: MessageProps) {
  const { text, cut } = bodyText(body);
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <section className="flex min-w-0 flex-col gap-1">
      <h3 className="font-medium text-xs">{label}</h3>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
        tabIndex={0}
        className="max-h-80 overflow-auto whitespace-pre-wrap break-all rounded-md border bg-subtle p-2 font-mono text-xs"
      >
        {[firstLine, ...head, '', text].join('\n')}
      </pre>
      {cut && <p className="text-muted text-xs">The first 16 KiB are shown; the API has the whole body.</p>}
    </section>
  );
}

/** Question and answer as they went over the wire, without credentials. */
export function ProbeEvidenceView({ evidence }: { evidence: ProbeEvidence }) {
  const { request, response } = evidence;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer text-muted text-xs underline-offset-2 hover:underline">
        Question and answer
      </summary>
      <div className="mt-2 grid gap-3 lg:grid-cols-2">
        {request && (
          <Message
            label="Question"
            firstLine={`${request.method} ${request.url}`}
            headers={request.headers}
            body={request.body}
          />
        )}
        {response && (
          <Message
            label="Answer"
            firstLine={`HTTP ${response.statusCode}`}
            headers={response.headers}
            body={response.body}
          />
        )}
      </div>
    </details>
  );
}
