// Names of pages and names of columns never meet: one list says which first steps are taken.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteSteps } from '../../src/rules/site-steps.ts';
import { policyLibraryAddress } from '../../src/web/portal/policy-library-address.ts';
import { portalRoutes } from '../../src/web/portal/routes.ts';

test('no column can take the first step of a page that has its own address', () => {
  const first = portalRoutes
    .map(({ path }) => path.split('/')[1] ?? '')
    .filter((step) => step !== '');
  // The policy library gives way to a column of its name.
  const free = first.filter((step) => !siteSteps.includes(step));
  assert.deepEqual(free, [policyLibraryAddress.slice(1, -1)]);
});
