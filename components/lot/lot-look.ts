import type { BadgeProps } from "@/components/ui/badge";
import type { LotState, Verdict } from "@/lib/domain/lot/lot";

type Look = Required<Pick<BadgeProps, "tone" | "icon">>;

export const LOT_LOOK = {
  open: { tone: "info", icon: "eye" },
  passed: { tone: "success", icon: "circle-check" },
  failed: { tone: "danger", icon: "circle-x" },
  void: { tone: "neutral", icon: "circle-minus" },
} as const satisfies Record<LotState, Look>;

export const VERDICT_LOOK = {
  fit: { tone: "success", icon: "check" },
  faulty: { tone: "danger", icon: "circle-x" },
} as const satisfies Record<Verdict, Look>;
