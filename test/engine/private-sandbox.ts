import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { OwnProcess } from './child-process.js';

/** A post as the platform's own record shows it. */
export interface PlatformPost {
  platform: 'wechat' | 'weibo';
  account: string;
  ref: string;
  title?: string;
  text: string;
  html?: string;
  link?: string;
  /** ISO 8601, by the platform's clock: when the request arrived, and when the act was done. */
  arrivedAt: string;
  at: string;
  status: 'publishing' | 'published' | 'failed' | 'deleted' | 'banned';
  answer: 'pending' | 'sent' | 'lost';
  /** Of a mass send: its message. */
  msgId?: string;
  mode?: string;
}

export interface WeiboLogin {
  uid: string;
  clientId: string;
  clientSecret: string;
  accessToken: string;
}

export interface WechatLogin {
  appid: string;
  secret: string;
  token: string;
  encodingAESKey: string;
}

/** Wide enough that no limit of the stand-in gets in the way of what is measured; the product's own caps stay. */
export const WIDE_LIMITS = {
  weibo: { callsPerUserDay: 10_000_000, callsPerIpHour: 100_000_000 },
  wechat: {
    callsPerDay: Object.fromEntries(
      ['draft/add', 'draft/get', 'draft/delete', 'draft/batchget', 'freepublish/get', 'freepublish/batchget'].map(
        (name) => [`/cgi-bin/${name}`, 10_000_000],
      ),
    ),
    otherCallsPerDay: 10_000_000,
  },
};

/** The platforms' stand-ins in a process of their own, and their switches over HTTP. */
export class PrivateSandbox {
  private constructor(
    private readonly server: OwnProcess,
    readonly url: string,
  ) {}

  static async start(limits: unknown = WIDE_LIMITS): Promise<PrivateSandbox> {
    const script = fileURLToPath(new URL('../../src/sandbox/sandbox.command.js', import.meta.url));
    let server: OwnProcess | undefined;
    const line = await new Promise<string>((resolve, reject) => {
      const child = new OwnProcess(process.execPath, [script, '--json'], {}, resolve);
      server = child;
      void child.end.then(() => reject(new Error(`the sandbox did not start:\n${child.said}`)));
    });
    const { weibo } = JSON.parse(line) as { weibo: { baseUrl: string } };
    const sandbox = new PrivateSandbox(server as OwnProcess, weibo.baseUrl);
    await sandbox.call('PATCH', '/control/limits', limits);
    return sandbox;
  }

  get pid(): number {
    return this.server.pid;
  }

  /** @param commercial whether its app may post by the commercial interface */
  createWeiboAccount(name: string, commercial = false): Promise<WeiboLogin> {
    const uid = String(randomInt(2_000_000_000, 9_999_999_999));
    return this.call('POST', '/control/weibo/accounts', { name, uid, commercial });
  }

  createWechatAccount(name: string): Promise<WechatLogin> {
    return this.call('POST', '/control/wechat/accounts', { name });
  }

  /** A post of somebody else's making, by the platform's own call. @returns its reference */
  async shareOnWeibo(accessToken: string, status: string): Promise<string> {
    const response = await fetch(`${this.url}/2/statuses/share.json`, {
      method: 'POST',
      body: new URLSearchParams({ access_token: accessToken, status, rip: '127.0.0.1' }),
    });
    const { mid, error } = (await response.json()) as { mid?: string; error?: string };
    if (mid === undefined) throw new Error(`the post was refused: ${error ?? response.status}`);
    return mid;
  }

  /** Posts as the platforms stamped them, oldest first. */
  async posts(): Promise<PlatformPost[]> {
    return (await this.call<{ posts: PlatformPost[] }>('GET', '/ledger')).posts;
  }

  /** A fault of the sandbox's switch; without `times` until it is taken away. @returns its id */
  async addFault(spec: Record<string, unknown>): Promise<number> {
    return (await this.call<{ id: number }>('POST', '/faults', spec)).id;
  }

  async clearFaults(): Promise<void> {
    await this.call('DELETE', '/faults');
  }

  async call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(this.url + path, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
