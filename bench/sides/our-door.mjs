// The production server as npm start runs it; WORKERS says whether it applies as well.
const { main } = await import('../../dist/server.js');
await main({ step: (_title, run) => run(), demo: false });
console.log('ready');
