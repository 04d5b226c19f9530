import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A page as it was taken. */
export interface TakenPage {
  ref: string;
  url: string;
  marker: string;
  title: string;
  text: string;
  arrivedAt: Date;
}

interface Message {
  type: string;
  data: Record<string, string>;
}

/** Of the pages taken, every so many-th: its answer is lost with the connection; it is only said to be taken, and its address when asked. */
const LOST = 5;
const LATER = 7;

/** A content system that takes signed webhooks: whatever id it has taken makes one page, and what it answers does not always arrive. */
export class ContentSystem {
  /** In the order in which they came. */
  readonly pages: TakenPage[] = [];
  readonly secret = `whsec_${randomBytes(24).toString('base64')}`;
  /** What it has taken, by the id of the message. */
  private readonly taken = new Map<string, TakenPage>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ContentSystem> {
    const server = createServer();
    const system = new ContentSystem(server);
    server.on('request', (request, response) => {
      system.receive(request).then(
        (answer) => {
          if (answer === null) request.socket.destroy();
          else
            response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
        },
        (error: unknown) => response.writeHead(400).end(JSON.stringify({ message: String(error) })),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return system;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  /** @returns null = the connection breaks off */
  private async receive(request: IncomingMessage): Promise<{ status: number; body: unknown } | null> {
    if (request.method !== 'POST') return { status: 200, body: {} };
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    // Throws for what was not signed with our secret.
    const { type, data } = new Webhook(this.secret).verify(text, request.headers as Record<string, string>) as Message;
    if (type === 'publication.lookup') return { status: 200, body: this.standing(String(data['webhookId'])) };
    if (type !== 'publication.publish') return { status: 200, body: {} };
    const { page, isNew } = this.take(String(request.headers['webhook-id']), data);
    const number = this.pages.indexOf(page) + 1;
    if (isNew && number % LOST === 0) return null;
    return number % LATER === 0 ? { status: 202, body: {} } : { status: 200, body: { url: page.url, ref: page.ref } };
  }

  private take(
    id: string,
    { marker = '', title = '', text = '' }: Message['data'],
  ): { page: TakenPage; isNew: boolean } {
    const before = this.taken.get(id);
    if (before) return { page: before, isNew: false };
    const ref = `page-${this.pages.length + 1}`;
    const page = { ref, url: `${this.url}/${ref}`, marker, title, text, arrivedAt: new Date() };
    this.taken.set(id, page);
    this.pages.push(page);
    return { page, isNew: true };
  }

  private standing(id: string): Record<string, string> {
    const page = this.taken.get(id);
    return page ? { status: 'published', url: page.url, ref: page.ref } : { status: 'absent' };
  }
}
