import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ZipFile as Packer } from 'yazl';
import { AppError } from '../../../platform/errors/app-error.js';
import { WORD_TOO_LARGE } from '../import.errors.js';
import { withSpokenNumbers } from './spoken-numbers.rules.js';

/** Of a document's parts those that its text, its lists and its pictures need. */
const PART = /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/(_rels\/)?[^/]+\.(xml|rels)|word\/media\/[^/]+)$/;
const REVISION = /<w:(ins|del|moveTo) /g;
/** Bytes of one part of text, and of all that is unpacked: a long story with its pictures has a fifth of it. */
const LARGEST_TEXT = 8 * 1024 * 1024;
const MOST_UNPACKED = 80 * 1024 * 1024;

/** A Word file that may be read, and how many changes its writers have recorded in it. */
export interface SoundWordFile {
  file: Buffer;
  revisions: number;
}

/**
 * The parts of a Word file that are read, packed anew, with the numbers written out that a body cannot count. What reads documents believes an archive’s directory and unpacks whatever it names
 * into memory; here every part is counted as it is unpacked, whatever the directory said of its size.
 * @param path of a zip whose directory was looked at already
 * @throws AppError WORD_TOO_LARGE; Error for a damaged archive
 */
export async function soundWordFile(path: string): Promise<SoundWordFile> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
  try {
    const parts = new Map<string, Buffer>();
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      if (!PART.test(entry.fileName)) continue;
      const most = entry.fileName.startsWith('word/media/') ? MOST_UNPACKED : LARGEST_TEXT;
      const bytes = await unpack(zip, entry, Math.min(most, MOST_UNPACKED - unpacked));
      unpacked += bytes.length;
      parts.set(entry.fileName, bytes);
    }
    const text = (name: string): string => parts.get(`word/${name}.xml`)?.toString('utf8') ?? '';
    const document = text('document');
    const spoken = withSpokenNumbers({ document, numbering: text('numbering'), styles: text('styles') });
    if (spoken !== document) parts.set('word/document.xml', Buffer.from(spoken));
    const packer = new Packer();
    for (const [name, bytes] of parts) packer.addBuffer(bytes, name, { compress: false });
    packer.end();
    return { file: await buffer(packer.outputStream), revisions: document.match(REVISION)?.length ?? 0 };
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
