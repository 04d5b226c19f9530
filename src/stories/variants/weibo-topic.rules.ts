const LINKS = /https?:\/\/[^\s"'<>()[\]{}\u0080-\uffff]+/gi;

/** True when the text makes a topic: words between two number signs. Those within links are none. */
export function holdsTopic(text: string): boolean {
  return /#[^#\n]+#/.test(text.replace(LINKS, ' '));
}
