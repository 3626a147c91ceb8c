// Says that it runs; on SIGTERM says so, and ends with a code of its own.
process.on('SIGTERM', () => {
  process.stdout.write('told to end\n', () => process.exit(7));
});
process.stdout.write('running\n');
setInterval(() => undefined, 1000);
