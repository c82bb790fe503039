import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";

/** The files that are brought in: families of a village's system, replies on NIKs and to packages, snapshots of deciles, data of offices. */
export type FileKind = "import" | "match" | "deciles" | "deliveryReply" | "officeFile";
export type FileState =
  | "uploaded"
  | "checking"
  | "asking"
  | "ready"
  | "refused"
  | "committing"
  | "committed"
  | "cancelled"
  | "failed";

const LOOK = {
  uploaded: { tone: "neutral", icon: "upload" },
  checking: { tone: "info", icon: "clock" },
  asking: { tone: "attention", icon: "circle-question-mark" },
  ready: { tone: "attention", icon: "eye" },
  refused: { tone: "danger", icon: "circle-x" },
  committing: { tone: "info", icon: "clock" },
  committed: { tone: "success", icon: "circle-check" },
  cancelled: { tone: "neutral", icon: "circle-minus" },
  failed: { tone: "danger", icon: "octagon-alert" },
} as const satisfies Record<FileState, { readonly tone: Tone; readonly icon: IconName }>;

/** Where a file stands. */
export async function FileStateBadge({ kind, state }: { readonly kind: FileKind; readonly state: FileState }) {
  const t = await getTranslations(`${kind}.state`);
  return (
    <Badge tone={LOOK[state].tone} icon={LOOK[state].icon}>
      {t(state)}
    </Badge>
  );
}
