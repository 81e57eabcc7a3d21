import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What the guard lets through. */
export interface GuardPolicy {
  /** ALLOW_PRIVATE_DESTINATIONS=1: any address but those of a cloud's own services (`mayBeCalled`), and http. */
  allowPrivate: boolean;
  /** http besides https: allowed in development. */
  allowHttp: boolean;
}

export type UrlCheck =
  | { ok: true; url: URL }
  /** `problem` is a sentence for people that holds nothing of the URL's secrets. */
  | { ok: false; problem: string };

/**
 * Addresses outside link-local at which clouds tell their machines who they are, with passwords. Sources: Microsoft, "What is IP address
 * 168.63.129.16?"; Alibaba Cloud, "Instance metadata"; AWS, "Use the Instance Metadata Service"; Google Cloud, "About VM metadata".
 */
const cloudInternal: readonly string[] = ['168.63.129.16', '100.100.100.200', 'fd00:ec2::254', 'fd20:ce::254'];
const globalUnicastV6 = ipaddr.IPv6.parseCIDR('2000::/3');
const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

function isPublicV4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && !cloudInternal.includes(address.toString());
}

/**
 * Pure: true for addresses of the public internet alone. Private, loopback, link-local (cloud metadata), carrier NAT,
 * multicast, unspecified, reserved and documentation ranges are not, nor an IPv6 address that stands for such an IPv4 one
 * (mapped, NAT64), nor the tunnels (6to4, Teredo) that could. Source: IANA special-purpose address registries.
 */
export function isPublicAddress(text: string): boolean {
  // Stricter than ipaddr, which also reads forms such as 1.2.3.
  if (isIP(text) === 0) return false;
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv4) return isPublicV4(address);
  if (address.match(nat64)) return isPublicV4(new ipaddr.IPv4(address.toByteArray().slice(12)));
  return address.match(globalUnicastV6) && address.range() === 'unicast';
}

/** The IPv4 address that an IPv6 one stands for, else the address itself. */
function undressed(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  const isDressed = address instanceof ipaddr.IPv6 && address.match(nat64);
  return isDressed ? new ipaddr.IPv4(address.toByteArray().slice(12)) : address;
}

/** Link-local addresses, and tunnels that may lead to any IPv4 one, so to those as well: no backend needs them. */
const neverCalled: readonly string[] = ['linkLocal', '6to4', 'teredo'];

/** Where a machine's passwords are handed out, and no backend listens: link-local and cloud metadata, 2002::/16 and 2001::/32 wholly. */
function isCloudService(text: string): boolean {
  const address = undressed(ipaddr.process(text));
  return neverCalled.includes(address.range()) || cloudInternal.includes(address.toString());
}

/** Pure: may this address be called? Public ones, with `allowPrivate` others too, but never a cloud's own services. */
export function mayBeCalled(text: string, { allowPrivate }: Pick<GuardPolicy, 'allowPrivate'>): boolean {
  return isPublicAddress(text) || (allowPrivate && isIP(text) !== 0 && !isCloudService(text));
}

/** The host of a URL as a look-up takes it: IPv6 without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/**
 * Pure: may this URL be a destination? https (http where the policy says so), no user name or password in it, no fragment,
 * and no forbidden address written out. Any port: what is reached is public anyway. What its name leads to is checked again
 * at every call.
 */
export function checkDestinationUrl(text: string, policy: GuardPolicy): UrlCheck {
  const refuse = (problem: string): UrlCheck => ({ ok: false, problem });
  if (text.length > 2_000) return refuse('The URL is longer than 2,000 characters.');
  if (!URL.canParse(text)) return refuse('This is not a URL. Write it in full: https://backend.example/callbacks');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('The URL must begin with https://');
  if (url.protocol === 'http:' && !policy.allowHttp && !policy.allowPrivate) {
    return refuse('The URL must begin with https://; plain http is for development, or ALLOW_PRIVATE_DESTINATIONS=1.');
  }
  if (url.username !== '' || url.password !== '') {
    return refuse('A user name or password in the URL would be shown to everybody: use a further header instead.');
  }
  if (url.hash !== '') return refuse('A URL with a # part cannot be called: leave that part out.');
  const host = hostOf(url);
  if (ipaddr.isValid(host) && !mayBeCalled(host, policy)) {
    return refuse(
      policy.allowPrivate
        ? 'The address is link-local, a cloud’s own or a tunnel’s (6to4, Teredo): no backend is called there.'
        : 'The address is private or reserved. For your own network set ALLOW_PRIVATE_DESTINATIONS=1.',
    );
  }
  return { ok: true, url };
}
