import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { rangeOf } from './byte-range.rules.js';
import type { ByteRange } from './stores/file-store.js';

/** A stored file as a browser saves it. */
export interface Download {
  sha256: string;
  /** Bytes. */
  size: number;
  /** The whole `Content-Disposition`. */
  disposition: string;
}

/**
 * Answers with a file to be saved and never shown in place. A download that broke off goes on with `Range`.
 * @param asked the request's headers
 * @param open the bytes, or part of them; not called where none are needed
 */
export async function sendDownload(
  reply: FastifyReply,
  asked: Record<string, string | undefined>,
  { sha256, size, disposition }: Download,
  open: (range?: ByteRange) => Promise<Readable>,
): Promise<void> {
  const tag = `"${sha256}"`;
  void reply.headers({
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    'content-disposition': disposition,
    'content-security-policy': "default-src 'none'; sandbox",
    // Whatever it is, no browser is to open it itself.
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    etag: tag,
  });
  if (asked['if-none-match'] === tag) return void reply.status(304).send();
  const resumes = asked['if-range'] === undefined || asked['if-range'] === tag;
  const range = resumes ? rangeOf(asked['range'], size) : null;
  if (range === 'unsatisfiable') return void reply.status(416).header('content-range', `bytes */${size}`).send();
  const bytes = await open(range ?? undefined);
  if (range) void reply.status(206).header('content-range', `bytes ${range.from}-${range.to}/${size}`);
  void reply.header('content-length', range ? range.to - range.from + 1 : size).send(bytes);
}
