import { describe, expect, test } from 'vitest';
import { checkDestinationUrl, isPublicAddress, mayBeCalled } from './address-guard';

describe('an address', () => {
  test.each([
    ['loopback', ['127.0.0.1', '127.8.8.8', '::1']],
    ['unspecified', ['0.0.0.0', '0.1.2.3', '::']],
    ['private', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd00:ec2::254']],
    ['link-local, cloud metadata', ['169.254.169.254', 'fe80::1', '168.63.129.16']],
    ['carrier NAT', ['100.64.0.1', '100.100.100.200']],
    ['multicast and broadcast', ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1']],
    [
      'reserved, benchmarks, documentation',
      ['192.0.0.1', '192.0.2.1', '198.18.0.1', '203.0.113.1', '240.0.0.1', '2001:db8::1'],
    ],
    [
      'IPv4 in IPv6 clothes',
      ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1'],
    ],
    ['tunnels', ['2002:7f00:1::', '2001::1']],
    ['no address', ['', 'localhost', '1.2.3', 'g::1']],
  ])('of the kind %s is not public', (_kind, addresses) => {
    for (const address of addresses) expect(isPublicAddress(address), address).toBe(false);
  });

  test('of the public internet is', () => {
    for (const address of [
      '8.8.8.8',
      '172.32.0.1',
      '100.128.0.1',
      '2606:4700::1111',
      '::ffff:8.8.8.8',
      '64:ff9b::808:808',
    ]) {
      expect(isPublicAddress(address), address).toBe(true);
    }
  });
});

describe('with ALLOW_PRIVATE_DESTINATIONS', () => {
  const open = { allowPrivate: true };

  test('private and loopback addresses may be called, as public ones', () => {
    for (const address of ['127.0.0.1', '::1', '10.0.0.1', '192.168.1.1', 'fd12::1', '100.64.0.1', '8.8.8.8']) {
      expect(mayBeCalled(address, open), address).toBe(true);
      expect(mayBeCalled(address, { allowPrivate: false }), address).toBe(address === '8.8.8.8');
    }
  });

  test.each([
    ...[
      '169.254.169.254',
      '169.254.0.1',
      'fe80::1',
      '168.63.129.16',
      '100.100.100.200',
      'fd00:ec2::254',
      'fd20:ce::254',
    ],
    ...['::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe'],
    ...['2002:a9fe:a9fe::', '2002:808:808::1', '2001:0:a9fe:a9fe::', '2001::5601:5601'],
    ...['', 'localhost', '1.2.3'],
  ])('%s may not: link-local, a cloud’s own services, a tunnel that could lead there, no address', (address) => {
    expect(mayBeCalled(address, open)).toBe(false);
  });
});

describe('a URL', () => {
  const strict = { allowPrivate: false, allowHttp: false };
  const problem = (text: string, policy = strict) => {
    const checked = checkDestinationUrl(text, policy);
    return checked.ok ? null : checked.problem;
  };

  test('of https with a name, a port and a query is a destination', () => {
    expect(problem('https://backend.example:8443/callbacks?shop=1')).toBeNull();
  });

  test.each([
    'http://backend.example/',
    'ftp://backend.example/',
    'file:///etc/passwd',
    'backend.example',
    'https://user:secret@backend.example/',
    'https://secret@backend.example/',
    'https://backend.example/#part',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    `https://backend.example/${'x'.repeat(2_000)}`,
  ])('%s is none, and its problem holds no secret', (text) => {
    expect(problem(text)).not.toBeNull();
    expect(problem(text)).not.toContain('secret@');
  });

  test('may be http in development, and with ALLOW_PRIVATE_DESTINATIONS anything but a password and a cloud’s own services', () => {
    expect(problem('http://backend.example/', { allowPrivate: false, allowHttp: true })).toBeNull();
    expect(problem('http://127.0.0.1/', { allowPrivate: false, allowHttp: true })).not.toBeNull();
    expect(problem('http://127.0.0.1:3001/', { allowPrivate: true, allowHttp: false })).toBeNull();
    expect(problem('http://169.254.169.254/latest', { allowPrivate: true, allowHttp: true })).toContain('link-local');
    expect(problem('http://[::ffff:a9fe:a9fe]/', { allowPrivate: true, allowHttp: true })).toContain('link-local');
    expect(problem('http://a:b@127.0.0.1/', { allowPrivate: true, allowHttp: true })).not.toBeNull();
  });
});
