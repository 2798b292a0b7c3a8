import { readEnvironment } from './env.ts';
import { printAddresses } from './print-addresses.ts';
import { reportFailure } from './report-failure.ts';
import { startProduct } from './start-product.ts';

try {
  const product = await startProduct(readEnvironment());
  printAddresses(product);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    process.stdout.write('\nStopping: finishing requests under way …\n');
    await product.stop().catch(reportFailure);
    process.stdout.write('Stopped.\n');
    process.exit();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  reportFailure(error);
  process.exit(1);
}
