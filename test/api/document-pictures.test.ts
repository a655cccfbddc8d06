import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { storeSealedFile } from '../../src/store/database/sealed-files.ts';
import { readStoredFile, storeFile } from '../../src/store/database/vault.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let editor: Caller;
before(async () => {
  house = await openHouse();
  editor = await house.staff('editor', ['editor']);
});
after(() => house.database.drop());

const dot = { create: { width: 8, height: 4, channels: 3 as const, background: '#a33' } };

async function photo(): Promise<Buffer> {
  return await sharp(dot)
    .withExif({ IFD0: { Copyright: '摄影张三' }, IFD3: { GPSLatitude: '26/1 34/1 0/1' } })
    .jpeg()
    .toBuffer();
}

test('a picture is drawn anew: where it was taken and by whom is not in it', async () => {
  const given = await photo();
  assert.ok((await sharp(given).metadata()).exif);
  const { status, body } = await editor.upload('/document-pictures?name=现场.JPG', given);
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(body.name, '现场.jpg');
  const shown = await editor.get(`/document-pictures/${body.sha256}`);
  assert.equal(shown.status, 200);
  const kept = await readStoredFile(house.context.dataFolder, body.sha256 as string);
  assert.equal((await sharp(kept).metadata()).exif, undefined);
});

test('what is no picture is refused, and what lies sealed is no picture to anybody', async () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  );
  for (const bytes of [svg, Buffer.from('GIF89a'), Buffer.from('%PDF-1.7')]) {
    const answer = await editor.upload('/document-pictures?name=a.png', bytes);
    assert.deepEqual(codes(answer), ['picture-unreadable']);
  }
  const { db, dataFolder, secrets } = house.context;
  const png = await sharp(dot).png().toBuffer();
  const sealed = await storeSealedFile(db, dataFolder, secrets, png, 'image/png');
  assert.equal((await editor.get(`/document-pictures/${sealed}`)).status, 404);
  const report = await storeFile(db, dataFolder, Buffer.from('%PDF-1.7 …'), 'application/pdf');
  assert.equal((await editor.get(`/document-pictures/${report}`)).status, 404);
});
