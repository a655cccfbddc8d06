// A form that a page of another site sends in somebody's name is refused; those of the site, of its exported copy and of
// whom the operator lets in are not.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isForeignForm } from '../../src/web/foreign-forms.ts';
import { createTestSite, type TestSite } from './site.ts';

const own = 'https://www.x.example';
const cases: readonly (readonly [
  says: string,
  sent: Parameters<typeof isForeignForm>[0],
  foreign: boolean,
])[] = [
  ['of the site itself', { origin: own, site: 'same-origin', host: 'www.x.example' }, false],
  [
    'of the exported site to the server beside it',
    { origin: own, site: 'cross-site', host: 'banli.y.example' },
    false,
  ],
  [
    'of the server under a second name',
    { origin: 'http://10.0.0.8:8080', site: undefined, host: '10.0.0.8:8080' },
    false,
  ],
  [
    'of somebody else',
    { origin: 'https://evil.example', site: 'cross-site', host: 'www.x.example' },
    true,
  ],
  [
    'of a neighbour under the same domain',
    { origin: 'https://blog.x.example', site: 'same-site', host: 'www.x.example' },
    true,
  ],
  [
    'of another port',
    { origin: 'https://www.x.example:8443', site: 'same-site', host: 'www.x.example' },
    true,
  ],
  [
    'of a page that hides where it stands',
    { origin: 'null', site: 'cross-site', host: 'www.x.example' },
    true,
  ],
  [
    'of a browser that never says where',
    { origin: 'null', site: undefined, host: 'www.x.example' },
    false,
  ],
  ['of a program', { origin: undefined, site: undefined, host: 'www.x.example' }, false],
  ['of no address at all', { origin: 'evil', site: undefined, host: 'www.x.example' }, true],
];

describe('a form', () => {
  for (const [says, sent, foreign] of cases) {
    test(`${says} is ${foreign ? 'refused' : 'let in'}`, () => {
      assert.equal(isForeignForm(sent, [own]), foreign);
    });
  }
});

describe('at the doors', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  const post = async (path: string, headers: Record<string, string>): Promise<Response> =>
    await site.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: 'a=b',
    });

  for (const path of ['/xianshi/', '/lianxi/', '/zfxxgk/ysqgk/shenqing/', '/gongju/heyan/']) {
    test(`${path} takes no form of another site and says why`, async () => {
      const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      const answer = await post(path, foreign);
      assert.equal(answer.status, 403);
      const text = await answer.text();
      assert.match(text, /不是从本网站的页面提交的，没有受理/);
      for (const origin of ['http://localhost:8080', 'https://embedding.example']) {
        assert.notEqual((await post(path, { origin })).status, 403, origin);
      }
      assert.notEqual((await post(path, {})).status, 403);
    });
  }

  test('reading is nobody’s form', async () => {
    assert.equal((await site.get('/', { origin: 'https://evil.example' })).status, 200);
    const asked = await post('/oai', { origin: 'https://evil.example' });
    assert.notEqual(asked.status, 403);
  });
});
