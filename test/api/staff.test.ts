import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getStaff } from '../../src/web/api/staff.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let system: Caller;
let security: Caller;
before(async () => {
  house = await openHouse();
  system = await house.staff('system', ['system-administrator']);
  security = await house.staff('security', ['security-administrator']);
});
after(() => house.database.drop());

const person = async (username: string) => {
  const { body } = await system.get('/staff');
  assert.doesNotThrow(() => getStaff.reply.parse(body));
  const items = body.items as {
    id: number;
    username: string;
    roles: string[];
    isLocked: boolean;
  }[];
  const found = items.find((item) => item.username === username);
  assert.ok(found);
  return found;
};

test('one administrator makes the account, another gives the post, and only then it can be used', async () => {
  const made = await system.post('/staff', { organ: 'city', username: 'li.si', name: '李四' });
  assert.equal(made.status, 200);
  assert.match(made.body.oneTimePassword, /^\w{4}-\w{4}-\w{4}-\w{4}$/);
  assert.deepEqual((await person('li.si')).roles, []);
  const roles = { roles: ['handler', 'editor'] };
  assert.equal((await system.put(`/staff/${made.body.id}/roles`, roles)).status, 403);
  assert.equal((await security.put(`/staff/${made.body.id}/roles`, roles)).status, 200);
  assert.deepEqual((await person('li.si')).roles, ['editor', 'handler']);
});

test('one person never holds two of the three administrations, nor one of them and an office', async () => {
  const made = await system.post('/staff', { organ: 'city', username: 'wang.wu', name: '王五' });
  const grant = (roles: string[]) => security.put(`/staff/${made.body.id}/roles`, { roles });
  for (const roles of [
    ['system-administrator', 'security-administrator'],
    ['audit-administrator', 'handler'],
  ]) {
    const answer = await grant(roles);
    assert.deepEqual([answer.status, codes(answer)], [422, ['roles-conflict']]);
  }
  assert.equal((await grant(['handler', 'office-head'])).status, 200);
});

test('nobody gives himself a post, and nobody closes or resets his own account', async () => {
  const { id: securityId } = await person('security');
  const grant = await security.put(`/staff/${securityId}/roles`, { roles: ['signatory'] });
  assert.deepEqual([grant.status, codes(grant)], [403, ['own-account']]);
  const { id: systemId } = await person('system');
  const close = await system.put(`/staff/${systemId}/disabled`, { disabled: true });
  assert.deepEqual(codes(close), ['own-account']);
  assert.deepEqual(codes(await system.post(`/staff/${systemId}/password-reset`)), ['own-account']);
});

test('a closed account is out at once; a reset password serves for the next sign-in only', async () => {
  const leaving = await house.staff('leaving', ['handler']);
  const { id } = await person('leaving');
  assert.equal((await system.put(`/staff/${id}/disabled`, { disabled: true })).status, 200);
  assert.equal((await leaving.get('/session')).status, 401);
  assert.equal((await system.put(`/staff/${id}/disabled`, { disabled: false })).status, 200);
  const { body } = await system.post(`/staff/${id}/password-reset`);
  const credentials = { username: 'leaving', password: body.oneTimePassword };
  assert.equal((await leaving.post('/session', credentials)).status, 200);
  assert.equal((await leaving.get('/session')).body.mustChangePassword, true);
});

test('a post taken away ends at the next call, without a new sign-in', async () => {
  const clerk = await house.staff('clerk', ['handler']);
  assert.equal((await clerk.get('/requests')).status, 200);
  const { id } = await person('clerk');
  await security.put(`/staff/${id}/roles`, { roles: [] });
  assert.equal((await clerk.get('/requests')).status, 403);
});

test('the people of an organ outside are not there', async () => {
  await house.staff('outsider', ['handler'], 'stranger');
  const outside = await house.database.db
    .selectFrom('staff')
    .select('id')
    .where('username', '=', 'outsider')
    .executeTakeFirstOrThrow();
  const { body } = await system.get('/staff');
  assert.ok(!(body.items as { username: string }[]).some((item) => item.username === 'outsider'));
  const reset = await system.post(`/staff/${outside.id}/password-reset`);
  assert.deepEqual([reset.status, codes(reset)], [404, ['staff-unknown']]);
  const made = await system.post('/staff', { organ: 'other', username: 'spy', name: '外人' });
  assert.deepEqual(codes(made), ['organ-unknown']);
});

test('a user name is taken once and written plainly', async () => {
  const again = await system.post('/staff', { organ: 'city', username: 'system', name: '另一人' });
  assert.deepEqual([again.status, codes(again)], [409, ['username-taken']]);
  const odd = await system.post('/staff', { organ: 'city', username: '张三', name: '' });
  assert.deepEqual(codes(odd), ['username-invalid', 'staff-name-missing']);
});

test('a new organ stands below one that the caller sees', async () => {
  const organ = {
    parent: 'office',
    code: 'branch',
    name: '分局',
    shortName: '分局',
    kind: 'department',
    letterWord: '测分公开',
    reports: true,
    reportDeadlineClass: 'department',
  };
  assert.equal((await system.post('/organs', organ)).status, 200);
  const again = await system.post('/organs', organ);
  assert.deepEqual([again.status, codes(again)], [409, ['organ-code-taken']]);
  const { body } = await system.get('/organs');
  const seen = (body.items as { code: string }[]).map((item) => item.code);
  assert.deepEqual(seen, ['city', 'office', 'branch']);
  const elsewhere = await system.post('/organs', { ...organ, code: 'new', parent: 'other' });
  assert.deepEqual(codes(elsewhere), ['organ-unknown']);
});

test('what an organ prints about itself says what is still missing', async () => {
  const { body: before } = await system.get('/organs/office/particulars');
  assert.ok(before.missing.includes('办公地址'));
  const { guide, site } = before;
  const whole = { guide: { ...guide, address: '某路1号', phone: '0000-12345678' }, site };
  assert.equal((await system.put('/organs/office/particulars', whole)).status, 200);
  const { body: after } = await system.get('/organs/office/particulars');
  assert.equal(after.guide.address, '某路1号');
  assert.ok(!after.missing.includes('办公地址'));
});

test('the tables of the law are open as data', async () => {
  const { body } = await house.caller().get('/public/outcomes');
  assert.equal(body.outcomes.length, 21);
  assert.equal(body.groups.length, 6);
  const posts = await system.get('/roles');
  assert.equal(posts.body.roles.length, 13);
});
