import { encryptedPart, massFinishedEvent, publishEvent, readMessage } from './wechat-event.rules.js';

const finished = (info: string, event = 'PUBLISHJOBFINISH') =>
  `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><CreateTime>1481013459</CreateTime><MsgType><![CDATA[event]]></MsgType>
  <Event><![CDATA[${event}]]></Event><PublishEventInfo>${info}</PublishEventInfo></xml>`;

function event(xml: string) {
  const message = readMessage(xml);
  return message && publishEvent(message);
}

describe('callback messages', () => {
  it('reads a finished publication, ids as text and trimmed', () => {
    expect(
      event(
        finished(`<publish_id>9007199254740993</publish_id><publish_status>0</publish_status>
        <article_id><![CDATA[b5O2O\n]]></article_id><article_detail><count>2</count>
        <item><idx>1</idx><article_url><![CDATA[https://mp.weixin.qq.com/s?a=1&b=2]]></article_url></item>
        <item><idx>2</idx><article_url><![CDATA[https://mp.weixin.qq.com/s?c]]></article_url></item></article_detail>`),
      ),
    ).toEqual({
      publishId: '9007199254740993',
      status: 0,
      articleId: 'b5O2O',
      url: 'https://mp.weixin.qq.com/s?a=1&b=2',
    });
  });

  it('reads a failed one, with one or many fail_idx', () => {
    const info =
      '<publish_id>7</publish_id><publish_status>4</publish_status><fail_idx>1</fail_idx><fail_idx>2</fail_idx>';
    expect(event(finished(info))).toEqual({ publishId: '7', status: 4, articleId: null, url: null });
  });

  it.each([
    ['another event', finished('<publish_id>7</publish_id><publish_status>0</publish_status>', 'subscribe')],
    ['no publish id', finished('<publish_status>0</publish_status>')],
    ['no status', finished('<publish_id>7</publish_id>')],
    ['a status that is no number', finished('<publish_id>7</publish_id><publish_status>ok</publish_status>')],
    ['a message of a follower', '<xml><MsgType>text</MsgType><Content>PUBLISHJOBFINISH</Content></xml>'],
  ])('%s is no publish event', (_what, xml) => expect(event(xml)).toBeNull());

  it.each(['', 'hello', '<xml>text</xml>', '<other/>', '<!DOCTYPE x [<!ENTITY a "b">]><xml><a>&a;</a></xml>'])(
    '%j is no message',
    (xml) => expect(readMessage(xml)).toBeNull(),
  );

  it('finds the cipher text of the safe mode', () => {
    const message = readMessage('<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[abc==]]></Encrypt></xml>');
    expect(message && encryptedPart(message)).toBe('abc==');
  });
});

describe('the end of a mass send', () => {
  const ended = (more: string, event = 'MASSSENDJOBFINISH') =>
    readMessage(`<xml><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${event}]]></Event>${more}</xml>`) ?? {};

  it('is told with its message, its status and the first article’s address', () => {
    const urls = ['https://mp.weixin.qq.com/s?a=1&b=2', 'https://mp.weixin.qq.com/s?c'];
    const items = urls.map(
      (url, at) => `<item><ArticleIdx>${at + 1}</ArticleIdx><ArticleUrl><![CDATA[${url}]]></ArticleUrl></item>`,
    );
    const list = `<ArticleUrlResult><Count>2</Count><ResultList>${items.join('')}</ResultList></ArticleUrlResult>`;
    expect(
      massFinishedEvent(
        ended(`<CreateTime>1481013459</CreateTime><MsgID>9007199254740993</MsgID><Status>send success</Status>${list}`),
      ),
    ).toEqual({
      msgId: '9007199254740993',
      status: 'send success',
      url: urls[0],
      endedAt: 1_481_013_459_000,
    });
  });

  it('may tell no address', () => {
    const empty = '<ArticleUrlResult><Count>0</Count><ResultList></ResultList></ArticleUrlResult>';
    expect(massFinishedEvent(ended(`<MsgID>7</MsgID><Status><![CDATA[err(40002)]]></Status>${empty}`))).toEqual({
      msgId: '7',
      status: 'err(40002)',
      url: null,
      endedAt: null,
    });
  });

  it.each([
    ['another event', ended('<MsgID>7</MsgID><Status>send success</Status>', 'PUBLISHJOBFINISH')],
    ['no message', ended('<Status>send success</Status>')],
    ['no status', ended('<MsgID>7</MsgID>')],
    ['a status of another kind', ended('<MsgID>7</MsgID><Status>&lt;b&gt;</Status>')],
  ])('%s is none', (_what, message) => expect(massFinishedEvent(message)).toBeNull());
});
