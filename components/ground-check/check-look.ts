import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { CompareResult } from "@/lib/domain/ground-check/compare";
import type { CheckState } from "@/lib/domain/ground-check/ground-check";

interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

export const STATE_LOOK = {
  ordered: { tone: "attention", icon: "flag" },
  assigned: { tone: "info", icon: "map-pin" },
  done: { tone: "success", icon: "circle-check" },
  cancelled: { tone: "neutral", icon: "circle-x" },
} as const satisfies Record<CheckState, Look>;

export const RESULT_LOOK = {
  agree: { tone: "success", icon: "check" },
  differ: { tone: "danger", icon: "triangle-alert" },
  unanswered: { tone: "neutral", icon: "minus" },
} as const satisfies Record<CompareResult, Look>;
