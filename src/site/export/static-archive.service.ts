import { once } from 'node:events';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { ZipFile } from 'yazl';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { zipTime } from '../../platform/files/zip-time.rules.js';
import { PackageService } from '../../publishing/prepare/package.service.js';
import { CHANNEL_USES } from '../../stories/media/fitting/channel-use.rules.js';
import { PictureFitting } from '../../stories/media/fitting/picture-fitting.service.js';
import { mediaOf } from '../../stories/variants/read-variant.rules.js';
import { SiteAssets } from '../assets/site-assets.service.js';
import {
  type ExportedPicture,
  type ExportedStory,
  type ListedPage,
  metadataOf,
  picturePath,
  renderStaticIndex,
  renderStaticPage,
  type StaticPage,
  storyFolder,
} from './static-page.rules.js';

/** Writes web texts as files that need nobody: pages, their style, pictures, and what machines want to know. */
@Injectable()
export class StaticArchive {
  constructor(
    private readonly packages: PackageService,
    private readonly fitting: PictureFitting,
    private readonly assets: SiteAssets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** One page at the root of the archive. @throws Error when its seal is broken or its link not known yet */
  async one(story: ExportedStory): Promise<Readable> {
    const page = await this.pageOf(story, '');
    const writer = new Writer(zipTime(story.publishedAt, this.config.timeZone));
    void writer.text('index.html', renderStaticPage(page, this.config.timeZone));
    this.pictures(writer, page);
    void writer.text('metadata.json', asJson(metadataOf(page, 'index.html', this.config.timeZone)));
    void writer.text('style.css', this.style());
    return writer.end();
  }

  /** A list at the root and a folder for each. Read as it is fetched: no more than a page and its pictures are held. */
  many(title: string, stories: readonly ExportedStory[]): Readable {
    const writer = new Writer(zipTime(stories[0]?.publishedAt ?? new Date(0), this.config.timeZone));
    void this.write(writer, title, stories).catch((error: unknown) => writer.fail(error));
    return writer.out;
  }

  private async write(writer: Writer, title: string, stories: readonly ExportedStory[]): Promise<void> {
    const { timeZone: zone } = this.config;
    const listed: ListedPage[] = [];
    const metadata: unknown[] = [];
    for (const story of stories) {
      const page = await this.pageOf(story, '../../');
      const folder = storyFolder(story, zone);
      const facts = metadataOf(page, `${folder}index.html`, zone);
      const { departmentName } = page;
      listed.push({ title: page.content.title, departmentName, publishedAt: story.publishedAt, folder });
      metadata.push(facts);
      this.pictures(writer, page);
      void writer.text(`${folder}metadata.json`, asJson(facts));
      const taken = writer.text(`${folder}index.html`, renderStaticPage(page, zone));
      // Who does not fetch on is not written for.
      if (!(await taken)) return;
    }
    void writer.text('index.html', renderStaticIndex(title, listed, zone));
    void writer.text('metadata.json', asJson({ title, stories: metadata }));
    void writer.text('style.css', this.style());
    writer.end();
  }

  /** From the seal itself, whose digest is proven. */
  private async pageOf(story: ExportedStory, root: string): Promise<StaticPage> {
    const pack = await this.packages.open(story.id, story.sealId);
    if (pack.content.channel !== 'web') throw new Error(`publication ${story.id} is no web text`);
    const pictures: ExportedPicture[] = [];
    // One after the other: a picture that was never shown is made to fit here.
    for (const source of mediaOf(pack.content)) {
      const { sha256, mime } = await this.fitting.factsForChannel(source, CHANNEL_USES.web);
      pictures.push({ source, sha256, path: picturePath(sha256, mime), alt: pack.altOf(source) });
    }
    return { story, content: pack.content, departmentName: pack.departmentName, pictures, root };
  }

  /** Of two pages that show the same picture the archive holds it once. */
  private pictures(writer: Writer, { pictures }: StaticPage): void {
    for (const { path, source } of pictures)
      writer.file(path, async () => Readable.from([(await this.fitting.forChannel(source, CHANNEL_USES.web)).bytes]));
  }

  private style(): string {
    return this.assets.style.rendered.body.toString('utf8');
  }
}

/** The archive as it is written: every entry bears the same time, so that the same stories give the same bytes. */
class Writer {
  readonly out: Readable;
  private readonly zip = new ZipFile();
  private readonly written = new Set<string>();
  private readonly closed: Promise<false>;

  constructor(private readonly time: ReturnType<typeof zipTime>) {
    this.out = this.zip.outputStream as Readable;
    this.closed = once(this.out, 'close').then(
      () => false,
      () => false,
    );
    this.zip.on('error', (error: Error) => this.fail(error));
  }

  /** @returns when the archive has been read as far: whether its reader is still there */
  text(path: string, text: string): Promise<boolean> {
    let take: (there: boolean) => void = () => undefined;
    const taken = new Promise<boolean>((resolve) => (take = resolve));
    this.zip.addReadStreamLazy(path, this.time, (give) => {
      take(true);
      give(null, Readable.from([Buffer.from(text)]));
    });
    return Promise.race([taken, this.closed]);
  }

  /** Pictures are compressed already. */
  file(path: string, open: () => Promise<Readable>): void {
    if (this.written.has(path)) return;
    this.written.add(path);
    this.zip.addReadStreamLazy(path, { ...this.time, compress: false }, (give) => {
      open().then(
        (stream) => give(null, stream),
        (error: unknown) => give(error, Readable.from([])),
      );
    });
  }

  end(): Readable {
    this.zip.end();
    return this.out;
  }

  fail(error: unknown): void {
    this.out.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
