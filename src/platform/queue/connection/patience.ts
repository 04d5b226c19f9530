/** What `within` answers when the time was up first. */
export const LATE = Symbol('late');

/** The result of `work`, or LATE after `ms`; the work is not stopped by that. @throws when the work fails in time; later nobody hears it */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
