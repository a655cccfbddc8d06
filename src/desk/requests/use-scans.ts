// The scans of a request that is being entered: each is sent as soon as it is there, while the clerk types on.

import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ScanKind } from '../../rules/application.ts';
import type { postScan } from '../../web/api/new-request.ts';
import { callWithFile, Refused } from '../api.ts';
import { faultsOf } from '../parts/Problem.tsx';

export interface Scan {
  readonly key: number;
  readonly file: File;
  readonly kind: ScanKind;
  /** As the register will name it. */
  readonly name: string;
  readonly token?: string;
  /** Why it was not taken; not for the file's own sake: then it may be sent again. */
  readonly fault?: { readonly text: string; readonly mayPass: boolean };
}

export interface Scans {
  readonly list: readonly Scan[];
  readonly add: (files: readonly File[]) => void;
  readonly change: (key: number, kind: ScanKind) => void;
  readonly remove: (key: number) => void;
  readonly retry: (scan: Scan) => void;
  readonly areUnderWay: boolean;
  readonly areFaulty: boolean;
}

export function useScans(): Scans {
  const [list, setList] = useState<readonly Scan[]>([]);
  const next = useRef(1);
  const { mutateAsync } = useMutation({
    mutationFn: (file: File) =>
      callWithFile<typeof postScan>('/scans', file, { query: { name: file.name.slice(-120) } }),
  });
  const change = (key: number, to: Partial<Scan>): void =>
    setList((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const send = async ({ key, file }: Pick<Scan, 'key' | 'file'>): Promise<void> => {
    try {
      change(key, await mutateAsync(file));
    } catch (error) {
      const mayPass = !(error instanceof Refused && error.status === 422);
      change(key, { fault: { text: faultsOf(error)[0]?.message ?? '', mayPass } });
    }
  };
  return {
    list,
    add: (files) => {
      const added = files.map((file) => ({
        key: next.current++,
        file,
        kind: kindOf(file.name),
        name: file.name,
      }));
      setList((all) => [...all, ...added]);
      for (const scan of added) void send(scan);
    },
    change: (key, kind) => change(key, { kind }),
    remove: (key) => setList((all) => all.filter((one) => one.key !== key)),
    retry: ({ fault: _, ...scan }) => {
      setList((all) => all.map((one) => (one.key === scan.key ? scan : one)));
      void send(scan);
    },
    areUnderWay: list.some(({ token, fault }) => token === undefined && fault === undefined),
    areFaulty: list.some(({ fault }) => fault !== undefined),
  };
}

/** What its name says it is, so that the clerk need not say it again. */
function kindOf(name: string): ScanKind {
  if (/身份|证件|护照|执照/.test(name)) return 'identity';
  if (/委托|授权/.test(name)) return 'authorisation';
  return /证明|说明|材料/.test(name) ? 'content' : 'form';
}
