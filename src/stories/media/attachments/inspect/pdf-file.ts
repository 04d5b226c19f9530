import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../../platform/errors/app-error.js';
import { ATTACHMENT_ACTIVE, ATTACHMENT_BROKEN } from '../attachment.errors.js';
import { bytesAt } from './file-bytes.js';

const TAIL_BYTES = 2_048;
const STRIDE = 1024 * 1024;
/** What makes a reader run something; what hides in packed objects is not found, which is why files are never shown here. */
const ACTIVE = ['/JavaScript', '/Launch'];

/** @throws AppError ATTACHMENT_BROKEN without an end, ATTACHMENT_ACTIVE with scripts in plain sight */
export async function requireSoundPdf(file: FileHandle, size: number): Promise<void> {
  const tail = await bytesAt(file, Math.max(0, size - TAIL_BYTES), Math.min(size, TAIL_BYTES));
  if (!tail.includes('%%EOF')) throw new AppError(ATTACHMENT_BROKEN, {}, 'file');
  // Each stretch overlaps the next, so that no word falls between two.
  for (let at = 0; at < size; at += STRIDE) {
    const stretch = await bytesAt(file, at, Math.min(STRIDE + 16, size - at));
    const what = ACTIVE.find((word) => stretch.includes(word));
    if (what !== undefined) throw new AppError(ATTACHMENT_ACTIVE, { what: what.slice(1) }, 'file');
  }
}
