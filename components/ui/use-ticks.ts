"use client";

import { type RefObject, useRef, useState } from "react";

export interface Ticks {
  /** On the form around the table whose boxes are named `keluarga`. */
  readonly form: RefObject<HTMLFormElement | null>;
  readonly ids: readonly string[];
  /** Everything under the filter, other pages included. */
  readonly isAll: boolean;
  readonly count: number;
  read(): void;
  tickPage(isTicked: boolean): void;
  takeAll(): void;
}

/** What is ticked in a table: its boxes are the server's, so they are read and not controlled. */
export function useTicks(total: number): Ticks {
  const form = useRef<HTMLFormElement>(null);
  const [ids, setIds] = useState<readonly string[]>([]);
  const [isAll, setAll] = useState(false);
  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>('input[name="keluarga"]') ?? [])];
  const read = () => {
    setAll(false);
    setIds(boxes().flatMap((box) => (box.checked ? [box.value] : [])));
  };
  const tickPage = (isTicked: boolean) => {
    for (const box of boxes()) box.checked = isTicked;
    read();
  };
  return { form, ids, isAll, count: isAll ? total : ids.length, read, tickPage, takeAll: () => setAll(true) };
}
