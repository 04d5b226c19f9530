import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.token.js';
import { AppError } from '../errors/app-error.js';
import { UPLOAD_CUT_OFF } from './file.errors.js';
import { diskFault } from './stores/disk-file-store.js';
import type { WholeFile } from './stores/file-store.js';

/** Bytes by which the kind of a file is told before the rest is read. */
const HEAD_BYTES = 4_096;
/** What an upload left behind in a crash is litter by then, ms. */
const LITTER_MS = 24 * 3_600_000;

/** Says by a file's first bytes how many bytes it may have; throws what the sender is told when it may not come in at all. */
export type Doorkeeper = (head: Buffer) => { most: number; tooLarge: () => AppError };

/** Uploads on their way in: gathered in a folder of this machine, never whole in memory, gone when they break off. */
@Injectable()
export class IncomingService implements OnApplicationBootstrap {
  private readonly logger = new Logger(IncomingService.name);
  private readonly folder: string;

  constructor(@Inject(CONFIG) config: Pick<Config, 'files'>) {
    this.folder = join(config.files.folder, 'incoming');
  }

  onApplicationBootstrap(): void {
    this.sweep().catch((error: unknown) => this.logger.warn({ error }, 'what uploads left behind could not be swept'));
  }

  /**
   * Runs `work` on the whole file, which is gone afterwards unless it was kept.
   * @throws AppError of the doorkeeper, UPLOAD_CUT_OFF when the sender breaks off, FILE_STORE_FULL, FILE_STORE_AWAY
   */
  async receive<T>(source: Readable, doorkeeper: Doorkeeper, work: (file: WholeFile) => Promise<T>): Promise<T> {
    const path = join(this.folder, randomUUID());
    // Who breaks off after we have refused breaks nothing.
    source.on('error', () => undefined);
    try {
      return await work(await this.write(source, path, doorkeeper));
    } finally {
      // The sender's other bytes are let through and forgotten, so that the refusal reaches somebody who is still sending.
      source.resume();
      await rm(path, { force: true });
    }
  }

  /** The same for bytes that are here already. */
  async give<T>(bytes: Buffer, work: (file: WholeFile) => Promise<T>): Promise<T> {
    return this.receive(
      Readable.from([bytes]),
      () => ({ most: Infinity, tooLarge: () => new AppError(UPLOAD_CUT_OFF) }),
      work,
    );
  }

  private async write(source: Readable, path: string, doorkeeper: Doorkeeper): Promise<WholeFile> {
    const gate = new Gate(doorkeeper);
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      // Not `pipeline(source, …)`: it would destroy the source on a refusal, and with it the connection the refusal goes out on.
      await pipeline(chunksOf(source), gate, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
    } catch (error) {
      throw isCutOff(error) ? new AppError(UPLOAD_CUT_OFF) : diskFault(error);
    }
    return { path, size: gate.size, sha256: gate.hash.digest('hex') };
  }

  /** Removes what crashes left behind. */
  async sweep(): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const path = join(this.folder, name);
      const age = Date.now() - (await stat(path)).mtimeMs;
      if (age > LITTER_MS) await rm(path, { force: true });
    }
  }
}

/** Counts and digests what passes; lets nothing pass that the doorkeeper refuses. */
class Gate extends Transform {
  size = 0;
  readonly hash = createHash('sha256');
  private head: Buffer = Buffer.alloc(0);
  private verdict: ReturnType<Doorkeeper> | undefined;

  constructor(private readonly doorkeeper: Doorkeeper) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error?: Error | null, chunk?: Buffer) => void): void {
    this.size += chunk.length;
    this.hash.update(chunk);
    try {
      if (this.verdict === undefined) {
        this.head = Buffer.concat([this.head, chunk]).subarray(0, HEAD_BYTES);
        if (this.head.length === HEAD_BYTES) this.judge();
      }
      if (this.verdict && this.size > this.verdict.most) throw this.verdict.tooLarge();
      done(null, chunk);
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: (error?: Error | null) => void): void {
    try {
      if (this.verdict === undefined) this.judge();
      if (this.verdict && this.size > this.verdict.most) throw this.verdict.tooLarge();
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  private judge(): void {
    this.verdict = this.doorkeeper(this.head);
  }
}

async function* chunksOf(source: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of source.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
}

/** How Node, its streams and the reader of multipart bodies say that the other side is gone. */
function isCutOff(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    /^(ERR_STREAM_PREMATURE_CLOSE|ECONNRESET|EPIPE|ABORT_ERR|FST_.*)$/.test(String(code)) ||
    /terminated early|unexpected end of (form|multipart)/i.test(String(message))
  );
}
