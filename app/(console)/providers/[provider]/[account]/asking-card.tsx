import { Check, CircleDashed } from 'lucide-react';
import { KeyValues } from '@/components/domain/key-values';
import { Badge } from '@/components/ui/badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { Asking } from '@/lib/reconcile/probe/describe-asking';

/** A sentence of a provider's file, what stands between backticks as code. */
function WithCode({ text }: { text: string }) {
  const parts = text.split('`').map((part, index) => ({ part, isCode: index % 2 === 1, key: `${index}:${part}` }));
  return parts.map(({ part, isCode, key }) =>
    isCode ? (
      <code key={key} className="font-mono text-xs">
        {part}
      </code>
    ) : (
      part
    ),
  );
}

function Questions({ questions }: Pick<Asking, 'questions'>) {
  return (
    <ul className="flex flex-col gap-1.5">
      {questions.map(({ resource, about, request, source }) => (
        <li key={resource}>
          <code className="break-all font-mono text-xs">{request}</code>
          <span className="block text-muted text-xs">
            about a {about} · {source}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Whether "Ask the provider" works for this account, what it lacks, and how it is done. */
export function AskingCard({ asking, providerLabel }: { asking: Asking | null; providerLabel: string }) {
  if (!asking) {
    return (
      <Card>
        <CardHeader title="Asking the provider" />
        <CardBody>
          <p className="text-muted text-sm">{providerLabel} has no query that could be asked about a record.</p>
        </CardBody>
      </Card>
    );
  }
  const { notReady, questions, baseUrl, signing, ratePerMinuteMax, rateSource } = asking;
  return (
    <Card>
      <CardHeader title="Asking the provider" />
      <CardBody>
        <KeyValues
          items={[
            {
              label: 'Can be asked',
              value:
                notReady === null ? (
                  <Badge tone="green" icon={Check}>
                    Yes
                  </Badge>
                ) : (
                  <span className="flex flex-col items-start gap-1">
                    <Badge tone="amber" icon={CircleDashed}>
                      Not yet
                    </Badge>
                    {notReady}
                  </span>
                ),
            },
            { label: 'Asked at', value: <code className="break-all font-mono text-xs">{baseUrl}</code> },
            { label: 'Questions', value: <Questions questions={questions} /> },
            { label: 'Proven by', value: <WithCode text={signing} /> },
            {
              label: 'At most',
              value: (
                <>
                  {ratePerMinuteMax} a minute
                  <span className="block text-faint text-xs">{rateSource}</span>
                </>
              ),
            },
          ]}
        />
      </CardBody>
    </Card>
  );
}
