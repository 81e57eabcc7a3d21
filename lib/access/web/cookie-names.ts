/** Sessions over TLS and over plain HTTP have different cookies: a browser refuses `__Secure-` without TLS. */
export interface CookieNames {
  session: string;
  csrf: string;
  returnTo: string;
  /** The second step of a sign-in, while its code is awaited. */
  secondStep: string;
  /** What the answer of the sign-in service has to fit, while its person is there. */
  oidcFlow: string;
}

const plain: CookieNames = {
  session: 'console.session',
  csrf: 'console.csrf',
  returnTo: 'console.return-to',
  secondStep: 'console.second-step',
  oidcFlow: 'console.oidc-flow',
};

/** `__Host-`: only this host may set them, only over TLS, only for `/`. */
const secure: CookieNames = {
  session: `__Host-${plain.session}`,
  csrf: `__Host-${plain.csrf}`,
  returnTo: `__Host-${plain.returnTo}`,
  secondStep: `__Host-${plain.secondStep}`,
  oidcFlow: `__Host-${plain.oidcFlow}`,
};

export function cookieNames(overTls: boolean): CookieNames {
  return overTls ? secure : plain;
}

/**
 * Whether the browser speaks TLS: a proxy says so in `X-Forwarded-Proto`, or NEXTAUTH_URL does where the proxy is silent.
 * One who lies about it only gets cookies that their own browser refuses.
 */
export function isOverTls(forwardedProto: string | null, publicUrl: string | null): boolean {
  return forwardedProto?.split(',')[0]?.trim() === 'https' || (publicUrl?.startsWith('https://') ?? false);
}
