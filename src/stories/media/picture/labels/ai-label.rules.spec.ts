import { AIGC_NAMESPACE, isReadable, isTooLong, labelPacket, MOST_METADATA, readLabels } from './ai-label.rules.js';
import { LONGEST_LABEL } from './label-search.rules.js';

const LABEL = '{"Label":"1","ContentProducer":"001191示例","ProduceID":"示例-1","ReservedCode1":"a\\"}b"}';
const attribute = LABEL.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const xmp = (inner: string, attributes = '') =>
  `<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
  `<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="39,54.5N"/>` +
  `<rdf:Description rdf:about="" xmlns:T="${AIGC_NAMESPACE}" ${attributes}>${inner}</rdf:Description></rdf:RDF></x:xmpmeta>`;
const utf16 = (text: string) => Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from(text, 'utf16le')]);

describe('the label that a machine made a picture', () => {
  it.each([
    ['an element of the packet', { xmp: xmp(`<T:AIGC>${attribute}</T:AIGC>`) }],
    ['an attribute of the packet', { xmp: xmp('', `T:AIGC="${attribute}"`) }],
    ['a text of a PNG', { comments: [{ keyword: 'AIGC', text: LABEL }] }],
    ['a text of a PNG that wraps it', { comments: [{ keyword: 'aigc', text: `{"AIGC": ${LABEL}}` }] }],
    ['a comment of the camera data', { exif: Buffer.from(`\0\x01UserComment\0ASCII\0\0\0{"AIGC": ${LABEL}}\0\0`) }],
    ['a comment in UTF-16', { exif: utf16(`{ "AIGC": ${LABEL} }`) }],
    ['a comment in UTF-16 at an odd place', { exif: Buffer.concat([Buffer.from('x'), utf16(LABEL)]) }],
    ['a packet that is no XML', { xmp: `<broken ${LABEL}` }],
  ])('is found in %s, to the letter', (_name, sources) => {
    expect(JSON.parse(readLabels(sources)?.aigc ?? 'null')).toEqual(JSON.parse(LABEL));
  });

  it('is carried on in a packet that says nothing else', () => {
    const labels = readLabels({ xmp: xmp(`<T:AIGC>${attribute}</T:AIGC>`) });
    const packet = labelPacket(labels ?? {});
    expect(packet).not.toContain('GPS');
    expect(packet).toContain(AIGC_NAMESPACE);
    expect(readLabels({ xmp: packet })).toEqual(labels);
    expect(labelPacket(readLabels({ xmp: packet }) ?? {})).toBe(packet);
  });

  it('of IPTC is kept too, however it is written', () => {
    const type = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
    expect(readLabels({ xmp: xmp(`<i:DigitalSourceType>${type}</i:DigitalSourceType>`) })).toEqual({
      sourceType: type,
    });
    const resource = xmp(`<i:DigitalSourceType rdf:resource="${type}"/>`);
    expect(readLabels({ xmp: resource })).toEqual({ sourceType: type });
    expect(readLabels({ xmp: labelPacket({ sourceType: type, aigc: LABEL }) })).toEqual({
      sourceType: type,
      aigc: LABEL,
    });
  });

  it.each([
    ['nothing', {}],
    ['a packet of a camera', { xmp: xmp('<x:CreatorTool>示例</x:CreatorTool>') }],
    ['braces that say something else', { exif: Buffer.from('{"Labels": 1} {"Label"') }],
    ['a declared entity', { xmp: `<!DOCTYPE x [<!ENTITY a "b">]>${xmp('<T:AIGC>&a;</T:AIGC>')}` }],
  ])('is not read into %s', (_name, sources) => {
    expect(readLabels(sources)).toBeNull();
  });

  it('that cannot be carried on is known as such', () => {
    const long = { aigc: '汉'.repeat(LONGEST_LABEL / 3 + 1) };
    expect([isTooLong(long), isTooLong({ aigc: LABEL }), isTooLong({})]).toEqual([true, false, false]);
  });

  it.each([
    ['beginnings without an end', '{"AIGC"'.repeat(1e5), true],
    ['beginnings with an end that say nothing', '{"AIGC":1}'.repeat(1e5), true],
    ['beginnings within one another', '{"AIGC":1,"a":'.repeat(1e5), true],
    ['one that does not end', `{"AIGC":${' '.repeat(1e6)}`, true],
    ['one that the text ends before', '{"AIGC":{"Label":', false],
    ['braces and blanks', '{' + ' '.repeat(1e6) + '{ '.repeat(1e6), false],
  ])('is sought in time that grows with the text, whatever it holds: %s', (_name, text, refused) => {
    const beganAt = performance.now();
    for (const sources of [{ exif: Buffer.from(text) }, { comments: [{ keyword: '', text }] }, { xmp: text }]) {
      expect(isTooLong(readLabels(sources) ?? {})).toBe(refused);
    }
    // A walk from every beginning takes minutes.
    expect(performance.now() - beganAt).toBeLessThan(3_000);
  });

  it('is not taken away from a picture whose words are too many to be looked through', () => {
    const half = 'x'.repeat(MOST_METADATA / 2);
    const comments = [{ keyword: 'Comment', text: half }];
    expect([isReadable({ exif: Buffer.from(half), comments }), isReadable({ xmp: `${half}.`, comments })]).toEqual([
      true,
      false,
    ]);
    // A large packet of a drawing programme may come in: only one with a label would have to be read as XML.
    const large = 'x'.repeat(1e6);
    expect([isReadable({ xmp: large }), isReadable({ xmp: `${large}<T:AIGC>` })]).toEqual([true, false]);
  });
});
