import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { ObjectionEvent, ObjectionState } from "@/lib/domain/objection/objection";

interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

export const OBJECTION_LOOK = {
  filed: { tone: "attention", icon: "flag" },
  processing: { tone: "info", icon: "search" },
  accepted: { tone: "success", icon: "circle-check" },
  refused: { tone: "neutral", icon: "circle-x" },
  withdrawn: { tone: "neutral", icon: "undo-2" },
} as const satisfies Record<ObjectionState, Look>;

export const OBJECTION_STEP_LOOK = {
  file: OBJECTION_LOOK.filed,
  take: OBJECTION_LOOK.processing,
  hear: { tone: "info", icon: "messages-square" },
  accept: OBJECTION_LOOK.accepted,
  refuse: OBJECTION_LOOK.refused,
  withdraw: OBJECTION_LOOK.withdrawn,
} as const satisfies Record<ObjectionEvent, Look>;
