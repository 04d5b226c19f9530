import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../../../../platform/errors/app-error.js';
import type { WholeFile } from '../../../../platform/files/stores/file-store.js';
import { ATTACHMENT_KINDS, type AttachmentKindName, containerOf } from '../attachment-kind.rules.js';
import { ATTACHMENT_KIND_REFUSED, ATTACHMENT_TOO_LARGE } from '../attachment.errors.js';
import { kindOfBoxes } from './media-boxes.js';
import { kindOfCompound } from './compound-file.js';
import { requireSoundPdf } from './pdf-file.js';
import { kindOfZip } from './zip-directory.js';

/**
 * What a file is by its content: its name and what the sender called it count for nothing. Nothing is unpacked and nothing is run.
 * @throws AppError ATTACHMENT_KIND_REFUSED, ATTACHMENT_BROKEN, ATTACHMENT_TOO_LARGE, ATTACHMENT_ENCRYPTED, ATTACHMENT_ACTIVE, ATTACHMENT_HOSTILE
 */
export async function inspectAttachment({ path, size }: Pick<WholeFile, 'path' | 'size'>): Promise<AttachmentKindName> {
  const file = await open(path, 'r');
  try {
    const kind = await kindOf(file, path, size);
    if (size > ATTACHMENT_KINDS[kind].maxBytes) throw tooLarge(ATTACHMENT_KINDS[kind].maxBytes);
    return kind;
  } finally {
    await file.close();
  }
}

export function tooLarge(maxBytes: number): AppError {
  return new AppError(ATTACHMENT_TOO_LARGE, { limit: Math.floor(maxBytes / 1024 / 1024) }, 'file');
}

async function kindOf(file: FileHandle, path: string, size: number): Promise<AttachmentKindName> {
  const head = Buffer.alloc(Math.min(size, 512));
  await file.read(head, 0, head.length, 0);
  switch (containerOf(head)) {
    case 'pdf':
      await requireSoundPdf(file, size);
      return 'pdf';
    case 'zip':
      return kindOfZip(path, size);
    case 'compound':
      return kindOfCompound(file, size);
    case 'boxes':
      return kindOfBoxes(file, size);
    case null:
      throw new AppError(ATTACHMENT_KIND_REFUSED, {}, 'file');
  }
}
