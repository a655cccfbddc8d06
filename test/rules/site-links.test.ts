// Where head and foot lead out of the site, and what is refused before it is printed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  leavingLinks,
  policeNumber,
  siteViolations,
  superiorLinks,
} from '../../src/rules/site-links.ts';
import { isGovernmentAddress } from '../../src/rules/web-address.ts';

const fields = (site: Parameters<typeof siteViolations>[0]) =>
  siteViolations(site).map(({ code, field }) => `${code} ${field}`);

test('sites above are a line each, and government ones are not left', () => {
  const site = {
    superiors: '中国政府网 https://www.gov.cn/\n\n岚川省人民政府  https://www.lanchuan.example/',
    partyMark: 'https://bszs.example/mark?id=1',
    findErrors: 'https://zhaocuo.gov.cn/x',
  };
  assert.deepEqual(siteViolations(site), []);
  assert.deepEqual(
    superiorLinks(site).map(({ label, address }) => [label, address]),
    [
      ['中国政府网', 'https://www.gov.cn/'],
      ['岚川省人民政府', 'https://www.lanchuan.example/'],
    ],
  );
  assert.deepEqual(
    leavingLinks(site).map(({ key }) => key),
    ['shangji-2', 'biaozhi'],
  );
});

const leaving = (address: string): boolean => leavingLinks({ partyMark: address }).length === 1;

test('a host that only looks like a government one is left', () => {
  assert.ok(leaving('https://www.gov.cn.evil.example/'));
  assert.ok(leaving('https://evilgov.cn/'));
  assert.ok(!leaving('https://WWW.某某.GOV.CN/a'));
  for (const address of [
    String.raw`https://evil.example\.gov.cn/`,
    'https://www.gov.cn@evil.example/',
    'https://www.gov.cn:80@evil.example/',
    'https://www.gov.cn:x@evil.example/',
    'https://evil.example/?.gov.cn',
  ]) {
    assert.ok(!isGovernmentAddress(address), address);
  }
  for (const address of [
    'https://gov.cn/',
    'http://xxgk.gov.cn:8080?a',
    'https://a.xn--zfr164b/',
  ]) {
    assert.ok(isGovernmentAddress(address), address);
  }
});

test('what could not be printed is refused at its field', () => {
  assert.deepEqual(fields({ identifier: '123' }), ['site-identifier-form site.identifier']);
  assert.deepEqual(fields({ identifier: 'bm01000001' }), []);
  assert.deepEqual(fields({ identifier: '', partyMark: ' ' }), []);
  assert.deepEqual(fields({ partyMark: 'javascript:alert(1)' }), ['site-link-form site.partyMark']);
  assert.deepEqual(fields({ findErrors: 'www.x.example' }), ['site-link-form site.findErrors']);
  assert.deepEqual(fields({ superiors: '中国政府网' }), ['site-superiors-form site.superiors']);
  const many = Array.from({ length: 5 }, (_, i) => `甲 https://a${i}.gov.cn/`).join('\n');
  assert.deepEqual(fields({ superiors: many }), ['site-superiors-form site.superiors']);
});

test('the number of the police register is found in what is printed', () => {
  assert.equal(policeNumber({ police: '岚公网安备 99999902000001号' }), '99999902000001');
  assert.equal(policeNumber({ police: '办理中' }), undefined);
});
