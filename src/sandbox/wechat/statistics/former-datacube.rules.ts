import type { Figures } from './datacube.rules.js';

/** Figures under the names of the calls the platform no longer looks after. */
export function formerRow({ read_user, share_user, collection_user, redirect_ori_page_user }: Figures) {
  return {
    int_page_read_user: read_user,
    int_page_read_count: read_user,
    ori_page_read_user: redirect_ori_page_user,
    ori_page_read_count: redirect_ori_page_user,
    share_user,
    share_count: share_user,
    add_to_fav_user: collection_user,
    add_to_fav_count: collection_user,
  };
}

/** One day of `getarticletotal`: everything up to it. */
export function formerTotal(day: string, sum: Figures, followers: number) {
  return { stat_date: day, target_user: followers, ...formerRow(sum) };
}
