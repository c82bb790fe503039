import { Badge } from "./badge";
import type { IconName } from "./icon-name";
import type { Tone } from "./tone";

export type SeverityName = "error" | "warning" | "missing";

const LOOK = {
  error: { tone: "danger", icon: "octagon-alert" },
  warning: { tone: "attention", icon: "triangle-alert" },
  missing: { tone: "neutral", icon: "circle-dashed" },
} as const satisfies Record<SeverityName, { tone: Tone; icon: IconName }>;

/** `label` is `states.severity.<severity>`. */
export function SeverityBadge({ severity, label }: { readonly severity: SeverityName; readonly label: string }) {
  return <Badge {...LOOK[severity]}>{label}</Badge>;
}
