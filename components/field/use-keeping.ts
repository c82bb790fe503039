import { useState } from "react";
import { type KeepTrouble, troubleOf } from "@/lib/client/field/keep-trouble";

export interface Keeping {
  readonly isBusy: boolean;
  /** Why the last of it was not kept. */
  readonly unkept: KeepTrouble | null;
  readonly keep: (work: () => Promise<void>) => Promise<void>;
}

/** Work of a button that writes to the device: busy while it runs, and free again whatever became of it. */
export function useKeeping(): Keeping {
  const [isBusy, setBusy] = useState(false);
  const [unkept, setUnkept] = useState<KeepTrouble | null>(null);
  const keep = async (work: () => Promise<void>) => {
    setBusy(true);
    setUnkept(null);
    setUnkept(await troubleOf(work()));
    setBusy(false);
  };
  return { isBusy, unkept, keep };
}
