// A service in a process of its own, as rude as it is asked to be. Prints its port.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((request, response) => {
  if (request.url === '/die') {
    response.writeHead(200, { 'content-length': '1000000' });
    response.write('the first words', () => process.kill(process.pid, 'SIGKILL'));
  } else if (request.url === '/silent') {
    // Nothing comes of it.
  } else if (request.url === '/flood') {
    const part = Buffer.alloc(1 << 20, 'x');
    const go = () => {
      while (response.write(part));
      response.once('drain', go);
    };
    go();
  } else response.end(`${request.method} ${request.url}`);
});
new WebSocketServer({ server }).on('connection', (socket) => {
  socket.on('message', (data) => socket.send(String(data)));
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
