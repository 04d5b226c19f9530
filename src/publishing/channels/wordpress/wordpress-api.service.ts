import { Injectable } from '@nestjs/common';
import { textOf } from '../../../accounts/settings/account-settings.rules.js';
import { jsonBody, multipartBody } from '../../../platform/http/outbound-body.rules.js';
import { OutboundHttp } from '../../../platform/http/outbound-http.js';
import type { AccountAccess, LastLook, MediaFile } from '../channel.js';
import { readReply, type WordpressReply } from './wordpress-reply.rules.js';

const ASK_MS = 10_000;
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

/** Calls of a site's REST interface as the account's user, with its application password. */
@Injectable()
export class WordpressApi {
  constructor(private readonly http: OutboundHttp) {}

  async call(
    access: AccountAccess,
    { path, query, body, deadlineMs, lastLook }: WordpressCall,
  ): Promise<WordpressReply> {
    return readReply(
      await this.http.exchange({
        ...addressOf(access),
        path: `/wp-json${path}`,
        method: body === undefined ? 'GET' : 'POST',
        ...(query === undefined ? {} : { query }),
        ...(body === undefined ? {} : { body: jsonBody(body) }),
        deadlineMs: deadlineMs ?? ASK_MS,
        maxBytes: MAX_BYTES,
        ...(lastLook === undefined ? {} : { lastLook }),
      }),
    );
  }

  /** Puts a picture into the media library under a slug it is found again by. */
  async upload(access: AccountAccess, file: MediaFile, slug: string): Promise<WordpressReply> {
    const fields = { slug, title: file.alt, alt_text: file.alt };
    const filename = `${slug}.${EXTENSIONS[file.mime] ?? 'bin'}`;
    return readReply(
      await this.http.exchange({
        ...addressOf(access),
        path: '/wp-json/wp/v2/media',
        method: 'POST',
        body: multipartBody(fields, { field: 'file', filename, mime: file.mime, bytes: file.bytes }),
        deadlineMs: UPLOAD_MS,
      }),
    );
  }
}

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
