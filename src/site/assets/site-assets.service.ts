import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Rendered } from '../answers/rendered.js';

export interface Asset {
  /** Holds a digest of the bytes, so that it may be kept for good. */
  path: string;
  rendered: Rendered;
}

/** The files that pages load: read once, at the start. */
@Injectable()
export class SiteAssets {
  readonly style = asset('site', 'css', 'text/css; charset=utf-8');
  readonly icon = asset('icon', 'svg', 'image/svg+xml; charset=utf-8');

  /**
   * @param name last part of the path. One with another digest belongs to another version: while a new version is rolled out
   *   its page may meet the old process, and an old style is better than none.
   */
  find(name: string): { rendered: Rendered; exact: boolean } | null {
    for (const { path, rendered } of [this.style, this.icon]) {
      if (path === `/assets/${name}`) return { rendered, exact: true };
    }
    if (/^site-[0-9a-f]{12}\.css$/.test(name)) return { rendered: this.style.rendered, exact: false };
    return null;
  }
}

function asset(name: string, extension: string, type: string): Asset {
  const text = readFileSync(join(import.meta.dirname, `${name}.${extension}`), 'utf8');
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { path: `/assets/${name}-${digest}.${extension}`, rendered: new Rendered(text, type) };
}
