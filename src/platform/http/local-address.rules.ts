/** Whether a host name or address, as in HOST or in a URL, is reached from this machine alone. */
export function isLocal(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){1,3}$/.test(name);
}
