import type { LocalText } from '../../../platform/errors/app-error.js';

/** How much was approved under a name: posts in the plan, and stories of which nothing is planned (yet, or any more). */
export interface SignedCounts {
  planned: number;
  waiting: number;
}

/** What stands under the old name, in words; one of the counts is above zero. */
export function signedWords({ planned, waiting }: SignedCounts): LocalText {
  const zh = [
    ...(planned > 0 ? [`${planned} 条已排期的发布`] : []),
    ...(waiting > 0 ? [`${waiting} 篇已定稿、尚未排期的稿件`] : []),
  ];
  const en = [
    ...(planned > 0 ? [`${planned} planned ${planned === 1 ? 'post' : 'posts'}`] : []),
    ...(waiting > 0 ? [`${waiting} approved ${waiting === 1 ? 'story' : 'stories'} not planned`] : []),
  ];
  return { zh: zh.join('、'), en: en.join(' and ') };
}
