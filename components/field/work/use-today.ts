"use client";

import { localDay } from "@/lib/domain/period/period";
import { useWork } from "./work-context";

/** Today in the village, by the portal's clock as far as this device knows it. */
export function useToday(): string {
  const zone = useWork(({ frame }) => frame?.timeZone ?? "Asia/Jakarta");
  const skewMs = useWork((state) => state.skewMs ?? 0);
  return localDay(new Date(Date.now() + skewMs), zone);
}
