/** Whether the window is a phone's: the same width as in the styles. */
export function isNarrow(): boolean {
  return matchMedia('(max-width: 760px)').matches;
}
