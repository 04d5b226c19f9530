import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../../platform/errors/app-error.js';
import { ATTACHMENT_BROKEN, ATTACHMENT_KIND_REFUSED } from '../attachment.errors.js';
import { bytesAt } from './file-bytes.js';

/** More boxes than any film has at its top. */
const MOST_BOXES = 100_000;
/** The index of an hour of film has some megabytes. */
const LARGEST_INDEX = 64 * 1024 * 1024;

/**
 * Walks the outermost boxes of an ISO base media file (ISO/IEC 14496-12): a film has an index with a picture track, and media data.
 * @throws AppError ATTACHMENT_BROKEN when a box reaches beyond the end, ATTACHMENT_KIND_REFUSED when there is no picture track
 */
export async function kindOfBoxes(file: FileHandle, size: number): Promise<'mp4' | 'mov'> {
  const seen = new Set<string>();
  let pictures = false;
  for (let at = 0, count = 0; at < size; count += 1) {
    const head = await bytesAt(file, at, Math.min(16, size - at));
    if (head.length < 8 || count > MOST_BOXES) throw broken();
    const type = head.toString('latin1', 4, 8);
    const length = lengthOf(head, size - at);
    if (length < 8 || at + length > size || !/^[ -~\xa9]{4}$/.test(type)) throw broken();
    if (type === 'moov') {
      if (length > LARGEST_INDEX) throw broken();
      pictures ||= hasPictures(await bytesAt(file, at, length));
    }
    seen.add(type);
    at += length;
  }
  if (!seen.has('moov') || !(seen.has('mdat') || seen.has('moof'))) throw broken();
  if (!pictures) throw new AppError(ATTACHMENT_KIND_REFUSED, {}, 'file');
  return (await bytesAt(file, 8, 4)).toString('latin1') === 'qt  ' ? 'mov' : 'mp4';
}

function lengthOf(head: Buffer, left: number): number {
  const short = head.readUInt32BE(0);
  // 0 = to the end, 1 = a long length follows the type.
  if (short === 0) return left;
  if (short !== 1) return short;
  return head.length < 16 ? 0 : Number(head.readBigUInt64BE(8));
}

/** A handler box of the kind `vide`: type, version and flags, four bytes of QuickTime's, then the kind. */
function hasPictures(index: Buffer): boolean {
  for (let at = index.indexOf('hdlr'); at !== -1; at = index.indexOf('hdlr', at + 4)) {
    if (index.toString('latin1', at + 12, at + 16) === 'vide') return true;
  }
  return false;
}

function broken(): AppError {
  return new AppError(ATTACHMENT_BROKEN, {}, 'file');
}
