import net, { type AddressInfo } from 'node:net';

/** A mail server that takes everything: as much of SMTP (RFC 5321) as a client needs. */
export async function startMailReceiver() {
  const mails: string[] = [];
  const server = net.createServer((socket) => {
    let isBody = false;
    let received = '';
    socket.write('220 test\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received += chunk;
      for (;;) {
        const end = received.indexOf(isBody ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const said = received.slice(0, end);
        received = received.slice(end + (isBody ? 5 : 2));
        if (isBody) {
          mails.push(said);
          isBody = false;
          socket.write('250 taken\r\n');
        } else if (/^DATA/i.test(said)) {
          isBody = true;
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(said)) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { smtpUrl: `smtp://127.0.0.1:${port}`, mails, close: () => new Promise((resolve) => server.close(resolve)) };
}
