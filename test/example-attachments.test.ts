import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleFiles, withFiles } from '../src/example/attachments.ts';
import { exampleDocumentsNow } from '../src/example/documents-now.ts';
import { attachmentTypeOf } from '../src/formats/attachment-type.ts';
import { nationalCalendar } from '../src/rules/calendar.ts';
import { day } from '../src/rules/day.ts';

const documents = Array.from(withFiles(exampleDocumentsNow(day('2026-11-22'), nationalCalendar)));
const attached = documents.flatMap(({ attachments = [] }) => attachments);

test('the example has files to fill in, to work with, to read and to look at', () => {
  const endings = new Set(attached.map(({ name }) => name.split('.').at(-1)));
  assert.deepEqual(endings, new Set(['docx', 'xlsx', 'pdf', 'png']));
});

test('each file is what its name says', async () => {
  for (const { file, name } of attached) {
    const read = await exampleFiles.read(file, 10_000_000);
    assert.ok('bytes' in read, file);
    const type = await attachmentTypeOf(read.bytes, file);
    assert.ok(type.ok, file);
    assert.equal(type.kind, name.split('.').at(-1));
  }
});

test('no file is made that no document names', async () => {
  const named = new Set(attached.map(({ file }) => file));
  for await (const file of exampleFiles.list(/./)) assert.ok(named.has(file), file);
  assert.deepEqual(await exampleFiles.read('nothing.pdf', 1), { fault: 'missing' });
});
