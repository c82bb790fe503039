import type { ProposalState } from "@/lib/domain/workflow/workflow";
import { Badge } from "./badge";
import type { IconName } from "./icon-name";
import type { Tone } from "./tone";

const LOOK = {
  draft: { tone: "neutral", icon: "pencil" },
  submitted: { tone: "info", icon: "send" },
  endorsed: { tone: "info", icon: "handshake" },
  verified: { tone: "info", icon: "clipboard-check" },
  signed: { tone: "info", icon: "signature" },
  validated: { tone: "info", icon: "shield-check" },
  applied: { tone: "success", icon: "circle-check" },
  returned: { tone: "danger", icon: "undo-2" },
  rejected: { tone: "danger", icon: "circle-x" },
  withdrawn: { tone: "neutral", icon: "circle-minus" },
  expired: { tone: "attention", icon: "timer-off" },
} as const satisfies Record<ProposalState, { tone: Tone; icon: IconName }>;

/** `label` is `states.proposal.<state>`. */
export function StatusBadge({ state, label }: { readonly state: ProposalState; readonly label: string }) {
  return <Badge {...LOOK[state]}>{label}</Badge>;
}
