import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { LoadState } from "@/lib/domain/extract/load";

const LOOK = {
  uploading: { tone: "neutral", icon: "upload" },
  checking: { tone: "info", icon: "clock" },
  ready: { tone: "attention", icon: "eye" },
  recording: { tone: "info", icon: "clock" },
  recorded: { tone: "success", icon: "circle-check" },
  refused: { tone: "danger", icon: "circle-x" },
  cancelled: { tone: "neutral", icon: "circle-minus" },
  failed: { tone: "danger", icon: "octagon-alert" },
} as const satisfies Record<LoadState, { readonly tone: Tone; readonly icon: IconName }>;

/** Where a load stands. */
export async function LoadStateBadge({ state }: { readonly state: LoadState }) {
  const t = await getTranslations("extract.state");
  return (
    <Badge tone={LOOK[state].tone} icon={LOOK[state].icon}>
      {t(state)}
    </Badge>
  );
}
