import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Bucket } from '../../config/files.js';
import { AppError, type ErrorDefinition } from '../../errors/app-error.js';
import { FILE_MISSING, FILE_STORE_AWAY, FILE_STORE_DENIED } from '../file.errors.js';
import { type ByteRange, FileStore, MARK_NAME, placeOf, type WholeFile } from './file-store.js';

type S3 = typeof import('@aws-sdk/client-s3');

const quiet = (): void => undefined;
const CONNECT_MS = 5_000;
/** A store that says nothing for so long is away. */
const SILENCE_MS = 30_000;

/** Files in a bucket of S3 or of anything that speaks its language, addressed by path. The client is loaded when it is first needed. */
export class S3FileStore extends FileStore {
  private opened: Promise<{ s3: S3; client: S3Client }> | undefined;

  constructor(private readonly bucket: Bucket) {
    super();
  }

  async keep({ path, sha256, size }: WholeFile): Promise<void> {
    if ((await this.sizeOf(sha256)) === size) return;
    // One put: the object is there whole or not at all. The store counts the digest itself and refuses bytes that were changed on the way.
    await this.put(placeOf(sha256), () => createReadStream(path), size, sha256);
  }

  async sizeOf(sha256: string): Promise<number | null> {
    return this.ask(async ({ s3, client }) => {
      const command = new s3.HeadObjectCommand({ Bucket: this.bucket.name, Key: placeOf(sha256) });
      return (await client.send(command)).ContentLength ?? 0;
    });
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const body = await this.ask(async ({ s3, client }) => {
      const command = new s3.GetObjectCommand({
        Bucket: this.bucket.name,
        Key: placeOf(sha256),
        ...(range && { Range: `bytes=${range.from}-${range.to}` }),
      });
      return (await client.send(command)).Body ?? null;
    });
    if (!(body instanceof Readable)) throw new AppError(FILE_MISSING);
    return body;
  }

  async remove(sha256: string): Promise<void> {
    await this.ask(({ s3, client }) =>
      client.send(new s3.DeleteObjectCommand({ Bucket: this.bucket.name, Key: placeOf(sha256) })),
    );
  }

  async mark(): Promise<string | null> {
    return this.ask(async ({ s3, client }) => {
      const answer = await client.send(new s3.GetObjectCommand({ Bucket: this.bucket.name, Key: MARK_NAME }));
      return ((await answer.Body?.transformToString()) ?? '').trim();
    });
  }

  async setMark(mark: string): Promise<void> {
    const bytes = Buffer.from(`${mark}\n`);
    await this.put(MARK_NAME, () => bytes, bytes.length);
  }

  private async put(key: string, body: () => Readable | Buffer, size: number, sha256?: string): Promise<void> {
    const done = await this.ask(async ({ s3, client }) => {
      const command = new s3.PutObjectCommand({
        Bucket: this.bucket.name,
        Key: key,
        Body: body(),
        ContentLength: size,
        ContentType: 'application/octet-stream',
      });
      if (sha256 !== undefined) {
        command.middlewareStack.add(
          (next) => (args) => {
            (args.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = sha256;
            return next(args);
          },
          { step: 'build', name: 'knownDigest' },
        );
      }
      return client.send(command);
    });
    // A put is answered 404 when there is no such bucket.
    if (done === null) throw away(new Error(`there is no bucket ${this.bucket.name}`));
  }

  /** Null when the store says that there is nothing of the name. */
  private async ask<T>(work: (opened: { s3: S3; client: S3Client }) => Promise<T>): Promise<T | null> {
    try {
      return await work(await (this.opened ??= this.connect()));
    } catch (error) {
      const { $metadata, name } = error as { $metadata?: { httpStatusCode?: number }; name?: string };
      if ($metadata?.httpStatusCode === 404 && name !== 'NoSuchBucket') return null;
      throw away(error, $metadata?.httpStatusCode === 403 ? FILE_STORE_DENIED : FILE_STORE_AWAY);
    }
  }

  private async connect(): Promise<{ s3: S3; client: S3Client }> {
    const s3 = await import('@aws-sdk/client-s3');
    const { endpoint, region, accessKey, secretKey, addressing } = this.bucket;
    const client = new s3.S3Client({
      ...(endpoint !== null && { endpoint }),
      region,
      credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
      forcePathStyle: addressing === 'path',
      // What goes wrong is thrown, and logged once at the edge.
      logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      // Checksums beyond the protocol's own are refused by some lookalikes; the name of every file is its digest anyway.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // Of silence, not of the whole: a video takes as long as it takes.
      requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
    });
    return { s3, client };
  }
}

function away(error: unknown, definition: ErrorDefinition = FILE_STORE_AWAY): AppError {
  const fault = new AppError(definition);
  fault.cause = error;
  return fault;
}
