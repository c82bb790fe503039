"use client";

import { useLocale } from "next-intl";
import { useWork } from "@/components/field/work/work-context";
import { type DateStyle, formatInstant } from "@/lib/i18n/formats";

/** Says an instant in the village's zone: "14 Mei 2026, 10.43 WITA", or short where there is little room. */
export function useWhen(style: DateStyle = "long"): (at: number) => string {
  const locale = useLocale();
  const zone = useWork(({ frame }) => frame?.timeZone ?? "Asia/Jakarta");
  return (at) => formatInstant(new Date(at), zone, locale, style);
}
