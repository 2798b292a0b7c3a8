import { readEnvironment } from './env.ts';
import { printAddresses } from './print-addresses.ts';
import { reportFailure } from './report-failure.ts';
import { startProduct } from './start-product.ts';

try {
  const product = await startProduct(readEnvironment());
  printAddresses(product);
  let isStopping = false;
  const stop = async (why: string) => {
    if (isStopping) return;
    isStopping = true;
    process.stdout.write(`\n${why}: finishing requests under way …\n`);
    await product.stop().catch((error: unknown) => reportFailure(error));
    process.stdout.write('Stopped.\n');
    process.exit();
  };
  process.on('SIGINT', () => stop('Stopping'));
  process.on('SIGTERM', () => stop('Stopping'));
  // Whoever runs this process starts it again; the next start recovers what was committed.
  product.databaseLost.then((description) => {
    process.exitCode = 1;
    return stop(`PostgreSQL has ended (${description})`);
  });
} catch (error) {
  reportFailure(error);
  process.exit(1);
}
