// Known ways of getting a program into a stored text, through saving, pasting and importing: nothing of it is kept.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanBody } from '../../src/formats/document-body.ts';
import { readDocx } from '../../src/formats/docx/read-docx.ts';
import { bodyTreeOf, treeOf } from '../../src/formats/html-tree.ts';
import { storedForm } from '../../src/rules/body/body-form.ts';
import { type HtmlNode, htmlOf, isElement } from '../../src/rules/body/html-tree.ts';
import { isLinkAddress } from '../../src/rules/body/links.ts';
import { bodyAttributes, bodyTags } from '../../src/rules/import-document.ts';
import { pasteOf } from '../../src/rules/paste/paste.ts';
import { paragraph, run, wordFile } from '../formats/docx/word-file.ts';

const attacks: readonly string[] = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=https://x.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<img data-file="x" onerror=alert(1)>',
  `<img data-file="${'a'.repeat(64)}" alt='"><script>alert(1)</script>'>`,
  `<img data-file='${'a'.repeat(64)}" onerror="alert(1)' alt="">`,
  '<figure><img src=x onerror=alert(1)></figure>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math href="javascript:alert(1)">x</math>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
  '<a href="//x.example/">x</a>',
  '<a href="/\\x.example/">x</a>',
  '<a href="https://x.example/" onclick=alert(1) style="position:fixed;inset:0" target=_blank>x</a>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<base href="https://x.example/">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href="https://x.example/x.css">',
  '<style>@import "https://x.example/x.css";</style>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<p style="width:expression(alert(1))">x</p>',
  '<p class="signature" onclick="alert(1)">x</p>',
  '<p onmouseover="alert(1)">x</p>',
  '<details open ontoggle=alert(1)>x</details>',
  '<body onload=alert(1)>x',
  '<form action="https://x.example/"><input name=password><button formaction="javascript:alert(1)">x</button></form>',
  '<input autofocus onfocus=alert(1)>',
  '<video><source onerror="alert(1)"></video>',
  '<audio src=x onerror=alert(1)>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<title><img title="</title><img src=x onerror=alert(1)>"></title>',
  '<template><img src=x onerror=alert(1)></template>',
  '<table background="javascript:alert(1)"><tr><td background="javascript:alert(1)" colspan="2 onclick=x">x</td></tr></table>',
  '<table><caption><img src=x onerror=alert(1)></caption><tr><td>x</td></tr></table>',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '<o:p><script>alert(1)</script></o:p>',
  "<span style='mso-list:Ignore'><img src=x onerror=alert(1)></span>",
  '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
  '<div data-pm-slice="0 0 []"><img src=x onerror=alert(1)></div>',
  '<p is="x-frame" slot="x" id="form" name="cookie">x</p>',
  '<plaintext><script>alert(1)</script>',
  '<xmp><script>alert(1)</script></xmp>',
];

/** Read as a browser reads it: only tags and attributes of the one list, links only where they may lead. */
function dangers(html: string): readonly string[] {
  const found: string[] = [];
  const look = (nodes: readonly HtmlNode[]): void => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      if (!(bodyTags as readonly string[]).includes(node.tag)) found.push(`<${node.tag}>`);
      for (const [name, value] of Object.entries(node.attributes)) {
        const isAllowed = name === 'class' || bodyAttributes[node.tag]?.includes(name) === true;
        if (!isAllowed) found.push(`${node.tag} ${name}`);
        if (name === 'href' && !isLinkAddress(value)) found.push(`href ${value}`);
        if (name === 'data-file' && !/^[0-9a-f]{64}$/.test(value)) found.push(`file ${value}`);
        if (name.endsWith('span') && !/^\d+$/.test(value)) found.push(`${name} ${value}`);
      }
      look(node.children);
    }
  };
  look(bodyTreeOf(html));
  return found;
}

for (const attack of attacks) {
  test(`kept out: ${attack.slice(0, 60)}`, async () => {
    const around = `<p>前</p>${attack}<p>后</p>`;
    const saved = cleanBody(around);
    assert.deepEqual(dangers(saved), [], saved);
    // What is clean stays as it is when it is saved again, also when it is read out and written anew.
    assert.equal(cleanBody(saved), saved);
    const pasted = htmlOf(storedForm(pasteOf(treeOf(around)).nodes));
    assert.deepEqual(dangers(pasted), [], pasted);
    assert.deepEqual(dangers(cleanBody(pasted)), [], pasted);
    const written = htmlOf(storedForm(bodyTreeOf(around)));
    assert.deepEqual(dangers(cleanBody(written)), [], written);
    const text = attack.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\u0001', '');
    const word = await readDocx(wordFile({ body: paragraph(run(text)) }), 'a.docx');
    assert.ok(word.ok);
    assert.deepEqual(dangers(htmlOf(word.document.nodes)), []);
  });
}
