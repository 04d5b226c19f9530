import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface ReceivedPage {
  publicationId: string;
  title: string;
  html: string;
  text: string;
  column: string | null;
  fields: Record<string, string>;
  cover: string | null;
  pictures: { sha256: string; alt: string; mime: string; url: string | null }[];
}

interface Page {
  ref: string;
  /** Where readers find it; null until an editor of the site has put it up. */
  url: string | null;
  state: 'accepted' | 'published' | 'retracted' | 'rejected';
  data: ReceivedPage;
}

interface Message {
  type: string;
  data: Record<string, unknown>;
}

interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/**
 * A content system of one's own as its programmers would write it: one address, messages checked by their signature and known by their
 * id, pages that readers open over HTTP.
 */
export class WebhookReceiver {
  /** Secrets it takes, the newest first. */
  secrets: string[];
  /** Whether an editor puts pages up by hand, so that the answer is 202. */
  slow = false;
  /** Whether it tells addresses of its own for pictures. */
  hostsPictures = true;
  /** Whether it knows the question how a publication stands. */
  answersLookups = true;
  /** What it does between publishing a page and answering. */
  beforeAnswering: ((publicationId: string) => Promise<unknown>) | null = null;
  /** What it answers to the next message of a type instead of looking at it. */
  private readonly planned = new Map<string, Reply>();
  readonly pages = new Map<string, Page>();
  readonly pictures = new Map<string, { bytes: Buffer; alt: string }>();
  /** Every message that was genuine, in order. */
  readonly messages: { id: string; type: string; data: Record<string, unknown>; signatures: number }[] = [];
  private readonly taken = new Map<string, Reply>();
  private serial = 0;

  private constructor(
    readonly url: string,
    secret: string,
    private readonly now: () => number,
    private readonly end: () => Promise<void>,
  ) {
    this.secrets = [secret];
  }

  /** @param now its clock, epoch ms */
  static async start(secret: string, now: () => number = Date.now): Promise<WebhookReceiver> {
    const server = createServer((request, response) => void receiver.serve(request, response));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const end = async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    };
    const receiver = new WebhookReceiver(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      secret,
      now,
      end,
    );
    return receiver;
  }

  /** Path messages come to. */
  static readonly PATH = '/hooks/xuanfa';

  close(): Promise<void> {
    return this.end();
  }

  /** The next message of this type is answered so, and not looked at. */
  answerNext(type: string, reply: Reply): void {
    this.planned.set(type, reply);
  }

  heal(): void {
    this.planned.clear();
    [this.slow, this.hostsPictures, this.answersLookups] = [false, true, true];
    this.beforeAnswering = null;
  }

  /** Its editor puts a page up. @returns its address */
  putUp(publicationId: string): string {
    const page = this.page(publicationId);
    [page.state, page.url] = ['published', `${this.url}/pages/${page.ref}`];
    return page.url;
  }

  page(publicationId: string): Page {
    const page = this.pages.get(publicationId);
    if (!page) throw new Error(`no page ${publicationId}`);
    return page;
  }

  /** Headers and body of a message of its own. */
  message(body: unknown, { id = `cms_${++this.serial}`, at = this.now(), secret = this.secrets[0] ?? '' } = {}) {
    const text = JSON.stringify(body);
    return {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, new Date(at), text),
      },
      body: text,
    };
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status, body, headers } =
      request.method === 'GET'
        ? this.read(request.url ?? '')
        : this.take(request, Buffer.concat(chunks).toString('utf8'));
    const last = this.messages.at(-1);
    if (request.method === 'POST' && last?.type === 'publication.publish')
      await this.beforeAnswering?.(String(last.data['publicationId']));
    const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
    const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json';
    response.writeHead(status, { 'content-type': type, ...headers }).end(text);
  }

  private read(path: string): Reply {
    const page = [...this.pages.values()].find(({ ref, state }) => path === `/pages/${ref}` && state === 'published');
    return page ? { status: 200, body: `<h1>${page.data.title}</h1>${page.data.html}` } : { status: 404, body: '' };
  }

  private take(request: IncomingMessage, text: string): Reply {
    const header = (name: string): string => String(request.headers[name] ?? '');
    const [id, at, given] = [header('webhook-id'), Number(header('webhook-timestamp')), header('webhook-signature')];
    const genuine = this.secrets.some((secret) =>
      given.split(' ').includes(new Webhook(secret).sign(id, new Date(at * 1000), text)),
    );
    if (!genuine || Math.abs(at * 1000 - this.now()) > 301_000) return { status: 401, body: { message: '签名不符' } };
    if (request.url !== WebhookReceiver.PATH) return { status: 404 };
    const { type, data } = JSON.parse(text) as Message;
    this.messages.push({ id, type, data, signatures: given.split(' ').length });
    const planned = this.planned.get(type);
    if (planned) {
      this.planned.delete(type);
      return planned;
    }
    const known = this.taken.get(id);
    if (known) return known;
    const reply = this.answer(type, data);
    // What was refused may be sent again under the same id.
    if (reply.status < 300) this.taken.set(id, reply);
    return reply;
  }

  private answer(type: string, data: Record<string, unknown>): Reply {
    const id = String(data['publicationId']);
    const page = this.pages.get(id);
    switch (type) {
      case 'picture.put':
        return this.keep(data);
      case 'publication.publish':
        return this.publish(id, data as unknown as ReceivedPage);
      case 'publication.lookup':
        if (!this.answersLookups) return { status: 404 };
        return {
          status: 200,
          body: page ? { status: page.state, url: page.url, ref: page.ref } : { status: 'absent' },
        };
      case 'publication.retract':
        if (page) page.state = 'retracted';
        return { status: 204 };
      case 'publication.correct':
      case 'publication.restore':
        if (!page) return { status: 404, body: { message: '没有这篇稿件' } };
        page.data = data as unknown as ReceivedPage;
        return { status: 200, body: { url: this.putUp(id), ref: page.ref } };
      default:
        return { status: 204 };
    }
  }

  private keep(data: Record<string, unknown>): Reply {
    const bytes = Buffer.from(String(data['content']), 'base64');
    this.pictures.set(String(data['sha256']), { bytes, alt: String(data['alt']) });
    return { status: 201, body: this.hostsPictures ? { url: `${this.url}/pictures/${String(data['sha256'])}` } : {} };
  }

  private publish(id: string, data: ReceivedPage): Reply {
    if (data.title.includes('拒收')) return { status: 422, body: { message: '标题含有“拒收”' } };
    const missing = data.pictures.filter(({ sha256 }) => !this.pictures.has(sha256)).map(({ sha256 }) => sha256);
    if (missing.length > 0) return { status: 424, body: { message: 'pictures are missing', missing } };
    this.pages.set(id, { ref: `cms-${++this.serial}`, url: null, state: 'accepted', data });
    if (this.slow) return { status: 202, body: { status: 'accepted' } };
    return { status: 201, body: { url: this.putUp(id), ref: this.page(id).ref } };
  }
}
