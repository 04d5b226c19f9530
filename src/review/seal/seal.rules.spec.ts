import fc from 'fast-check';
import type { VariantContent } from '../../stories/variant-content.rules.js';
import { canonicalJson, NotCanonical } from './canonical-json.rules.js';
import { digestOf, openSeal, sealOf, type SealMaterial } from './seal.rules.js';

const sha = (digit: string): string => digit.repeat(64);

function material(): SealMaterial {
  return {
    revision: {
      storyId: '0190a000-0000-7000-8000-000000000001',
      revisionId: '0190a000-0000-7000-8000-000000000002',
      number: 3,
      kind: 'craftsman',
      title: '示例：海河工匠风采',
      summary: '示例摘要',
      body: {
        type: 'doc',
        content: [
          { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '走进车间' }] },
          { type: 'paragraph', content: [{ type: 'text', text: '“精”字当头', marks: [{ type: 'bold' }] }] },
          { type: 'image', attrs: { sha256: sha('a'), alt: '示例图' } },
        ],
      },
      facts: { trade: '钳工', years: 30, honours: ['示例荣誉'] },
      cover: sha('b'),
      aiUse: 'none',
    },
    media: [
      { sha256: sha('b'), alt: '封面' },
      { sha256: sha('a'), alt: '示例图' },
    ],
    variants: [
      { channel: 'weibo', text: '示例微博 {link:publication}', picture: sha('b') },
      { channel: 'web', title: '示例', summary: '摘要', body: { type: 'doc' }, cover: null },
      {
        channel: 'wechat',
        title: '示例',
        author: '示例单位',
        digest: '摘要',
        body: { type: 'doc' },
        cover: sha('b'),
        sourceLink: '{link:publication}',
      },
    ],
    accounts: ['0190A000-0000-7000-8000-00000000000B', '0190a000-0000-7000-8000-00000000000a'],
    window: { from: new Date('2026-07-15T08:00:00+08:00'), to: new Date('2026-07-31T18:00:00+08:00') },
    signature: {
      department: '示例局',
      sources: {
        '0190A000-0000-7000-8000-00000000000B': '示例来源',
        '0190a000-0000-7000-8000-00000000000a': '示例号',
      },
    },
  };
}

type Path = (string | number)[];
type Tree = Record<string | number, unknown>;

