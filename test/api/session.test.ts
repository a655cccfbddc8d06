import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { codes, type House, openHouse, ownPassword } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.database.drop());

test('somebody with a one-time password can do nothing before he has set his own', async () => {
  const password = await house.account('newcomer', ['handler']);
  const person = house.caller();
  assert.equal((await person.post('/session', { username: 'newcomer', password })).status, 200);
  assert.equal((await person.get('/session')).body.mustChangePassword, true);
  const queue = await person.get('/requests');
  assert.equal(queue.status, 403);
  assert.deepEqual(codes(queue), ['password-change-required']);
  const change = { currentPassword: password, newPassword: ownPassword };
  assert.equal((await person.put('/session/password', change)).status, 200);
  assert.equal((await person.get('/requests')).status, 200);
  const again = await house.caller().post('/session', { username: 'newcomer', password });
  assert.deepEqual(codes(again), ['sign-in-refused']);
});

test('a password is long enough, mixed, without the user name, and new', async () => {
  const password = await house.account('zhangsan', ['handler']);
  const person = house.caller();
  await person.post('/session', { username: 'zhangsan', password });
  const refusals = async (newPassword: string): Promise<string[]> =>
    codes(await person.put('/session/password', { currentPassword: password, newPassword }));
  assert.deepEqual(await refusals('Ab1-ab1'), ['password-length']);
  assert.deepEqual(await refusals('abcdefgh12'), ['password-too-plain']);
  assert.deepEqual(await refusals('My-ZhangSan-1'), ['password-holds-username']);
  assert.deepEqual(await refusals(password), ['password-unchanged']);
  const wrong = { currentPassword: 'no', newPassword: ownPassword };
  assert.deepEqual(codes(await person.put('/session/password', wrong)), ['password-wrong']);
});

test('the token changes at sign-in and at a change of password; the old one opens nothing', async () => {
  const password = await house.account('rotating', ['handler']);
  const person = house.caller();
  await person.post('/session', { username: 'rotating', password });
  const first = person.cookie();
  await person.put('/session/password', { currentPassword: password, newPassword: ownPassword });
  const second = person.cookie();
  await person.post('/session', { username: 'rotating', password: ownPassword });
  const third = person.cookie();
  assert.equal(new Set([first, second, third]).size, 3);
  for (const old of [first, second]) {
    const answer = await house.caller().call('GET', '/session', undefined, { cookie: old ?? '' });
    assert.equal(answer.status, 401);
  }
});

test('signing out ends the session on the server', async () => {
  const person = await house.staff('leaving', ['handler']);
  const cookie = person.cookie() ?? '';
  assert.equal((await person.call('DELETE', '/session')).status, 200);
  assert.equal(person.cookie(), undefined);
  const answer = await house.caller().call('GET', '/session', undefined, { cookie });
  assert.equal(answer.status, 401);
});

test('a session ends after 30 idle minutes and after twelve hours of work', async () => {
  house.setClock('2026-03-03T08:00:00+08:00');
  const person = await house.staff('worker', ['handler']);
  house.setClock('2026-03-03T08:29:00+08:00');
  assert.equal((await person.get('/session')).status, 200);
  house.setClock('2026-03-03T08:58:00+08:00');
  assert.equal((await person.get('/session')).status, 200);
  house.setClock('2026-03-03T09:28:30+08:00');
  assert.equal((await person.get('/session')).status, 401);

  await person.post('/session', { username: 'worker', password: ownPassword });
  for (let minute = 0; minute < 12 * 60; minute += 20) {
    const at = Temporal.Instant.from('2026-03-03T09:28:30+08:00').add({ minutes: minute });
    house.setClock(at.toString());
    assert.equal((await person.get('/session')).status, 200);
  }
  house.setClock('2026-03-03T21:28:31+08:00');
  assert.equal((await person.get('/session')).status, 401);
});

test('five failures lock the account for ten minutes; every refusal reads the same', async () => {
  house.setClock('2026-03-04T10:00:00+08:00');
  const password = await house.account('target', ['handler']);
  const guess = (username: string, password: string) =>
    house.caller().post('/session', { username, password });
  const unknown = await guess('nobody-there', 'Wrong-Password-1');
  for (let n = 0; n < 5; n += 1) {
    const refused = await guess('target', 'Wrong-Password-1');
    assert.equal(refused.status, 401);
    assert.deepEqual(refused.body, unknown.body);
  }
  const locked = await guess('target', password);
  assert.equal(locked.status, 401);
  assert.deepEqual(locked.body, unknown.body);
  house.setClock('2026-03-04T10:10:01+08:00');
  assert.equal((await guess('target', password)).status, 200);
});

test('guesses made at the same moment do not pass the lock', async () => {
  house.setClock('2026-03-05T10:00:00+08:00');
  const password = await house.account('crowd', ['handler']);
  const guesses = Array.from({ length: 12 }, () =>
    house.caller().post('/session', { username: 'crowd', password: 'Wrong-Password-1' }),
  );
  await Promise.all(guesses);
  house.setClock('2026-03-05T10:05:00+08:00');
  const { status } = await house.caller().post('/session', { username: 'crowd', password });
  assert.equal(status, 401);
});

test('one address that fails thirty times is told to wait', async () => {
  house.setClock('2026-03-06T10:00:00+08:00');
  let last = 0;
  for (let n = 0; n < 31; n += 1) {
    const name = `unknown-${n}`;
    last = (await house.caller().post('/session', { username: name, password: 'x' })).status;
  }
  assert.equal(last, 429);
  house.setClock('2026-03-06T10:11:00+08:00');
  const later = await house.caller().post('/session', { username: 'x', password: 'x' });
  assert.equal(later.status, 401);
});

test('calls of other sites are refused before anything happens', async () => {
  house.setClock('2026-03-09T10:00:00+08:00');
  const person = await house.staff('victim', ['system-administrator']);
  const body = { organ: 'city', username: 'intruder', name: '外人' };
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  for (const headers of foreign) {
    const answer = await person.call('POST', '/staff', body, headers);
    assert.deepEqual([answer.status, codes(answer)], [403, ['foreign-origin']]);
  }
  const form = await house.api.request('http://gongkai.test/staff', {
    method: 'POST',
    headers: { cookie: person.cookie() ?? '', 'content-type': 'text/plain' },
    body: JSON.stringify(body),
  });
  assert.equal(form.status, 403);
  const own = { origin: 'http://gongkai.test', 'sec-fetch-site': 'same-origin' };
  assert.equal((await person.call('POST', '/staff', body, own)).status, 200);
});

test('sign-in, refusal, change and sign-out are in the log, without any password', async () => {
  house.setClock('2026-03-10T10:00:00+08:00');
  const person = await house.staff('logged', ['handler']);
  await house.caller().post('/session', { username: 'logged', password: 'Wrong-Password-9' });
  await person.call('DELETE', '/session');
  const auditor = await house.staff('auditor', ['audit-administrator']);
  const { body } = await auditor.get('/audit-log?limit=200');
  const of = (body.items as { action: string; actor: { name?: string } }[]).filter(
    (line) => line.actor.name === '姓名logged',
  );
  assert.deepEqual(of.map((line) => line.action).toReversed(), [
    'sign-in',
    'password-changed',
    'sign-in-refused',
    'sign-out',
  ]);
  assert.doesNotMatch(JSON.stringify(body), /Wrong-Password|Correct-Horse/);
});
