import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import type { PackageService } from '../../publishing/prepare/package.service.js';
import type { PictureFitting } from '../../stories/media/fitting/picture-fitting.service.js';
import type { SiteAssets } from '../assets/site-assets.service.js';
import { StaticArchive } from './static-archive.service.js';
import type { ExportedStory } from './static-page.rules.js';

const PICTURE = 'a'.repeat(64);
const content = {
  ...{ channel: 'web', title: '示例', summary: '', cover: PICTURE },
  body: { type: 'doc', content: [{ type: 'image', attrs: { sha256: PICTURE, alt: '示例' } }] },
};
const stories = Array.from({ length: 60 }, (_, n) => ({
  ...{ id: `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`, accountName: '示例网站', url: null, storyId: 's' },
  ...{ campaignId: null, pillarId: null, publishedAt: new Date(0), correctedAt: null, sealId: 's', digest: 'd' },
})) satisfies ExportedStory[];

/** Counts the pages that were put together and the pictures that were read. */
class Shelf {
  pages = 0;
  pictures = 0;

  archive(): StaticArchive {
    const loadMedia = async () => {
      this.pictures += 1;
      return { bytes: Buffer.alloc(512 * 1024, 7) };
    };
    const packages = {
      open: async () => {
        this.pages += 1;
        return { content, departmentName: '示例局', altOf: () => '示例', loadMedia };
      },
    };
    const facts = { sha256: PICTURE, mime: 'image/png' };
    const fitting = { factsForChannel: async () => facts, forChannel: loadMedia };
    const assets = { style: { rendered: { body: Buffer.from('') } } };
    return new StaticArchive(
      packages as unknown as PackageService,
      fitting as unknown as PictureFitting,
      assets as unknown as SiteAssets,
      { timeZone: 'UTC' } as never,
    );
  }
}

describe('an archive of pages', () => {
  it('reads each picture once, and none to know its words', async () => {
    const shelf = new Shelf();
    await buffer(shelf.archive().many('示例', stories.slice(0, 5)));
    expect([shelf.pages, shelf.pictures]).toEqual([5, 1]);
  });

  it('is not written on for a reader who has gone away', async () => {
    const shelf = new Shelf();
    const out = shelf.archive().many('示例', stories);
    await once(out, 'readable');
    out.read(1);
    out.destroy();
    await once(out, 'close');
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    const written = shelf.pages;
    expect(written).toBeLessThan(stories.length);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(shelf.pages).toBe(written);
  });
});
