import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountAccess, SendPackage } from '../channel.js';
import { pageData, publishId, WEBHOOK_EVENTS } from './webhook-event.rules.js';

const guide = readFileSync(join(process.cwd(), 'docs/webhook-receivers.md'), 'utf8');
const sha256 = 'a'.repeat(64);

function page(settings: Record<string, unknown> = { column: '工作动态' }): SendPackage {
  const body = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: '正文' }] },
      { type: 'image', attrs: { sha256, alt: '图' } },
    ],
  };
  return {
    publicationId: '01890000-0000-7000-8000-000000000000',
    marker: 'm',
    account: { settings } as AccountAccess,
    content: { channel: 'web', title: '示例', summary: '摘要', body, cover: sha256 },
    departmentName: '示例局',
    source: '示例来源',
  } as unknown as SendPackage;
}

describe('what is told of a page', () => {
  const handed = 'b'.repeat(64);
  const given = (url: string) => new Map([[sha256, { sha256: handed, mime: 'image/png', alt: '图', url }]]);

  it('shows pictures under the receiver’s address, or under their content', () => {
    expect(pageData(page(), given('https://example.org/1.png'))['html']).toContain('src="https://example.org/1.png"');
    expect(pageData(page(), given(''))['html']).toContain(`src="cid:${handed}"`);
  });

  it('names pictures by the bytes that were handed over, which were made to fit', () =>
    expect(pageData(page(), given(''))).toMatchObject({ cover: handed, pictures: [{ sha256: handed, cid: handed }] }));

  it('is the same every time', () =>
    expect(JSON.stringify(pageData(page(), given('')))).toBe(JSON.stringify(pageData(page(), given('')))));

  it('goes under one id, which has no dot', () =>
    expect(publishId(page().publicationId)).toBe('publication_01890000-0000-7000-8000-000000000000'));

  it('is what the guide for receivers says: every message and field', () => {
    const data = pageData(page(), given(''));
    const [picture] = data['pictures'] as object[];
    const names = [
      ...WEBHOOK_EVENTS,
      ...Object.keys(data),
      ...Object.keys(data['fields'] as object),
      ...Object.keys(picture ?? {}),
    ];
    expect(names.length).toBeGreaterThan(25);
    for (const name of names) expect([name, guide.includes(`\`${name}\``)]).toEqual([name, true]);
  });
});
