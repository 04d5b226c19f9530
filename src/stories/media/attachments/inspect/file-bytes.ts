import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../../platform/errors/app-error.js';
import { ATTACHMENT_BROKEN } from '../attachment.errors.js';

/** Exactly these bytes. @throws AppError ATTACHMENT_BROKEN when the file ends before */
export async function bytesAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, from);
  if (bytesRead !== length) throw new AppError(ATTACHMENT_BROKEN, {}, 'file');
  return bytes;
}
