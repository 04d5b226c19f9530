import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../../platform/errors/app-error.js';
import {
  ATTACHMENT_ACTIVE,
  ATTACHMENT_BROKEN,
  ATTACHMENT_ENCRYPTED,
  ATTACHMENT_KIND_REFUSED,
} from '../attachment.errors.js';
import { bytesAt } from './file-bytes.js';

// Layout: [MS-CFB], Compound File Binary File Format.
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const LAST_SECTOR = 0xffff_fffa;
/** Directory entries of a document; a chain that goes on and on is a loop. */
const MOST_ENTRIES = 8_192;
/** What macros are kept in. */
const MACROS = /^(_VBA_PROJECT(_CUR)?|VBA|Macros)$/i;

/**
 * Which of the older office documents a compound file is, by the streams in its directory.
 * @throws AppError ATTACHMENT_BROKEN, ATTACHMENT_ENCRYPTED, ATTACHMENT_ACTIVE, ATTACHMENT_KIND_REFUSED
 */
export async function kindOfCompound(file: FileHandle, size: number): Promise<'doc' | 'xls' | 'ppt'> {
  const names = await namesIn(file, size);
  if (names.has('EncryptedPackage')) throw new AppError(ATTACHMENT_ENCRYPTED, {}, 'file');
  const macros = [...names].find((name) => MACROS.test(name));
  if (macros !== undefined) throw new AppError(ATTACHMENT_ACTIVE, { what: macros }, 'file');
  if (names.has('WordDocument')) return 'doc';
  if (names.has('Workbook') || names.has('Book')) return 'xls';
  if (names.has('PowerPoint Document')) return 'ppt';
  throw new AppError(ATTACHMENT_KIND_REFUSED, {}, 'file');
}

/** Follows the chain of the directory's sectors through the table of sectors. */
async function namesIn(file: FileHandle, size: number): Promise<Set<string>> {
  const header = await bytesAt(file, 0, HEADER_BYTES);
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw broken();
  const sectorBytes = 2 ** shift;
  const placeOf = (sector: number) => {
    const place = (sector + 1) * sectorBytes;
    if (sector >= LAST_SECTOR || place >= size) throw broken();
    return place;
  };
  const tables = await tableSectors(file, header, sectorBytes, placeOf);
  const names = new Set<string>();
  let sector = header.readUInt32LE(48);
  for (let read = 0; sector < LAST_SECTOR; read += sectorBytes / ENTRY_BYTES) {
    if (read > MOST_ENTRIES) throw broken();
    const entries = await bytesAt(file, placeOf(sector), Math.min(sectorBytes, size - placeOf(sector)));
    for (let at = 0; at + ENTRY_BYTES <= entries.length; at += ENTRY_BYTES) {
      const length = entries.readUInt16LE(at + 64);
      if (length >= 2 && length <= 64) names.add(entries.toString('utf16le', at, at + length - 2));
    }
    const table = tables[Math.floor((sector * 4) / sectorBytes)];
    if (table === undefined) throw broken();
    sector = (await bytesAt(file, placeOf(table) + ((sector * 4) % sectorBytes), 4)).readUInt32LE(0);
  }
  return names;
}

/** Sectors of the table of sectors: 109 of them stand in the header, the rest in a chain of its own. */
async function tableSectors(
  file: FileHandle,
  header: Buffer,
  sectorBytes: number,
  placeOf: (sector: number) => number,
): Promise<number[]> {
  const tables = numbersIn(header.subarray(76));
  let more = header.readUInt32LE(68);
  for (let left = header.readUInt32LE(72); more < LAST_SECTOR && left > 0; left -= 1) {
    const numbers = numbersIn(await bytesAt(file, placeOf(more), sectorBytes));
    more = numbers.pop() ?? LAST_SECTOR;
    tables.push(...numbers);
    if (tables.length > 1_000_000) throw broken();
  }
  return tables;
}

function numbersIn(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32LE(index * 4));
}

function broken(): AppError {
  return new AppError(ATTACHMENT_BROKEN, {}, 'file');
}
