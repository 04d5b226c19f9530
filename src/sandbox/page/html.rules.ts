/** Text made safe for HTML, between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Text with its line breaks kept and its web addresses made links. */
export function linkified(text: string): string {
  let html = '';
  let last = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"'\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]+/gi)) {
    html += escapeHtml(text.slice(last, match.index));
    const address = escapeHtml(match[0]);
    html += `<a href="${address}" rel="noopener noreferrer nofollow">${address}</a>`;
    last = match.index + match[0].length;
  }
  return (html + escapeHtml(text.slice(last))).replaceAll('\n', '<br>');
}

/** `11月23日 17:05`, China time. */
export function shortTime(at: number): string {
  const local = new Date(at + 8 * 3_600_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日 ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

export const BANNER =
  '<span>沙箱：不是真实平台，</span><span>没有任何内容发到外网</span><i> · </i><span lang="en">Sandbox, not the real platform</span>';

/** A whole page. `body` is HTML already made safe by its writer. */
export function pageHtml(page: { title: string; body: string; wide?: boolean }): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(page.title)}</title>
<link rel="icon" href="/avatar.svg"><link rel="stylesheet" href="/sandbox.css"></head>
<body><p class="banner" role="note">${BANNER}</p>
<main class="${page.wide ? 'wide' : 'narrow'}">${page.body}</main></body></html>`;
}

/** One platform's posts, newest first; `notice` is HTML above them. */
export function columnHtml(
  kind: string,
  title: string,
  count: number,
  cards: string[],
  empty: string,
  notice = '',
): string {
  const content = cards.length ? cards.join('') : `<p class="empty">${empty}</p>`;
  const more = count > cards.length ? `<p class="note">只显示最近 ${cards.length} 条，其余见账本。</p>` : '';
  return `<section><div class="head ${kind}"><h2>${title}</h2><span>${count} 条</span></div>${notice}${content}${more}</section>`;
}

/** Scripts never run here, forms go home only, and pictures come from the sandbox alone. */
export const PAGE_CSP =
  "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

export const AVATAR_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48"><rect width="48" height="48" rx="24" fill="#5b6b7f"/><path d="M14 27v-6l15-7v20l-15-7zm3 1 2 7h4l-2-6" fill="none" stroke="#fff" stroke-width="2.6" stroke-linejoin="round"/><path d="M33 20q3 4 0 8" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></svg>`;

export const PAGE_CSS = `
:root{--ink:#1f2329;--soft:#5c6570;--line:#e4e7eb;--paper:#fff;--ground:#f2f4f6;--link:#1f5fa8;--wechat:#0a7d3e;--weibo:#c2410c}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.65 system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif;-webkit-text-size-adjust:100%}
a{color:var(--link);text-decoration:none;overflow-wrap:anywhere}a:hover{text-decoration:underline}
a:focus-visible,button:focus-visible{outline:3px solid #7aa7e0;outline-offset:2px}
.banner span{display:inline-block}.banner i{font-style:normal}@media(max-width:560px){.banner i{display:none}.banner [lang=en]{display:block}}
.banner{margin:0;padding:8px 16px;background:#7a4b00;color:#fff;font-size:13px;line-height:1.5;text-align:center;text-wrap:balance;position:sticky;top:0;z-index:2}
main{margin:0 auto;padding:16px}main.narrow{max-width:710px}main.wide{max-width:1120px}
h1{font-size:22px;line-height:1.4;margin:8px 0 4px}h2{font-size:17px;margin:0}
.lead{color:var(--soft);font-size:14px;margin:0 0 16px}
.columns{display:grid;gap:20px}@media(min-width:900px){.columns{grid-template-columns:1fr 1fr;align-items:start}}
.head{display:flex;align-items:baseline;gap:8px;padding:0 2px 8px;border-bottom:3px solid currentColor;margin-bottom:12px}
.head.wechat{color:var(--wechat)}.head.weibo{color:var(--weibo)}.head span{font-size:13px;color:var(--soft)}
.card{background:var(--paper);border:1px solid var(--line);border-radius:10px;margin:0 0 12px;overflow:hidden}
.card .pad{padding:14px 16px}
.by{display:flex;gap:10px;align-items:center;margin-bottom:8px}.by img{width:40px;height:40px;flex:none}
.by strong{display:block;line-height:1.35}.by small,.meta{color:var(--soft);font-size:13px}
.status{margin:0;overflow-wrap:anywhere}
.photo{display:block;width:100%;max-height:420px;object-fit:contain;background:#f7f8fa;border-radius:6px;margin-top:10px}
.acts{display:flex;justify-content:space-around;border-top:1px solid var(--line);color:var(--soft);font-size:13px;padding:8px}
.topic{color:var(--weibo)}
.photos{display:grid;grid-template-columns:repeat(3,1fr);gap:4px;margin-top:8px}.photos img{width:100%;aspect-ratio:1;object-fit:cover;border-radius:4px}
.cover{display:block;width:100%;aspect-ratio:2.35;object-fit:cover;background:#eef0f3}
.entry{display:block;color:inherit;padding:12px 16px}.entry h3{font-size:17px;line-height:1.45;margin:0 0 4px}
.sub{display:flex;gap:12px;justify-content:space-between;border-top:1px solid var(--line);color:inherit;padding:12px 16px}
.sub img{width:56px;height:56px;object-fit:cover;border-radius:4px;flex:none}
.tag{display:inline-block;font-size:12px;line-height:1.5;border-radius:4px;padding:0 6px;background:#eef0f3;color:var(--soft)}
.tag.bad{background:#fde8e4;color:#9b2c12}.tag.wait{background:#fff3d6;color:#7a4b00}
.empty{background:var(--paper);border:1px dashed #c5ccd4;border-radius:10px;padding:28px 16px;text-align:center;color:var(--soft);margin:0}
.article{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:24px 18px}
.article>h1{margin:0 0 10px}.article .meta{margin:0 0 22px}.article .meta b{color:var(--link);font-weight:500}
.content{position:relative;contain:layout paint;overflow-wrap:anywhere;font-size:17px;line-height:1.75}
.content img{max-width:100%!important;height:auto!important}.content table{max-width:100%;border-collapse:collapse}
.content pre{white-space:pre-wrap}
.source{margin:24px 0 0;font-size:15px}
.note{font-size:13px;color:var(--soft);margin:12px 2px}.note ul{margin:4px 0;padding-left:20px}
form .choice{display:flex;gap:10px;align-items:center;padding:10px 0;border-top:1px solid var(--line)}
button{font:inherit;padding:8px 18px;border-radius:8px;border:1px solid var(--line);background:#fff;color:var(--ink);cursor:pointer}
button.main{background:#b93c0b;border-color:#b93c0b;color:#fff}
nav.foot{font-size:13px;color:var(--soft);margin-top:20px;display:flex;gap:16px;flex-wrap:wrap}
`;
