import { useState } from "react";
import { hasRoomFor } from "@/lib/client/field/room-for";

export interface Keeping {
  readonly isBusy: boolean;
  /** The last of it found no room on the device. */
  readonly isFull: boolean;
  readonly keep: (work: () => Promise<void>) => Promise<void>;
}

/** Work of a button that writes to the device: busy while it runs, and free again whatever became of it. */
export function useKeeping(): Keeping {
  const [isBusy, setBusy] = useState(false);
  const [isFull, setFull] = useState(false);
  const keep = async (work: () => Promise<void>) => {
    setBusy(true);
    setFull(false);
    try {
      setFull(!(await hasRoomFor(work())));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, isFull, keep };
}
