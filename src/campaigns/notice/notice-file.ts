import { AppError } from '../../platform/errors/app-error.js';
import { NOTICE_UNREADABLE } from '../campaign.errors.js';

/** The text of a notice file and how it was written. */
export interface DecodedNotice {
  readonly text: string;
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
}

/** Share of control characters above which bytes are no text. */
const MAX_CONTROL = 0.01;

/**
 * Decodes a notice file: UTF-16 when it says so by its first bytes, UTF-8 when it is valid, else GB18030 (which holds GBK and GB2312), as Windows wrote
 * it. A byte order mark stays in the text, so that offsets are those of the decoded file.
 * @throws AppError NOTICE_UNREADABLE when the bytes are no text (a PDF, a Word file, a picture)
 */
export function decodeNotice(bytes: Uint8Array): DecodedNotice {
  for (const encoding of encodingsFor(bytes)) {
    const text = decode(bytes, encoding);
    if (text !== null && isText(text)) return { text, encoding };
  }
  throw new AppError(NOTICE_UNREADABLE, {}, 'file');
}

function encodingsFor(bytes: Uint8Array): DecodedNotice['encoding'][] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

function decode(bytes: Uint8Array, encoding: DecodedNotice['encoding']): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    // Bytes that are not of this encoding; anything else would be a fault of ours.
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return null;
    throw error;
  }
}

function isText(text: string): boolean {
  let controls = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0) return false;
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d) controls += 1;
    else if (code === 0x7f || (code >= 0xe000 && code <= 0xf8ff)) controls += 1;
  }
  return controls <= text.length * MAX_CONTROL;
}
