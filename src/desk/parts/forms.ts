// Faults of the server at the fields they belong to.

import type { FormInstance } from 'antd';
import type { Fault } from '../api.ts';
import { faultsOf } from './Problem.tsx';

/** `nameOf` turns the server's field into the form's; the fields that got a message are returned. */
export function showFaults(
  form: FormInstance,
  error: unknown,
  nameOf: (field: string) => string | (string | number)[] = (field) => field.split('.'),
): readonly string[] {
  const values: unknown = form.getFieldsValue();
  const known = faultsOf(error).filter(
    (fault): fault is Fault & { field: string } =>
      fault.field !== undefined && hasPath(values, [nameOf(fault.field)].flat()),
  );
  const byField = new Map<string, string[]>();
  for (const { field, message } of known) {
    byField.set(field, [...(byField.get(field) ?? []), message]);
  }
  form.setFields(
    [...byField].map(([field, errors]) => ({ name: nameOf(field), errors })) as Parameters<
      FormInstance['setFields']
    >[0],
  );
  const first = known[0];
  if (first !== undefined) form.scrollToField(nameOf(first.field), { block: 'center' });
  return [...byField.keys()];
}

/** Fields on the screen have a key among the form's values, be it without a value. */
function hasPath(values: unknown, path: readonly (string | number)[]): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return true;
  if (typeof values !== 'object' || values === null || !(first in values)) return false;
  return hasPath((values as Record<string | number, unknown>)[first], rest);
}

/** Empty texts mean "not said": they are left out. */
export function withoutBlanks<T extends object>(values: T): T {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : (value as unknown)]),
  ) as T;
}
