// `npm run audit:check` of the production build, without preparing anything.
const { main } = await import('../../dist/audit-check.js');
process.exitCode = await main(process.argv.slice(2));
