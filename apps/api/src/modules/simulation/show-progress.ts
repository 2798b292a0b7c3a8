/** Tells on standard error how far something is: on a terminal in one line, elsewhere a line for every twentieth. */
export function startProgress(what: string): (done: number, total: number) => void {
  let shown = 0;
  return (done, total) => {
    const line = `${done} of ${total} ${what}`;
    const twentieth = Math.floor((20 * done) / total);
    if (process.stderr.isTTY) process.stderr.write(`\r${line}\x1b[K${done === total ? '\n' : ''}`);
    else if (twentieth !== shown) process.stderr.write(`${line}\n`);
    shown = twentieth;
  };
}
