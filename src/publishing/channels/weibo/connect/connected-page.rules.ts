import { DateTime } from 'luxon';
import { escapeHtml } from '../../../../stories/rendering/html-writer.rules.js';
import type { OutcomeText } from '../../channel.js';

/** An instant in words, in the time of the platform. @param iso ISO-8601 */
export function inWords(iso: string): OutcomeText {
  const at = DateTime.fromISO(iso, { zone: 'Asia/Shanghai' });
  return {
    zh: `北京时间 ${at.toFormat('yyyy年M月d日 HH:mm')}`,
    en: `${at.setLocale('en').toFormat('d MMMM yyyy, HH:mm')}, Beijing time`,
  };
}

/** The page a person comes back to from the platform: how it went and what to do, in both languages. It loads nothing and runs nothing. */
export function connectedPage(title: OutcomeText, text: OutcomeText, code: string | null): string {
  const line = (tag: string, words: string, lang: string) => `<${tag} lang="${lang}">${escapeHtml(words)}</${tag}>`;
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer"><title>${escapeHtml(title.zh)}</title>
<style>body{font:16px/1.7 system-ui,sans-serif;max-width:40em;margin:15vh auto;padding:0 1em}</style></head>
<body><main>${line('h1', title.zh, 'zh-CN')}${line('p', text.zh, 'zh-CN')}
${line('h2', title.en, 'en')}${line('p', text.en, 'en')}${code === null ? '' : `<p><code>${escapeHtml(code)}</code></p>`}
<p><a href="/">返回 / Back</a></p></main></body>
</html>`;
}
