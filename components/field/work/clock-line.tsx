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
  const span = spanOf(Math.abs(skewMs));
  return (
    <div className="mb-4">
      <Alert tone="attention">{t("clock", { span: t(`span.${span.unit}`, { count: span.count }) })}</Alert>
    </div>
  );
}

const UNITS = [
  { unit: "days", ms: 86_400_000 },
  { unit: "hours", ms: 3_600_000 },
  { unit: "minutes", ms: 60_000 },
] as const;

/** In the largest unit of which there are two. */
function spanOf(ms: number) {
  const { unit, ms: each } = UNITS.find((one) => ms >= 2 * one.ms * 0.99) ?? UNITS[2];
  return { unit, count: Math.round(ms / each) };
}
