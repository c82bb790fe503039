import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { RightsEvent, RightsState } from "@/lib/domain/rights/rights";

interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

export const RIGHTS_LOOK = {
  open: { tone: "attention", icon: "clock" },
  granted: { tone: "success", icon: "circle-check" },
  refused: { tone: "neutral", icon: "circle-x" },
  withdrawn: { tone: "neutral", icon: "undo-2" },
} as const satisfies Record<RightsState, Look>;

export const RIGHTS_STEP_LOOK = {
  open: RIGHTS_LOOK.open,
  grant: RIGHTS_LOOK.granted,
  refuse: RIGHTS_LOOK.refused,
  withdraw: RIGHTS_LOOK.withdrawn,
  lift: { tone: "info", icon: "undo-2" },
} as const satisfies Record<RightsEvent, Look>;
