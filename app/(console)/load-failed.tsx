import { Banner } from '@/components/ui/banner';
import { buttonStyles } from '@/components/ui/button';

/**
 * In place of what could not be read: what failed, what it means, the id under which the log has it, and the way to ask
 * again. `again` is the page's own URL: a plain link, so that a broken page does not need its scripts to recover. What the role does
 * not include is no failure: it says that alone, for asking again changes nothing.
 */
export function LoadFailed({
  title,
  message,
  incidentId,
  again,
  forbidden = false,
}: {
  title: string;
  message: string;
  incidentId: string | null;
  again: string;
  forbidden?: boolean;
}) {
  if (forbidden) {
    return (
      <div className="border-t p-4 md:px-6">
        <Banner kind="warning" title={message} />
      </div>
    );
  }
  return (
    <div className="border-t p-4 md:px-6">
      <Banner
        kind="error"
        title={title}
        actions={
          <a href={again} className={buttonStyles({ size: 'sm' })}>
            Try again
          </a>
        }
      >
        <p>{message}</p>
        {incidentId !== null && (
          <p className="mt-1">
            In the log under <code className="font-mono">{incidentId}</code>
          </p>
        )}
      </Banner>
    </div>
  );
}
