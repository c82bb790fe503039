"use client";

import { useEffect, useState } from "react";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { loadInstrument } from "@/lib/domain/instrument/load";

/** The one instrument that a draft was begun with; null while it is being fetched. */
export function useInstrument(code: string, version: number): Instrument | null {
  const [instrument, setInstrument] = useState<Instrument | null>(null);
  const [isUnknown, setUnknown] = useState(false);
  useEffect(() => {
    let isOver = false;
    void loadInstrument(code, version).then((loaded) => {
      if (isOver) return;
      if (loaded === null) setUnknown(true);
      else setInstrument(loaded);
    });
    return () => {
      isOver = true;
    };
  }, [code, version]);
  if (isUnknown) throw new Error("this form is newer than the page");
  return instrument;
}
