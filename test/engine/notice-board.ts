import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A post as a person typed it in. */
export interface BoardPost {
  /** Its address. */
  url: string;
  title: string;
  text: string;
  arrivedAt: Date;
}

/** A platform without an interface: people type posts in, readers find each at its address. It takes everything, twice as well. */
export class NoticeBoard {
  readonly posts: BoardPost[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<NoticeBoard> {
    const server = createServer();
    const board = new NoticeBoard(server);
    server.on('request', (request, response) => {
      const post = board.posts[Number(/^\/posts\/(\d+)$/.exec(request.url ?? '')?.[1] ?? -1)];
      response.writeHead(post ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(post ? `<title>${post.title}</title><p>${post.text}</p>` : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return board;
  }

  /** @returns the post's address */
  post(title: string, text: string): string {
    const url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/posts/${this.posts.length}`;
    this.posts.push({ url, title, text, arrivedAt: new Date() });
    return url;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }
}
