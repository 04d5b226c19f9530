import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { AttachmentReaderService } from '../../../stories/media/attachments/attachment-reader.service.js';
import { HandArchive } from './hand-archive.service.js';
import type { HandFile, HandPackage } from './hand-package.service.js';
import type { HandPictures } from './hand-pictures.service.js';

const MEGABYTE = Buffer.alloc(1024 * 1024, 7);
const head = { storyTitle: '示例', accountName: '示例视频号', digest: 'd'.repeat(64), slotAt: new Date(0) };
const film = (name: string, megabytes: number): HandFile => ({
  ...{
    kind: 'attachment',
    path: `附件/${name}`,
    name,
    sha256: name,
    source: name,
    size: megabytes * MEGABYTE.length,
    alt: null,
  },
});
const packageOf = (...files: HandFile[]): HandPackage => ({
  texts: [{ key: 'html', label: { zh: '', en: '' }, text: '<p>示例</p>' }],
  ...{ topics: [], files, checklist: [], link: null },
});

/** A store of films, each a stream that is written on as it is read; fails in the middle of those that are asked to. */
class Films {
  readonly opened: Readable[] = [];

  constructor(private readonly failing: readonly string[] = []) {}

  archive(): HandArchive {
    const attachments = { open: async (file: { sha256: string }) => this.open(file) } as unknown;
    return new HandArchive({} as HandPictures, attachments as AttachmentReaderService, { timeZone: 'UTC' } as never);
  }

  private open({ sha256 }: { sha256: string }): Readable {
    const failing = this.failing;
    const stream = Readable.from(
      (function* () {
        for (let n = 0; n < 8; n += 1) {
          if (n === 4 && failing.includes(sha256)) throw new Error('示例：存储断开');
          yield MEGABYTE;
        }
      })(),
    );
    this.opened.push(stream);
    return stream;
  }
}

describe('the archive of a post by hand', () => {
  it('is as long as it says before it is read', async () => {
    const { bytes, size } = new Films().archive().pack(head, packageOf(film('a', 8)));
    expect((await buffer(bytes)).length).toBe(size);
  });

  it('leaves nothing open when whoever fetches it goes away in the middle, and opens nothing further', async () => {
    const films = new Films();
    const { bytes } = films.archive().pack(head, packageOf(film('a', 8), film('b', 8)));
    // The texts are there before the first film is opened.
    while (films.opened.length === 0) {
      await once(bytes, 'readable');
      bytes.read();
    }
    bytes.destroy();
    await once(bytes, 'close');
    await new Promise((resolve) => setImmediate(resolve));
    expect(films.opened.map(({ destroyed }) => destroyed)).toEqual([true]);
  });

  it('breaks off, and does not end as if it were whole, when the store does', async () => {
    const films = new Films(['a']);
    const { bytes } = films.archive().pack(head, packageOf(film('a', 8), film('b', 8)));
    await expect(buffer(bytes)).rejects.toThrow('示例：存储断开');
    expect(films.opened).toHaveLength(1);
  });
});
