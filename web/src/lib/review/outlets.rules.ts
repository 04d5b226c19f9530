import type { Channel, Outlet } from './review-calls';

/** The accounts of a channel it is to leave by, of those that may be seen. */
export function outletsIn(outlets: readonly Outlet[], channel: Channel): Outlet[] {
  return outlets.filter((one) => one.channel === channel && one.name !== null);
}

/**
 * Where a channel's text is to be seen as its readers will.
 * @param of number of the version, the present one without it; and the account whose signature stands below it
 */
export function previewAddress(
  storyId: string,
  channel: Channel,
  { revision, account }: { revision?: number | undefined; account?: string | undefined } = {},
): string {
  const asked = new URLSearchParams({
    ...(revision !== undefined && { revision: String(revision) }),
    ...(account !== undefined && { account }),
  }).toString();
  return `/api/stories/${storyId}/variants/${channel}/preview${asked && `?${asked}`}`;
}
