/**
 * A database address whose sessions begin with the given settings. Settings the address itself carries in `options` come after ours,
 * hence win.
 * @param settings names of run-time settings of PostgreSQL and their values, without spaces
 * @returns the address without `options`, and the `options` to connect with
 */
export function sessionOptions(url: string, settings: Record<string, string>): { url: string; options: string } {
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const address = URL.canParse(url) ? new URL(url) : null;
  const theirs = address?.searchParams.get('options');
  if (!address || !theirs) return { url, options: ours.join(' ') };
  // The driver lets what stands in the address override what it is given beside it.
  address.searchParams.delete('options');
  return { url: address.href, options: [...ours, theirs].join(' ') };
}
