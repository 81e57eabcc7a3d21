import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A merchant's backend on loopback that takes everything at once and counts deliveries by their id. */
export interface Merchant {
  url: string;
  /** Different deliveries received, and calls in all. */
  counts(): { deliveries: number; calls: number };
  close(): void;
}

export async function openMerchant(): Promise<Merchant> {
  const seen = new Set<string>();
  let calls = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      calls += 1;
      seen.add(String(request.headers['webhook-id']));
      response.writeHead(200, { 'content-length': '2' }).end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The backend has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/callbacks`,
    counts: () => ({ deliveries: seen.size, calls }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
