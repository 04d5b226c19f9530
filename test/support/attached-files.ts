import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const box = (type: string, ...inner: Buffer[]): Buffer => {
  const body = Buffer.concat(inner);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** A film as far as its boxes tell. */
export function film({ brand = 'isom', track = 'vide', data = 64 } = {}): Buffer {
  const handler = box('hdlr', Buffer.alloc(8), Buffer.from(track), Buffer.alloc(12));
  return Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\x02\0isomiso2mp41`, 'latin1')),
    box('moov', box('mvhd', Buffer.alloc(100)), box('trak', box('mdia', handler))),
    box('mdat', Buffer.alloc(data, 7)),
  ]);
}

/** An archive of the given files. */
export async function archive(files: Record<string, string | Buffer>, options = {}): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name, options);
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream);
}

const PARTS = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml', pptx: 'ppt/presentation.xml' };

export function openXml(kind: keyof typeof PARTS, more: Record<string, string> = {}): Promise<Buffer> {
  return archive({ '[Content_Types].xml': '<Types/>', [PARTS[kind]]: '<x>示例</x>', ...more });
}

/** A file whose name is the same length as another's put in its place, in the directory and before the data. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error('names differ in length');
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}

/** What the directory says of its last file, changed: fields of the central directory, by their offset in an entry. */
export function withDirectoryField(zip: Buffer, offset: number, value: number, bytes: 2 | 4): Buffer {
  const changed = Buffer.from(zip);
  const entry = changed.lastIndexOf('PK\x01\x02', undefined, 'latin1');
  if (bytes === 2) changed.writeUInt16LE(value, entry + offset);
  else changed.writeUInt32LE(value, entry + offset);
  return changed;
}

/** A compound file of the older office programs with streams of these names; sector 0 is the table, the directory follows. */
export function compound(names: readonly string[]): Buffer {
  const perSector = 4;
  const entries = ['Root Entry', ...names];
  const sectors = Math.ceil(entries.length / perSector);
  const file = Buffer.alloc(512 * (2 + sectors));
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(0x3e, 24);
  file.writeUInt16LE(3, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 44);
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(0xfffffffe, 68);
  file.fill(0xff, 76, 512);
  file.writeUInt32LE(0, 76);
  file.fill(0xff, 512, 1_024);
  file.writeUInt32LE(0xfffffffd, 512);
  for (let sector = 1; sector <= sectors; sector += 1) {
    file.writeUInt32LE(sector === sectors ? 0xfffffffe : sector + 1, 512 + 4 * sector);
  }
  entries.forEach((name, index) => {
    const at = 1_024 + 128 * index;
    file.write(`${name}\0`, at, 'utf16le');
    file.writeUInt16LE(2 * (name.length + 1), at + 64);
    file[at + 66] = index === 0 ? 5 : 2;
  });
  return file;
}

export function pdf(inner = ''): Buffer {
  return Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${inner}>>\nendobj\ntrailer <<>>\nstartxref\n9\n%%EOF\n`);
}
