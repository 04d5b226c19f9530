import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export interface ConsoleFile {
  type: string;
  plain: Buffer;
  brotli: Buffer | null;
  gzip: Buffer | null;
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  woff2: 'font/woff2',
};

/** Where the build puts the console: seen from the sources, and beside the compiled server. */
const PLACES = ['../../dist/web', '../../web'].map((place) => join(import.meta.dirname, place));
/** The console, and the small page on which phones sign: it loads nothing of the console's kit. */
const PAGES = ['index.html', 'sign.html'] as const;
export type ConsolePage = (typeof PAGES)[number];
/** Above, compressing costs more time than sending. */
const QUALITY = 9;

/** The console's built files, read from disk when they are first asked for, and compressed once. */
@Injectable()
export class ConsoleFiles {
  private readonly folder = PLACES.find((place) => PAGES.every((name) => existsSync(join(place, name)))) ?? null;
  private readonly pages = new Map(
    PAGES.map((name) => [name, this.folder && readFileSync(join(this.folder, name), 'utf8')]),
  );
  /** Nothing but these is ever read, whatever is asked for. */
  private readonly names = new Set(this.folder ? namesIn(this.folder) : []);
  private readonly read = new Map<string, Promise<ConsoleFile>>();

  /**
   * A page, for this answer's nonce; null when the console is not built.
   * @param hasSession whether the browser brought a session: without one it need not ask whose it is
   * @param timeZone the institution's, an IANA name: what it shows and asks for is meant there
   */
  pageWith(page: ConsolePage, nonce: string, hasSession: boolean, timeZone: string): string | null {
    const text = this.pages.get(page);
    const known = { nonce, session: hasSession ? 'yes' : 'no', timeZone };
    return text?.replace(/\{\{(nonce|session|timeZone)\}\}/g, (_, name: keyof typeof known) => known[name]) ?? null;
  }

  /** @param name e.g. `assets/main-Ab12.js` */
  find(name: string): Promise<ConsoleFile> | null {
    const { folder } = this;
    if (!folder || !this.names.has(name)) return null;
    const known = this.read.get(name);
    if (known) return known;
    const file = packed(join(folder, name));
    this.read.set(name, file);
    file.catch(() => this.read.delete(name)); // who asks next tries again
    return file;
  }
}

/** Compressed beside the event loop: others are being answered meanwhile. */
async function packed(path: string): Promise<ConsoleFile> {
  const plain = await readFile(path);
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  if (!/^(text|image\/svg)/.test(type)) return { type, plain, brotli: null, gzip: null };
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
    promisify(gzip)(plain),
  ]);
  return { type, plain, brotli, gzip: gzipped };
}

function namesIn(folder: string): string[] {
  const top = readdirSync(folder).filter((name) => name.includes('.') && !/\.html$|^\.vite$/.test(name));
  const assets = join(folder, 'assets');
  return [...top, ...(existsSync(assets) ? readdirSync(assets).map((name) => `assets/${name}`) : [])];
}
