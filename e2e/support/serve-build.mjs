// Serves the production build as `npm start` does, without preparing anything. Ends with whoever started it, however that ends.
process.env.NODE_ENV = 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
process.stdin.once('end', () => process.kill(process.pid, 'SIGTERM')).resume();

const { main } = await import('../../dist/server.js');
await main({ step: (_title, run) => run(), demo: false });
