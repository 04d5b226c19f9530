const KEPT_AS = 'xuanfa.reloaded';

/** Loads the page anew where the server has another console by now; once for each version, for a cache in between may hold the old one. */
export function reloadOnce(): void {
  const own = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? '';
  if (sessionStorage.getItem(KEPT_AS) === own) return;
  sessionStorage.setItem(KEPT_AS, own);
  location.reload();
}
