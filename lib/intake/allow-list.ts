import ipaddr from 'ipaddr.js';

/** A block of addresses: `203.0.113.0/24`, or one address as a block of itself. */
export type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The address as it is compared: `::ffff:203.0.113.7` is 203.0.113.7. Null where the text is no address. */
function readAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  return ipaddr.isValid(text) ? ipaddr.process(text) : null;
}

/** Reads an address or a CIDR block, IPv4 or IPv6; null where it is neither. */
export function parseNetwork(text: string): Network | null {
  if (!text.includes('/')) {
    const address = ipaddr.IPv4.isValidFourPartDecimal(text) || text.includes(':') ? readAddress(text) : null;
    return address && [address, address.kind() === 'ipv4' ? 32 : 128];
  }
  if (!ipaddr.isValidCIDR(text)) return null;
  const [address, bits] = ipaddr.parseCIDR(text);
  const isMapped = address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && bits >= 96;
  return isMapped ? [address.toIPv4Address(), bits - 96] : [address, bits];
}

/** True where the list is empty (nobody is shut out) or holds `address`; an unreadable address is on no list. */
export function isAllowed(allowList: readonly Network[], address: string): boolean {
  if (allowList.length === 0) return true;
  const read = readAddress(address);
  return read !== null && ipaddr.subnetMatch(read, { listed: [...allowList] }, 'none') === 'listed';
}
