import type { LocalText } from '../../platform/errors/app-error.js';
import type { NameChange } from '../../review/seal/renamed.rules.js';
import { namesOf, type NamedArticle } from '../../schedule/issues/watch/voided-article.rules.js';

/** Why a post does not leave whose department or account has been renamed since it was approved, and the ways on. */
export function renamedWords(changes: readonly NameChange[]): LocalText {
  const { zh, en } = changed(changes);
  return {
    zh: `${zh}，与定稿不一致，不能发布。用原来的名称发布的，请把名称改回后重新排期；用现在的名称发布的，请重新送审。`,
    en: `${en}, so it is not what was signed. To send it under the old name, change the name back and choose a new time; to send it under the new one, submit it for review again.`,
  };
}

/** The same of articles of a mass send. */
export function renamedArticlesWords(articles: readonly NamedArticle[], changes: readonly NameChange[]): LocalText {
  const names = namesOf(articles);
  const { zh, en } = changed(changes);
  return {
    zh: `这一期里 ${names.zh} 的署名变了：${zh}，整期不能群发。请把名称改回后给这一期改时间；或请编辑从这一期撤下、重新送审（其余稿件照发）。`,
    en: `The names under ${names.en} in this issue have changed: ${en}, so none of it goes out. Change the name back and move the issue; or have its editor take that out and submit it for review again (the rest still leaves).`,
  };
}

function changed(changes: readonly NameChange[]): LocalText {
  return {
    zh: changes.map(({ signed, now }) => `定稿时的署名是「${signed}」，现在是「${now}」`).join('；'),
    en: changes.map(({ signed, now }) => `it was signed as “${signed}”, which is “${now}” now`).join('; '),
  };
}
