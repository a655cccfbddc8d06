// By which calls are counted: an IPv4 address, and of IPv6 the network that one subscriber has.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callerOf } from '../../src/web/client-address.ts';

describe('a caller', () => {
  const same: readonly (readonly [one: string, other: string])[] = [
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
    ['2001:0db8:0001:0002::', '2001:DB8:1:2::9'],
    ['2001:db8::1', '2001:db8:0:0:1::'],
    ['fe80::1%eth0', 'fe80::2%eth0'],
    ['::1', '::192.0.2.1'],
  ];
  for (const [one, other] of same) {
    test(`at ${one} is the one at ${other}`, () => {
      assert.equal(callerOf(one), callerOf(other));
    });
  }

  const others: readonly (readonly [one: string, other: string])[] = [
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['192.0.2.1', '192.0.2.2'],
    ['1:2:3:4:5:6:192.0.2.1', '1:2:3:5:5:6:192.0.2.1'],
  ];
  for (const [one, other] of others) {
    test(`at ${one} is not the one at ${other}`, () => {
      assert.notEqual(callerOf(one), callerOf(other));
    });
  }
});
