import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** Something rendered once and sent many times, whole or packed. */
export class Rendered {
  readonly body: Buffer;
  /** Of the bytes, so that it changes exactly when they do. */
  private readonly digest: string;
  private packed: Buffer | null = null;

  /** @param type content type with its charset */
  constructor(
    text: string,
    readonly type: string,
    readonly status = 200,
  ) {
    this.body = Buffer.from(text, 'utf8');
    this.digest = createHash('sha256').update(this.body).digest('base64url').slice(0, 22);
  }

  /** The bytes packed with gzip; packed when somebody first asks. */
  get gzip(): Buffer {
    return (this.packed ??= gzipSync(this.body));
  }

  /** Strong entity tag; the packed bytes have their own. */
  tag(packed: boolean): string {
    return packed ? `"${this.digest}-gzip"` : `"${this.digest}"`;
  }

  equals(other: Rendered | null): boolean {
    return other !== null && other.digest === this.digest && other.status === this.status && other.type === this.type;
  }
}
