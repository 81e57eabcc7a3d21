import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link within the console. It asks for its page when somebody follows it, not when it comes into sight: every page is drawn when it
 * is asked for, so that ahead of time there is nothing to have, and each question costs the server a drawn frame.
 */
export function Link<RouteType>(props: ComponentProps<typeof NextLink<RouteType>>) {
  return <NextLink prefetch={false} {...props} />;
}
