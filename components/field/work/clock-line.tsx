"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { SKEW_MS } from "@/lib/domain/field/exchange";
import { useWork } from "./work-context";

/** A clock that is off is told: times on this device are only told to the portal, nothing is ordered by them. */
export function ClockLine() {
  const t = useTranslations("work");
  const skewMs = useWork((state) => state.skewMs);
  if (skewMs === null || Math.abs(skewMs) <= SKEW_MS) return null;
  return (
    <div className="mb-4">
      <Alert tone="attention">{t("clock", { minutes: Math.round(Math.abs(skewMs) / 60_000) })}</Alert>
    </div>
  );
}
