import type { ReactNode } from 'react';
import type { OidcSettings } from '@/lib/access/oidc/settings';
import { ServiceLink } from './service-link';

/** Where there is a sign-in service it comes first; the password's form stands below, folded where it is for admins alone. */
export function WaysIn({
  service,
  next,
  unfolded,
  children,
}: {
  service: OidcSettings | null;
  next: string;
  /** Something about the password has to be said, or the service is away. */
  unfolded: boolean;
  children: ReactNode;
}) {
  if (!service) return children;
  return (
    <>
      <ServiceLink name={service.name} next={next} />
      {service.required ? (
        <details open={unfolded}>
          <summary className="cursor-default text-muted text-sm underline-offset-2 hover:underline">
            Admins: sign in with a password
          </summary>
          <div className="pt-4">{children}</div>
        </details>
      ) : (
        <section aria-label="With a password" className="flex flex-col gap-4 border-t pt-6">
          <p className="text-muted text-sm">Or with a password of this console.</p>
          {children}
        </section>
      )}
    </>
  );
}
