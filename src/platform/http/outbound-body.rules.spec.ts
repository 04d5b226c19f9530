import { formBody, jsonBody, multipartBody } from './outbound-body.rules.js';

describe('outbound bodies', () => {
  it('writes JSON with every character as itself', () => {
    const body = jsonBody({ title: '技能成才 😀', lines: 'a\nb\tc' }).bytes.toString('utf8');
    expect(body).toBe('{"title":"技能成才 😀","lines":"a\\nb\\tc"}');
  });

  it('never writes a \\u escape: control characters go, lone surrogates become U+FFFD', () => {
    const body = jsonBody({ a: `x\u0001y\u001f`, b: '\ud83d!', c: ['\ude00'] }).bytes.toString('utf8');
    expect(body).not.toMatch(/\\u[0-9a-f]{4}/i);
    expect(JSON.parse(body)).toEqual({ a: 'xy', b: '\ufffd!', c: ['\ufffd'] });
  });

  it('encodes a form once, as UTF-8', () => {
    expect(formBody({ status: '今天 发布&a=b' }).bytes.toString()).toBe(
      'status=%E4%BB%8A%E5%A4%A9+%E5%8F%91%E5%B8%83%26a%3Db',
    );
  });

  it('frames a file so that a standard parser reads fields and bytes back', async () => {
    const bytes = Buffer.from([0, 13, 10, 45, 45, 255]);
    const body = multipartBody(
      { status: '第一行\r\n--第二行' },
      { field: 'pic', filename: 'a"b.png', mime: 'image/png', bytes },
    );
    const form = await new Response(new Uint8Array(body.bytes), {
      headers: { 'content-type': body.contentType },
    }).formData();
    expect(form.get('status')).toBe('第一行\r\n--第二行');
    const file = form.get('pic') as File;
    expect(file.name).toBe('a"b.png');
    expect(file.type).toBe('image/png');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
  });
});
