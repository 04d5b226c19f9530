import { randomUUID } from 'node:crypto';

/** Longest wait for one answer, ms. */
const PATIENCE_MS = 30_000;

/** An answer other than success, in the words of the server's problem document. */
export class Refused extends Error {
  constructor(
    readonly call: string,
    readonly status: number,
    readonly code: string,
    readonly detail: string,
  ) {
    super(`${call} → ${status} ${code}: ${detail}`);
    this.name = 'Refused';
  }
}

/** One person at the API: the session's cookie and JSON. Nothing here knows the inside of the product. */
export class DemoClient {
  private cookie = '';

  /** @param base address of the installation, e.g. `http://127.0.0.1:3000` */
  constructor(private readonly base: string) {}

  async logIn(login: string, password: string): Promise<void> {
    const answer = await this.call('POST', '/api/session', JSON.stringify({ login, password }), 'application/json');
    const [pair = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';', 1);
    if (pair === '') throw new Error('POST /api/session: no cookie in the answer');
    this.cookie = pair;
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.call('GET', path)).json()) as T;
  }

  async post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.send<T>('POST', path, body);
  }

  async put<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PUT', path, body);
  }

  async patch<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PATCH', path, body);
  }

  /** Uploads one file as the field `file` of a form. */
  async upload<T>(path: string, bytes: Uint8Array<ArrayBuffer>, name: string): Promise<T> {
    const form = new FormData();
    form.set('file', new Blob([bytes]), name);
    return (await (await this.call('POST', path, form)).json()) as T;
  }

  private async send<T>(method: string, path: string, body: unknown): Promise<T> {
    const answer = await this.call(method, path, JSON.stringify(body), 'application/json');
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  private async call(method: string, path: string, body?: string | FormData, type?: string): Promise<Response> {
    const answer = await fetch(this.base + path, {
      method,
      headers: {
        accept: 'application/json',
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok) return answer;
    throw await refusal(`${method} ${path}`, answer);
  }
}

async function refusal(call: string, answer: Response): Promise<Refused> {
  const text = await answer.text();
  try {
    const {
      code,
      text: words,
      errors,
      because,
    } = JSON.parse(text) as {
      code: string;
      text: { zh: string; en: string };
      errors?: unknown;
      because?: unknown;
    };
    const more = errors ?? because;
    const detail = `${words.zh} ${words.en}${more === undefined ? '' : ` ${JSON.stringify(more)}`}`;
    return new Refused(call, answer.status, code, detail);
  } catch {
    return new Refused(call, answer.status, 'NO_PROBLEM_DOCUMENT', text.slice(0, 300));
  }
}
