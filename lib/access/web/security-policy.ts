export interface PolicyTerms {
  /** React's development build evaluates code to show server stacks. */
  development: boolean;
  overTls: boolean;
}

/**
 * The Content-Security-Policy of a page. Nothing is allowed unless named here; an injected script does not run for want of
 * the nonce, which is new on each request.
 */
export function securityPolicy(nonce: string, { development, overTls }: PolicyTerms): string {
  const directives: Record<string, string> = {
    'default-src': "'none'",
    // Scripts with the nonce, and what these load; `'self'` only counts in browsers without 'strict-dynamic'.
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // Style sheets of our own. The development server adds `<style>` elements without a nonce.
    'style-src': development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // Places of overlays and widths of bars are style attributes: they cannot load or run anything here.
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self'",
    'font-src': "'self'",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    // Passwords are posted to this console and nowhere else.
    'form-action': "'self'",
    // No page of another site may show this one, so none can trick anyone into clicking it.
    'frame-ancestors': "'none'",
    // An injected <base> would send every relative address elsewhere.
    'base-uri': "'none'",
  };
  const text = Object.entries(directives).map(([name, value]) => `${name} ${value}`);
  return [...text, ...(overTls ? ['upgrade-insecure-requests'] : [])].join('; ');
}
