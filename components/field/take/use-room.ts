"use client";

import { useRead } from "@/components/field/use-read";
import { useWork } from "@/components/field/work/work-context";
import { type Room, readRoom } from "@/lib/client/field/keep-photo";

/** What the browser gives this portal, asked anew after each take-along; null where it does not say, or not yet. */
export function useRoom(): Room | null {
  const index = useWork((state) => state.index);
  return useRead(readRoom, index);
}
