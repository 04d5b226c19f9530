import { callAt, PLAIN_ROOT, rootIn, USUAL_ROOT } from './wordpress-root.rules.js';

const link = (address: string) => `<${address}>; rel="https://api.w.org/", <https://x.cn/?p=1>; rel=shortlink`;

describe('where a site’s REST interface is', () => {
  it.each([
    ['https://www.example.cn', 'https://www.example.cn/wp-json/', USUAL_ROOT],
    [
      'https://www.example.cn',
      'https://www.example.cn/index.php?rest_route=/',
      { path: '/index.php', asParameter: true },
    ],
    ['https://www.example.cn', 'https://www.example.cn/?rest_route=/', PLAIN_ROOT],
    [
      'https://www.example.cn',
      'https://www.example.cn/index.php/wp-json/',
      { path: '/index.php/wp-json', asParameter: false },
    ],
    ['https://www.example.cn/news', 'https://www.example.cn/news/api/', { path: '/api', asParameter: false }],
    // Behind a proxy that ends TLS the site may think that it has none: the account's own address is called.
    ['https://www.example.cn', 'http://www.example.cn/wp-json/', USUAL_ROOT],
    ['https://www.example.cn', 'https://evil.example.net/wp-json/', null],
    ['https://www.example.cn/news', 'https://www.example.cn/wp-json/', null],
    ['https://www.example.cn', '/wp-json/', null],
  ])('of %s that names %s', (base, named, root) => expect(rootIn(link(named), base)).toEqual(root));

  it.each([undefined, '', '<https://www.example.cn/feed>; rel="alternate"', 'rel="https://api.w.org/"'])(
    'is not told by %j',
    (header) => expect(rootIn(header, 'https://www.example.cn')).toBeNull(),
  );

  it('a route is part of the path, or a parameter beside the others', () => {
    expect(callAt(USUAL_ROOT, '/wp/v2/posts', { slug: 'a' })).toEqual({
      path: '/wp-json/wp/v2/posts',
      query: { slug: 'a' },
    });
    expect(callAt(USUAL_ROOT, '/')).toEqual({ path: '/wp-json/' });
    expect(callAt(PLAIN_ROOT, '/wp/v2/posts', { slug: 'a' })).toEqual({
      path: '/',
      query: { rest_route: '/wp/v2/posts', slug: 'a' },
    });
  });
});
