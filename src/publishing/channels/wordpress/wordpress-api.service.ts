import { Injectable } from '@nestjs/common';
import { textOf } from '../../../accounts/settings/account-settings.rules.js';
import { jsonBody, multipartBody } from '../../../platform/http/outbound-body.rules.js';
import { type OutboundAnswer, OutboundHttp } from '../../../platform/http/outbound-http.js';
import type { AccountAccess, LastLook, MediaFile } from '../channel.js';
import { readReply, type WordpressReply } from './wordpress-reply.rules.js';
import { callAt, PLAIN_ROOT, type RestRoot, rootIn, USUAL_ROOT } from './wordpress-root.rules.js';

const ASK_MS = 10_000;
/** Looking where the interface is, ahead of another call. */
export const LOOK_MS = 3_000;
/** WordPress makes its smaller renditions before it answers. */
const UPLOAD_MS = 60_000;
const MAX_BYTES = 16 * 1024 * 1024;

export interface WordpressCall {
  /** Below the interface, e.g. `/wp/v2/posts`. */
  path: string;
  query?: Record<string, string>;
  /** Absent: a GET. */
  body?: unknown;
  deadlineMs?: number;
  lastLook?: LastLook;
}

/**
 * Calls of a site's REST interface as the account's user, with its application password. Where the interface is, is learnt from the first
 * harmless call and from what the site's own pages say, and kept for the life of the process.
 */
@Injectable()
export class WordpressApi {
  private readonly roots = new Map<string, RestRoot>();

  constructor(private readonly http: OutboundHttp) {}

  async call(access: AccountAccess, call: WordpressCall): Promise<WordpressReply> {
    if (call.body !== undefined) return this.write(access, call);
    const root = this.roots.get(access.baseUrl) ?? USUAL_ROOT;
    const answer = await this.exchange(access, root, call);
    if (!isElsewhere(answer)) return this.learnt(access, root, answer);
    this.roots.delete(access.baseUrl);
    const other = await this.find(access);
    const second = await this.exchange(access, other, call);
    return isElsewhere(second) ? readReply(answer) : this.learnt(access, other, second);
  }

  /** Puts a picture into the media library under a slug it is found again by. */
  async upload(access: AccountAccess, file: MediaFile, slug: string): Promise<WordpressReply> {
    const fields = { slug, title: file.alt, alt_text: file.alt };
    const filename = `${slug}.${EXTENSIONS[file.mime] ?? 'bin'}`;
    const body = multipartBody(fields, { field: 'file', filename, mime: file.mime, bytes: file.bytes });
    const { base, allowPrivate, headers } = addressOf(access);
    const at = callAt(await this.rootOf(access), '/wp/v2/media');
    return readReply(
      await this.http.exchange({ base, allowPrivate, headers, ...at, method: 'POST', body, deadlineMs: UPLOAD_MS }),
    );
  }

  private async write(access: AccountAccess, call: WordpressCall): Promise<WordpressReply> {
    const answer = await this.exchange(access, await this.rootOf(access), call);
    // Looked for anew the next time: never in the same call, which may not happen twice.
    if (isElsewhere(answer)) this.roots.delete(access.baseUrl);
    return readReply(answer);
  }

  /** Before a write by a process that has not read anything there yet: a look that changes nothing. */
  private async rootOf(access: AccountAccess): Promise<RestRoot> {
    if (!this.roots.has(access.baseUrl)) {
      await this.call(access, { path: '/wp/v2/types/post', query: { _fields: 'slug' }, deadlineMs: LOOK_MS });
    }
    return this.roots.get(access.baseUrl) ?? USUAL_ROOT;
  }

  /** What the site's front page names; without a word, what every WordPress answers. */
  private async find(access: AccountAccess): Promise<RestRoot> {
    const page = await this.http.exchange({
      ...addressOf(access),
      path: '/',
      method: 'GET',
      accept: 'text/html',
      deadlineMs: LOOK_MS,
    });
    const headers =
      page.kind === 'answered' ? page.headers : page.kind === 'no-answer' ? page.begun?.headers : undefined;
    const named = rootIn(headers?.['link'], access.baseUrl);
    return named === null || named.path === USUAL_ROOT.path ? PLAIN_ROOT : named;
  }

  private learnt(access: AccountAccess, root: RestRoot, answer: OutboundAnswer): WordpressReply {
    const reply = readReply(answer);
    if (reply.kind === 'ok' || (reply.kind === 'refused' && !reply.code.startsWith('HTTP_'))) {
      this.roots.set(access.baseUrl, root);
    }
    return reply;
  }

  private exchange(
    access: AccountAccess,
    root: RestRoot,
    { path, query, body, deadlineMs, lastLook }: WordpressCall,
  ): Promise<OutboundAnswer> {
    return this.http.exchange({
      ...addressOf(access),
      ...callAt(root, path, query),
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body: jsonBody(body) }),
      deadlineMs: deadlineMs ?? ASK_MS,
      maxBytes: MAX_BYTES,
      ...(lastLook === undefined ? {} : { lastLook }),
    });
  }
}

/** Not the interface's own word, and like what a site says of an address it knows nothing of: another page, or that there is none. */
function isElsewhere(answer: OutboundAnswer): boolean {
  if (answer.kind !== 'answered') return false;
  const reply = readReply(answer);
  return reply.kind === 'no-answer' || (reply.kind === 'refused' && NOTHING_THERE.includes(reply.code));
}

const NOTHING_THERE = ['HTTP_404', 'HTTP_405', 'HTTP_3XX'];

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

function addressOf(access: AccountAccess) {
  const user = textOf(access.settings, 'user') ?? '';
  const password = textOf(access.credentials, 'applicationPassword') ?? '';
  return {
    base: access.baseUrl,
    allowPrivate: access.allowPrivate === true,
    headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}` },
  };
}
