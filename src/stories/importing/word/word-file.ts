import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ZipFile as Packer } from 'yazl';
import { AppError } from '../../../platform/errors/app-error.js';
import { WORD_TOO_LARGE } from '../import.errors.js';

/** Of a document's parts those that its text, its lists and its pictures need. */
const PART = /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/(_rels\/)?[^/]+\.(xml|rels)|word\/media\/[^/]+)$/;
/** Bytes of one part of text, and of all that is unpacked: a long story with its pictures has a fifth of it. */
const LARGEST_TEXT = 8 * 1024 * 1024;
const MOST_UNPACKED = 80 * 1024 * 1024;

/**
 * The parts of a Word file that are read, packed anew. What reads documents believes an archive’s directory and unpacks whatever it names
 * into memory; here every part is counted as it is unpacked, whatever the directory said of its size.
 * @param path of a zip whose directory was looked at already
 * @throws AppError WORD_TOO_LARGE; Error for a damaged archive
 */
export async function soundWordFile(path: string): Promise<Buffer> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
  try {
    const packer = new Packer();
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      if (!PART.test(entry.fileName)) continue;
      const most = entry.fileName.startsWith('word/media/') ? MOST_UNPACKED : LARGEST_TEXT;
      const bytes = await unpack(zip, entry, Math.min(most, MOST_UNPACKED - unpacked));
      unpacked += bytes.length;
      packer.addBuffer(bytes, entry.fileName, { compress: false });
    }
    packer.end();
    return await buffer(packer.outputStream);
  } finally {
    zip.close();
  }
}

async function unpack(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  const tooLarge = new AppError(WORD_TOO_LARGE, { limit: Math.floor(MOST_UNPACKED / 1024 / 1024) }, 'file');
  if (entry.uncompressedSize > most) throw tooLarge;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of await zip.openReadStreamPromise(entry)) {
    size += (part as Buffer).length;
    if (size > most) throw tooLarge;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
