import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import mammoth from 'mammoth';
import type { Actor } from '../../../identity/actor.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type Doorkeeper, IncomingService } from '../../../platform/files/incoming.service.js';
import { containerOf } from '../../media/attachments/attachment-kind.rules.js';
import { kindOfZip } from '../../media/attachments/inspect/zip-directory.js';
import { MediaService } from '../../media/media.service.js';
import type { DocumentNode } from '../../variant-content.rules.js';
import { HtmlImportService } from '../html-import.service.js';
import { WORD_REFUSED, WORD_TOO_LARGE, WORD_UNREADABLE } from '../import.errors.js';
import type { ImportedHtml } from '../reading/import-html.rules.js';
import { LOST } from '../reading/lost.rules.js';
import { pictureWords } from './picture-words.rules.js';
import { soundWordFile } from './word-file.js';

const LARGEST_FILE = 25 * 1024 * 1024;
/** Pictures of one document; more are left out and named. */
const MOST_PICTURES = 60;
/** Stands for words that are still to be written until the body is checked. */
const WORDLESS = '（请写替代文字）';

const doorkeeper: Doorkeeper = (head) => {
  if (containerOf(head) !== 'zip') throw new AppError(WORD_REFUSED, {}, 'file');
  const tooLarge = () => new AppError(WORD_TOO_LARGE, { limit: LARGEST_FILE / 1024 / 1024 }, 'file');
  return { most: LARGEST_FILE, tooLarge };
};

/** Reads Word documents into bodies: text, headings, lists, tables and pictures; looks are left behind. */
@Injectable()
export class WordImportService {
  private readonly logger = new Logger(WordImportService.name);

  constructor(
    private readonly incoming: IncomingService,
    private readonly media: MediaService,
    private readonly html: HtmlImportService,
  ) {}

  /** Asked before an upload is read. @throws AppError FORBIDDEN */
  requireWriter(actor: Actor): Promise<void> {
    return this.media.requireWriter(actor);
  }

  /**
   * Pictures are taken in like any that is uploaded; what is none is left out and named. Those without words have an empty `alt`.
   * @throws AppError WORD_REFUSED, WORD_TOO_LARGE, WORD_UNREADABLE, as `kindOfZip` for unsafe archives, as `HtmlImportService.read`
   */
  async read(actor: Actor, source: Readable): Promise<ImportedHtml> {
    return this.incoming.receive(source, doorkeeper, async ({ path, size }) => {
      if ((await kindOfZip(path, size)) !== 'docx') throw new AppError(WORD_REFUSED, {}, 'file');
      const { html, revisions } = await this.htmlOf(actor, path);
      const imported = await this.html.read(actor, html, []);
      const recorded = revisions > 0 ? [{ code: 'REVISION' as const, count: revisions, ...LOST.REVISION }] : [];
      return { ...imported, lost: [...recorded, ...imported.lost], body: withoutStandIns(imported.body) };
    });
  }

  private async htmlOf(actor: Actor, path: string): Promise<{ html: string; revisions: number }> {
    let pictures = 0;
    const convertImage = mammoth.images.imgElement(async (image) => {
      const words = { alt: pictureWords((image as { altText?: string }).altText) || WORDLESS };
      pictures += 1;
      if (pictures > MOST_PICTURES) return { src: 'docx', ...words };
      try {
        const { sha256 } = await this.media.receive(actor, Readable.from([await image.readAsBuffer()]));
        return { src: `/api/media/${sha256}`, ...words };
      } catch (error) {
        // A drawing of an old kind, say: the rest of the document is still worth having.
        if (!(error instanceof AppError)) throw error;
        return { src: 'docx', ...words };
      }
    });
    try {
      const options = { convertImage, externalFileAccess: false, includeEmbeddedStyleMap: false };
      const { file, revisions } = await soundWordFile(path);
      return { html: withOwnLevels((await mammoth.convertToHtml({ buffer: file }, options)).value), revisions };
    } catch (error) {
      if (error instanceof AppError) throw error;
      this.logger.log({ error }, 'a Word file could not be read');
      throw new AppError(WORD_UNREADABLE, {}, 'file');
    }
  }
}

/** The first level is the story's title: where a document uses it, all go down by one. Notes lead nowhere: their links go. */
function withOwnLevels(html: string): string {
  const plain = html
    .replace(/ ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, '')
    .replace(/<a href="#(?:foot|end)note-[^"]*"[^>]*>(\[\d+\])<\/a>/g, '$1');
  if (!/<h1[ >]/.test(plain)) return plain;
  return plain.replace(
    /<(\/?)h([1-6])(?=[ >])/g,
    (_, end: string, n: string) => `<${end}h${Math.min(6, Number(n) + 1)}`,
  );
}

function withoutStandIns(node: DocumentNode): DocumentNode {
  if (node.type === 'image' && node.attrs?.alt === WORDLESS) return { ...node, attrs: { ...node.attrs, alt: '' } };
  return node.content ? { ...node, content: node.content.map(withoutStandIns) } : node;
}
