import type { Readable } from 'node:stream';

/** A file on this machine that is about to be kept. */
export interface WholeFile {
  path: string;
  /** Bytes. */
  size: number;
  /** Of the bytes, lower-case hex: the name it is kept under. */
  sha256: string;
}

/** Some of a file's bytes; both ends included, counted from 0. */
export interface ByteRange {
  from: number;
  to: number;
}

/**
 * Where the bytes of files are: named by their sha256, written once, never changed. What there is, PostgreSQL says (`stored_file`); a
 * file that is here and not there is litter.
 * Every method throws AppError FILE_STORE_AWAY when the store does not answer, FILE_STORE_DENIED when it refuses the keys or lacks a right.
 */
export abstract class FileStore {
  /** Keeps the file, whole or not at all; the file at `path` may be gone afterwards. Keeping it again changes nothing. @throws AppError FILE_STORE_FULL */
  abstract keep(file: WholeFile): Promise<void>;
  /** Bytes, or null when there is no such file. */
  abstract sizeOf(sha256: string): Promise<number | null>;
  /** @throws AppError FILE_MISSING */
  abstract open(sha256: string, range?: ByteRange): Promise<Readable>;
  /** Repeating it changes nothing. */
  abstract remove(sha256: string): Promise<void>;
  /** The installation that uses this store, as it wrote itself down here; null when nobody did. */
  abstract mark(): Promise<string | null>;
  abstract setMark(mark: string): Promise<void>;
}

/** `ab/ab12…`: no folder gets more than a few thousand names. */
export function placeOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`;
}

/** Name of the file in which an installation writes itself down. */
export const MARK_NAME = 'installation';
