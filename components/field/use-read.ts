"use client";

import { useEffect, useState } from "react";

/**
 * Something read from the disk, read anew whenever `since` is another value; null until it is there. What was read before stays in sight
 * meanwhile.
 */
export function useRead<T>(read: () => Promise<T>, since: unknown): T | null {
  const [value, setValue] = useState<T | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function each time reads the same; what changes is `since`.
  useEffect(() => {
    let isOver = false;
    void read().then((found) => {
      if (!isOver) setValue(found);
    });
    return () => {
      isOver = true;
    };
  }, [since]);
  return value;
}
