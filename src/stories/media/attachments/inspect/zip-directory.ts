import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { AppError, type LocalText } from '../../../../platform/errors/app-error.js';
import type { AttachmentKindName } from '../attachment-kind.rules.js';
import {
  ATTACHMENT_ACTIVE,
  ATTACHMENT_BROKEN,
  ATTACHMENT_ENCRYPTED,
  ATTACHMENT_HOSTILE,
} from '../attachment.errors.js';

/** Limits of what an archive may unpack to. */
const MOST_ENTRIES = 10_000;
const MOST_UNPACKED = 4 * 1024 ** 3;
/** Text packs to a tenth; a bomb to a thousandth. Small archives are let be. */
const HIGHEST_RATIO = 200;
const RATIO_FROM = 100 * 1024 * 1024;

/** What Windows, the readers of the public and WPS run when it is opened. */
const PROGRAM =
  /\.(exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|jse?|wsf|wsh|hta|msi|dll|lnk|reg|jar|apk|sh|docm|xlsm|pptm|dotm)$/i;
const SYMBOLIC_LINK = 0o120000;
const FILE_KIND = 0o170000;

const PARTS: readonly [part: string, kind: AttachmentKindName][] = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['ppt/presentation.xml', 'pptx'],
];

/**
 * Reads the directory of an archive; nothing is unpacked.
 * @throws AppError ATTACHMENT_BROKEN, ATTACHMENT_ENCRYPTED, ATTACHMENT_ACTIVE, ATTACHMENT_HOSTILE
 */
export async function kindOfZip(path: string, size: number): Promise<AttachmentKindName> {
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true });
  } catch (error) {
    throw refusalOf(error);
  }
  try {
    if (zip.entryCount > MOST_ENTRIES) throw hostile(`文件过多 ${zip.entryCount}`, `${zip.entryCount} files`);
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    return judged(entries, size);
  } catch (error) {
    throw error instanceof AppError ? error : refusalOf(error);
  } finally {
    zip.close();
  }
}

function judged(entries: readonly Entry[], size: number): AttachmentKindName {
  if (entries.some((entry) => entry.isEncrypted())) throw new AppError(ATTACHMENT_ENCRYPTED, {}, 'file');
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (unpacked > MOST_UNPACKED || (unpacked > RATIO_FROM && unpacked > size * HIGHEST_RATIO)) {
    const gigabytes = Math.ceil(unpacked / 1024 ** 3);
    throw hostile(`解压后达 ${gigabytes} GB`, `it unpacks to ${gigabytes} GB`);
  }
  const names = new Set(entries.map(({ fileName }) => fileName));
  const kind = names.has('[Content_Types].xml') ? PARTS.find(([part]) => names.has(part))?.[1] : undefined;
  for (const { fileName, externalFileAttributes } of entries) {
    if (kind !== undefined && /(^|\/)vbaProject\.bin$/i.test(fileName)) {
      throw new AppError(ATTACHMENT_ACTIVE, { what: 'vbaProject.bin' }, 'file');
    }
    if (((externalFileAttributes >>> 16) & FILE_KIND) === SYMBOLIC_LINK) throw hostile('含符号链接', 'it holds a link');
    if (PROGRAM.test(fileName)) {
      const name = fileName.replace(/^.*\//, '').slice(-40);
      throw hostile(`含可运行的文件 ${name}`, `it holds a program, ${name}`);
    }
  }
  return kind ?? 'zip';
}

/** The reader itself refuses names that lead out of the folder; all else it says is about damage. */
function refusalOf(error: unknown): AppError {
  const { message } = error as Error;
  if (/invalid relative path|absolute path|invalid characters in fileName/i.test(message)) {
    return hostile('文件名指向压缩包之外', 'a name leads out of it');
  }
  const fault = new AppError(ATTACHMENT_BROKEN, {}, 'file');
  fault.cause = error;
  return fault;
}

function hostile(zh: string, en: string): AppError {
  const what: LocalText = { zh, en };
  return new AppError(ATTACHMENT_HOSTILE, { what }, 'file');
}
