import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to PostgreSQL that can be cut: what a broken network does to a connector that writes to our own database. */
export class PostgresProxy {
  private readonly sockets = new Set<Socket>();
  private losing = false;
  private server: Server | null = null;
  private port = 0;

  private constructor(private readonly target: URL) {}

  static async to(databaseUrl: string): Promise<PostgresProxy> {
    const proxy = new PostgresProxy(new URL(databaseUrl));
    await proxy.open();
    return proxy;
  }

  /** The database’s address through the proxy. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /** Listens (again, on the same port) and passes everything on. */
  async open(): Promise<void> {
    this.losing = false;
    if (this.server) return;
    const server = createServer((client) => this.pass(client));
    await new Promise<void>((ready) => server.listen(this.port, '127.0.0.1', ready));
    const address = server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
    this.server = server;
  }

  /** Connections are refused, the open ones are gone. */
  async refuse(): Promise<void> {
    const { server } = this;
    this.server = null;
    this.cut();
    if (server) await new Promise((done) => server.close(done));
  }

  /** What the server answers from now on is lost with its connection; what it was told is done. */
  loseAnswers(): void {
    this.losing = true;
  }

  async close(): Promise<void> {
    await this.refuse();
  }

  private pass(client: Socket): void {
    const upstream = connect(Number(this.target.port), this.target.hostname);
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (bytes) => upstream.write(bytes));
    upstream.on('data', (bytes) => {
      if (this.losing) client.destroy();
      else client.write(bytes);
    });
  }

  private cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}
