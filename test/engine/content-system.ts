import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface ReceivedPage {
  publicationId: string;
  marker: string;
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

/** A page as it came in, under an id that had not come before. */
export interface Arrival {
  ref: string;
  url: string;
  marker: string;
  title: string;
  text: string;
  at: Date;
}

/** Of the pages that come in, every so many-th. */
export interface Unreliable {
  /** Is put up, and the connection breaks off before that is answered. */
  lost: number;
  /** Is put up, and only said to be taken: where it is, is told when asked. */
  later: number;
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

/** It is to be put up later, or where it is to be told later. */
const TAKEN: Reply = { status: 202, body: { status: 'accepted' } };

/**
 * A content system of one's own as its programmers would write it: one address, messages checked by their signature and known by their
 * id, pages that readers open over HTTP.
 */
export class ContentSystem {
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
  /** How far the clock of who signs may be off, ms. */
  tolerance = 301_000;
  /** What goes wrong by itself; null = nothing. */
  unreliable: Unreliable | null = null;
  readonly pages = new Map<string, Page>();
  /** In the order in which they came: twice the same page under two ids is two. */
  readonly arrivals: Arrival[] = [];
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
  static async start(secret: string, now: () => number = Date.now): Promise<ContentSystem> {
    const server = createServer((request, response) => void system.serve(request, response));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const end = async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    };
    const { port } = server.address() as AddressInfo;
    const system = new ContentSystem(`http://127.0.0.1:${port}`, secret, now, end);
    return system;
  }

  /** Path messages come to. */
  static readonly PATH = '/hooks/xuanfa';

  /** Where messages come to. */
  get address(): string {
    return `${this.url}${ContentSystem.PATH}`;
  }

  stop(): Promise<void> {
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
    [page.state, page.url] = ['published', this.addressOf(page.ref)];
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
    const before = this.arrivals.length;
    const answer =
      request.method === 'GET'
        ? this.read(request.url ?? '')
        : this.take(request, Buffer.concat(chunks).toString('utf8'));
    const { status, body, headers } = this.goWrong(answer, this.arrivals.length > before) ?? {};
    const last = this.messages.at(-1);
    if (request.method === 'POST' && last?.type === 'publication.publish')
      await this.beforeAnswering?.(String(last.data['publicationId']));
    if (status === undefined) return void request.socket.destroy();
    const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
    const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json';
    response.writeHead(status, { 'content-type': type, ...headers }).end(text);
  }

  /** @returns what is answered to a page that came in just now, or to something else; null = nothing */
  private goWrong(answer: Reply, isArrival: boolean): Reply | null {
    if (!isArrival || this.unreliable === null) return answer;
    const { lost, later } = this.unreliable;
    if (this.arrivals.length % lost === 0) return null;
    return this.arrivals.length % later === 0 ? TAKEN : answer;
  }

  private addressOf(ref: string): string {
    return `${this.url}/pages/${ref}`;
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
    if (!genuine || Math.abs(at * 1000 - this.now()) > this.tolerance)
      return { status: 401, body: { message: '签名不符' } };
    if (request.url !== ContentSystem.PATH) return { status: 404 };
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
    const ref = `cms-${++this.serial}`;
    this.pages.set(id, { ref, url: null, state: 'accepted', data });
    const { marker, title, text } = data;
    this.arrivals.push({ ref, url: this.addressOf(ref), marker, title, text, at: new Date() });
    if (this.slow) return TAKEN;
    return { status: 201, body: { url: this.putUp(id), ref: this.page(id).ref } };
  }
}
