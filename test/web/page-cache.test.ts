// What many pages read is asked of the database once: also when they are made at the same moment, and never so that a
// change would be passed over.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPageCache, type PageCache } from '../../src/web/page-cache.ts';

function listening(): PageCache {
  const pages = createPageCache(() => '2027-03-01', {});
  pages.setListening(true);
  return pages;
}

/** Answers when it is told to, with how often it was asked. */
function slowRead() {
  let asked = 0;
  const open: ((error?: Error) => void)[] = [];
  return {
    asked: () => asked,
    read: async (): Promise<{ readonly n: number }> => {
      const n = (asked += 1);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      open.push((error) => (error === undefined ? resolve() : reject(error)));
      await promise;
      return { n };
    },
    answer: (error?: Error) => {
      for (const tell of open.splice(0)) tell(error);
    },
  };
}

test('two who ask at the same moment share the question, and who comes later its answer', async () => {
  const pages = listening();
  const { asked, read, answer } = slowRead();
  const both = [1, 2].map(async () => await pages.remember('count', ['documents'], read));
  answer();
  assert.deepEqual(await Promise.all(both), [{ n: 1 }, { n: 1 }]);
  assert.deepEqual(await pages.remember('count', ['documents'], read), { n: 1 });
  assert.equal(asked(), 1);
});

test('who asks after a change asks anew, even while the earlier question is open', async () => {
  const pages = listening();
  const { read, answer } = slowRead();
  const first = pages.remember('count', ['documents'], read);
  pages.invalidate(['documents']);
  const second = pages.remember('count', ['documents'], read);
  answer();
  assert.deepEqual(await first, { n: 1 });
  assert.deepEqual(await second, { n: 2 });
  assert.deepEqual(await pages.remember('count', ['documents'], read), { n: 2 });
});

test('a question that failed is asked again', async () => {
  const pages = listening();
  const { read, answer } = slowRead();
  const failed = pages.remember('count', ['documents'], read);
  const waiting = pages.remember('count', ['documents'], read);
  answer(new Error('away'));
  await assert.rejects(failed, /away/);
  await assert.rejects(waiting, /away/);
  const again = pages.remember('count', ['documents'], read);
  answer();
  assert.deepEqual(await again, { n: 2 });
});

test('while nobody listens for changes each asks for himself', async () => {
  const pages = createPageCache(() => '2027-03-01', {});
  const { asked, read, answer } = slowRead();
  const both = [1, 2].map(async () => await pages.remember('count', ['documents'], read));
  answer();
  await Promise.all(both);
  assert.equal(asked(), 2);
});
