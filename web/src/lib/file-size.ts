/** A file's size as people say it: whole KB below one MB, then MB with one digit. */
export function sizeWord(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.ceil(bytes / 1_024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
