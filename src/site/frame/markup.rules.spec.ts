import { jsonData, markup, trusted } from './markup.rules.js';

describe('a piece of a page', () => {
  const hostile = `<b a="1" b='2'>&</b>`;

  it('holds text as text, wherever it stands', () => {
    const escaped = '&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;&lt;/b&gt;';
    expect(markup`<p title="${hostile}">${hostile}</p>`.text).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  it('holds other pieces, lists of them, numbers, and nothing for what is not there', () => {
    const items = ['甲', '<乙>'].map((name) => markup`<li>${name}</li>`);
    expect(markup`<ul>${items}</ul>${null}${false}${0}${trusted('<hr>')}`.text).toBe(
      '<ul><li>甲</li><li>&lt;乙&gt;</li></ul>0<hr>',
    );
  });

  it('holds data that no text can break out of, and that reads back the same', () => {
    const value = { a: '</script><!--<script>&\u2028\u2029', b: [1, null] };
    const { text } = jsonData(value);
    expect(text).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(text)).toEqual(value);
  });
});
