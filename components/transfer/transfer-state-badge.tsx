import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { TransferState } from "@/lib/domain/transfer/transfer";

const LOOK = {
  "awaiting-release": { tone: "info", icon: "clock" },
  "awaiting-acceptance": { tone: "info", icon: "clock" },
  "awaiting-decision": { tone: "info", icon: "clipboard-check" },
  done: { tone: "success", icon: "circle-check" },
  refused: { tone: "danger", icon: "circle-x" },
  withdrawn: { tone: "neutral", icon: "circle-minus" },
  lapsed: { tone: "attention", icon: "timer-off" },
} as const satisfies Record<TransferState, { tone: Tone; icon: IconName }>;

/** `label` is `transfer.state.<state>`. */
export function TransferStateBadge({ state, label }: { readonly state: TransferState; readonly label: string }) {
  return <Badge {...LOOK[state]}>{label}</Badge>;
}
