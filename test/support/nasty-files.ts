import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A picture of noise: as large as one makes it, the same for the same size. */
export async function photo(width: number, height: number): Promise<Sharp> {
  const pixels = Buffer.alloc(width * height * 3);
  let state = 1;
  for (let at = 0; at < pixels.length; at += 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    pixels[at] = (((at / 3) % width) >> 2) ^ (state >> 24);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Camera data with a place, a device and a person. */
export const TELLTALE = {
  IFD0: { Make: 'Example Camera', Artist: 'Example Author' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 20/1', GPSLongitudeRef: 'E', GPSLongitude: '116/1 23/1 29/1' },
};

/** The label of a picture made by machine, as a generator writes it beside other words. */
export const AIGC_LABEL = '{"Label":"1","ContentProducer":"示例平台","ProduceID":"示例-0001"}';
export const AIGC_XMP =
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
  `<rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"` +
  ` exif:GPSLatitude="39,54.3N" TC260:AIGC="${AIGC_LABEL.replaceAll('"', '&quot;')}"/></rdf:RDF></x:xmpmeta>`;

/** A PNG whose head promises other measures than its pixels fill. */
export function withPngSize(png: Buffer, width: number, height: number): Buffer {
  const forged = Buffer.from(png);
  forged.writeUInt32BE(width, 16);
  forged.writeUInt32BE(height, 20);
  forged.writeUInt32BE(crc32(forged.subarray(12, 29)), 29);
  return forged;
}

/** A PNG with a text of its own behind the head. */
export function withPngText(png: Buffer, keyword: string, text: string): Buffer {
  return withPngChunk(png, 'tEXt', Buffer.from(`${keyword}\0${text}`));
}

/** A PNG of a few hundred bytes whose comment unpacks to the text, however long. */
export function withPackedPngText(png: Buffer, text: string): Buffer {
  return withPngChunk(png, 'zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(text)]));
}

function withPngChunk(png: Buffer, name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const chunk = Buffer.alloc(8 + body.length);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), 4 + body.length);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

/** A JPEG with a comment. */
export function withJpegComment(jpeg: Buffer, text: string): Buffer {
  const said = Buffer.from(text);
  const head = Buffer.from([0xff, 0xfe, (said.length + 2) >> 8, (said.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, said, jpeg.subarray(2)]);
}

/** A GIF with a comment of fewer than 256 bytes before its end. */
export function withGifComment(gif: Buffer, text: string): Buffer {
  const said = Buffer.from(text);
  const block = Buffer.concat([Buffer.from([0x21, 0xfe, said.length]), said, Buffer.from([0, 0x3b])]);
  return Buffer.concat([gif.subarray(0, -1), block]);
}

export function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