/** Every leaf of a plain JSON tree. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
}

function changed(tree: unknown, path: Path): unknown {
  const copy = structuredClone(tree);
  let place = copy as Tree;
  for (const key of path.slice(0, -1)) place = place[key] as Tree;
  const key = path.at(-1)!;
  const leaf = place[key];
  if (typeof leaf === 'string') place[key] = `${leaf}·`;
  else if (typeof leaf === 'number') place[key] = leaf + 1;
  else if (typeof leaf === 'boolean') place[key] = !leaf;
  else place[key] = 'something';
  return copy;
}

function shuffledKeys(value: unknown, order: (keys: string[]) => string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffledKeys(item, order));
  if (value === null || typeof value !== 'object') return value;
  const plain = value as Tree;
  return Object.fromEntries(order(Object.keys(plain)).map((key) => [key, shuffledKeys(plain[key], order)]));
}

describe('canonical JSON', () => {
  it.each<[string, unknown, string]>([
    ['sorted keys', { b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    ['code-unit order, not locale order', { ä: 1, z: 2, Z: 3 }, '{"Z":3,"z":2,"ä":1}'],
    ['escapes of JSON', '引号"\n\u0001', '"引号\\"\\n\\u0001"'],
    ['strings are not normalised', ['é', 'e\u0301'], '["é","e\u0301"]'],
    ['pairs of surrogates', '😀', '"😀"'],
    ['an empty object and array', { a: {}, b: [] }, '{"a":{},"b":[]}'],
  ])('writes %s', (_rule, value, text) => expect(canonicalJson(value)).toBe(text));

  it.each<[string, unknown, string]>([
    ['a float', { a: [0.5] }, 'a[0]'],
    ['a number beyond exact integers', { n: 2 ** 53 }, 'n'],
    ['not a number', Number.NaN, ''],
    ['undefined', { a: { b: undefined } }, 'a.b'],
    ['a hole', Array(1), '[0]'],
    ['a Date', { at: new Date(0) }, 'at'],
    ['half a character', { t: '\ud83d' }, 't'],
    ['half a character as a key', { '\udc00': 1 }, '\udc00'],
  ])('refuses %s and says where', (_rule, value, path) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonical);
    try {
      canonicalJson(value);
    } catch (error) {
      expect((error as NotCanonical).path).toBe(path);
    }
  });

  it('reads back as what was written, whatever the order of keys', () => {
    const value = fc.jsonValue({ noUnpairedSurrogates: true } as never).filter((v) => {
      try {
        canonicalJson(v);
        return true;
      } catch {
        return false;
      }
    });
    fc.assert(
      fc.property(value, (v) => {
        const text = canonicalJson(v);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(shuffledKeys(v, (keys) => [...keys].reverse()))).toBe(text);
      }),
    );
  });
});

describe('seal', () => {
  it('has a known digest, so that the form cannot drift unnoticed', () => {
    expect(sealOf(material()).digest).toBe('fad68bc367232205f4c510e3b4d4fc6a8e6c766dad9024301961f1b288694b72');
  });

  it('names its version and the only two substitutions', () => {
    const sealed = JSON.parse(sealOf(material()).canonical) as Tree;
    expect(sealed['version']).toBe('v1');
    expect(sealed['substitutions']).toEqual(['{link:publication}', 'media']);
  });

  it('is the same for rows that come back in another order', () => {
    const other = material();
    other.media.reverse();
    other.variants.reverse();
    other.accounts.reverse();
    expect(sealOf(other)).toEqual(sealOf(material()));
  });

  it('is the same instant in whatever zone it was written', () => {
    const other = material();
    other.window.from = new Date('2026-07-15T00:00:00Z');
    expect(sealOf(other).digest).toBe(sealOf(material()).digest);
  });

  it('does not depend on the order of keys', () => {
    const { revision, variants } = material();
    const other = {
      ...material(),
      revision: shuffledKeys(revision, (keys) => keys.reverse()) as SealMaterial['revision'],
      variants: shuffledKeys(variants, (keys) => keys.reverse()) as VariantContent[],
    };
    expect(sealOf(other).digest).toBe(sealOf(material()).digest);
  });

  const base = material();
  const plain = {
    ...{ revision: base.revision, media: base.media, variants: base.variants },
    ...{ accounts: base.accounts, signature: base.signature },
  };
  it.each(leaves(plain).map((path) => [path.join('.'), path] as const))('changes with %s', (_name, path) => {
    const other = changed(plain, path) as typeof plain;
    expect(sealOf({ ...other, window: base.window }).digest).not.toBe(sealOf(base).digest);
  });

  it.each(['from', 'to'] as const)('changes with the window: %s', (edge) => {
    const other = material();
    other.window[edge] = new Date(other.window[edge].getTime() + 1);
    expect(sealOf(other).digest).not.toBe(sealOf(material()).digest);
  });

  it.each([
    ['an account more', (m: SealMaterial) => m.accounts.push('0190a000-0000-7000-8000-00000000000c')],
    ['an account less', (m: SealMaterial) => m.accounts.pop()],
    ['a variant less', (m: SealMaterial) => m.variants.pop()],
    ['a picture less', (m: SealMaterial) => m.media.pop()],
    ['a source less', (m: SealMaterial) => delete m.signature.sources['0190a000-0000-7000-8000-00000000000a']],
    ['the same picture twice', (m: SealMaterial) => m.media.push(m.media[0]!)],
    ['paragraphs in another order', (m: SealMaterial) => m.revision.body.content?.reverse()],
    ['a fact more', (m: SealMaterial) => (m.revision.facts['more'] = '')],
  ])('changes with %s', (_name, change) => {
    const other = material();
    change(other);
    expect(sealOf(other).digest).not.toBe(sealOf(material()).digest);
  });

  it('refuses two variants of one channel', () => {
    const other = material();
    other.variants.push(other.variants[0]!);
    expect(() => sealOf(other)).toThrow(RangeError);
  });

  it('opens to the very content that was signed', () => {
    const opened = openSeal(sealOf(material()));
    for (const variant of material().variants) expect(opened?.variants[variant.channel]).toEqual(variant);
    expect(opened?.signature).toEqual({
      department: '示例局',
      sources: {
        '0190a000-0000-7000-8000-00000000000a': '示例号',
        '0190a000-0000-7000-8000-00000000000b': '示例来源',
      },
    });
    expect(opened?.window).toEqual({ from: '2026-07-15T00:00:00.000Z', to: '2026-07-31T10:00:00.000Z' });
  });

  it('does not open when the text is not the one the digest was taken over', () => {
    const seal = sealOf(material());
    const altered = seal.canonical.replace('示例微博', '另一条微博');
    expect(openSeal({ ...seal, canonical: altered })).toBeNull();
    expect(openSeal({ ...seal, version: 'v0' })).toBeNull();
    expect(openSeal({ ...seal, canonical: altered, digest: digestOf(altered) })).not.toBeNull();
  });
});
