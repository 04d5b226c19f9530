/** What a mass send carries; `media` are ids of the library. */
export type MassContent =
  | { msgtype: 'mpnews'; mediaId: unknown }
  | { msgtype: 'text'; text: string }
  | { msgtype: 'images' | 'image' | 'voice' | 'mpvideo'; media: unknown[]; text: string };

export type ContentResult = { ok: true; content: MassContent } | { ok: false; code: number };

const TEXT_BYTES = 2048;

/** Reads the message of a mass send or preview: the part named like its `msgtype`. */
export function readContent(body: Record<string, unknown>): ContentResult {
  const no = (code: number): ContentResult => ({ ok: false, code });
  const type = body['msgtype'];
  const part = (name: string): Record<string, unknown> => {
    const value = body[name];
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  };
  switch (type) {
    case 'mpnews':
      return { ok: true, content: { msgtype: 'mpnews', mediaId: part('mpnews')['media_id'] } };
    case 'text': {
      const text = part('text')['content'];
      if (typeof text !== 'string' || text.trim() === '') return no(44004);
      if (new TextEncoder().encode(text).length > TEXT_BYTES) return no(45002);
      return { ok: true, content: { msgtype: 'text', text } };
    }
    case 'image':
    case 'images': {
      // The platform has renamed this part: both names and both forms are in use.
      const given = { ...part('image'), ...part('images') };
      const list = given['media_ids'];
      const media: unknown[] = Array.isArray(list) ? list : [given['media_id']];
      const text = typeof given['recommend'] === 'string' ? given['recommend'] : '';
      return media.length > 20 ? no(40007) : { ok: true, content: { msgtype: type, media, text } };
    }
    case 'voice':
    case 'mpvideo':
      return { ok: true, content: { msgtype: type, media: [part(type)['media_id']], text: '' } };
    case 'wxcard':
      return no(48008);
    default:
      return no(40008);
  }
}
