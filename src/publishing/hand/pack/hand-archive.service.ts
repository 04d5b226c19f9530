import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { ZipFile } from 'yazl';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { zipTime } from '../../../platform/files/zip-time.rules.js';
import type { ByteRange } from '../../../platform/files/stores/file-store.js';
import { AttachmentReaderService } from '../../../stories/media/attachments/attachment-reader.service.js';
import type { HandFile, HandPackage } from './hand-package.service.js';
import { HandPictures } from './hand-pictures.service.js';

/** What stands above the package: which post, when, where. */
export interface ArchiveHead {
  storyTitle: string;
  accountName: string;
  /** sha256 of everything that was approved. */
  digest: string;
  slotAt: Date;
}

/** Packs everything into one file, read from the store as the reader takes it. */
@Injectable()
export class HandArchive {
  constructor(
    private readonly pictures: HandPictures,
    private readonly attachments: AttachmentReaderService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The same package gives the same bytes.
   * @returns them with their number, so that whoever fetches a large one sees how far it is, and notices when it broke off
   */
  pack(head: ArchiveHead, content: HandPackage): { bytes: Readable; size: number } {
    const zip = new ZipFile();
    // The slot's time for every entry: nothing in it tells when it was fetched. Nothing is compressed: pictures and films are already,
    // and of the whole the size is known before.
    const options = { ...zipTime(head.slotAt, this.config.timeZone), compress: false };
    for (const { key, text } of content.texts)
      if (key === 'html') zip.addBuffer(Buffer.from(`${CHARSET}${text}`), '正文.html', options);
      else zip.addBuffer(Buffer.from(text), `${FILE_NAMES[key]}.txt`, options);
    zip.addBuffer(Buffer.from(readMe(head, content, this.config.timeZone)), '说明.txt', options);
    let source: Readable | null = null;
    const out = zip.outputStream as Readable;
    for (const file of content.files)
      zip.addReadStreamLazy(file.path, { ...options, size: file.size }, (give) => {
        this.open(file).then(
          (stream) => {
            source = stream;
            if (out.destroyed) stream.destroy();
            // The library hears nothing of a store that breaks off: the archive must not hang, and nobody take it for whole.
            stream.on('error', (error) => out.destroy(error));
            give(null, stream);
          },
          (error: unknown) => give(error, Readable.from([])),
        );
      });
    let size = -1;
    // Its types do not name what it is called with.
    zip.end({ forceZip64Format: false, comment: '' }, (...[known = -1]: number[]) => (size = known));
    zip.on('error', (error: Error) => out.destroy(error));
    // Whoever fetched it went away: what is being read is not read to its end.
    out.once('close', () => source?.destroy());
    return { bytes: out, size };
  }

  /** The bytes of one file of a package. @throws AppError MEDIA_UNKNOWN, FILE_MISSING, FILE_STORE_AWAY */
  async open({ kind, sha256, source }: HandFile, range?: ByteRange): Promise<Readable> {
    if (kind === 'attachment') return this.attachments.open({ sha256 }, range);
    const bytes = await this.pictures.load(source);
    return Readable.from([range ? bytes.subarray(range.from, range.to + 1) : bytes]);
  }
}

const FILE_NAMES = { title: '标题', summary: '摘要', text: '正文' } as const;
/** A browser that opens the file from a disk does not know otherwise. */
const CHARSET = '<meta charset="utf-8">\n';

function readMe({ storyTitle, accountName, digest, slotAt }: ArchiveHead, content: HandPackage, zone: string): string {
  const lines = [
    `《${storyTitle}》 → ${accountName}`,
    `核定发布时间：${DateTime.fromJSDate(slotAt, { zone }).toFormat("yyyy-MM-dd HH:mm '（UTC'ZZ'）'")}`,
    `定稿摘要 sha256：${digest}`,
    '',
    ...content.checklist.map(({ text }) => `□ ${text.zh}`),
    '',
    ...content.files.map(
      ({ path, sha256, source, alt }) =>
        `${path}  sha256 ${sha256}${source === sha256 ? '' : `  由定稿图片转换，原图 sha256 ${source}`}${alt ? `  替代文字：${alt}` : ''}`,
    ),
  ];
  return `${lines.join('\r\n')}\r\n`;
}
