import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";

const LOOK = {
  valid: { tone: "success", icon: "circle-check" },
  "not-yet": { tone: "info", icon: "clock" },
  expired: { tone: "neutral", icon: "timer-off" },
  suspended: { tone: "attention", icon: "circle-minus" },
  invited: { tone: "info", icon: "graduation-cap" },
  revoked: { tone: "neutral", icon: "circle-x" },
} as const satisfies Record<string, { tone: Tone; icon: IconName }>;

export interface GrantStateBadgeProps {
  readonly state: keyof typeof LOOK;
  /** `admin.grantState.<state>` */
  readonly label: string;
}

export function GrantStateBadge({ state, label }: GrantStateBadgeProps) {
  return <Badge {...LOOK[state]}>{label}</Badge>;
}
