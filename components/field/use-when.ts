"use client";

import { useLocale } from "next-intl";
import { useWork } from "@/components/field/work/work-context";
import { formatInstant } from "@/lib/i18n/formats";

/** Says an instant in the village's zone: "14 Mei 2026, 10.43 WITA". */
export function useWhen(): (at: number) => string {
  const locale = useLocale();
  const zone = useWork(({ frame }) => frame?.timeZone ?? "Asia/Jakarta");
  return (at) => formatInstant(new Date(at), zone, locale);
}
