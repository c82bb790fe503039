import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { EditionState } from "@/lib/domain/open-data/edition";

const LOOK = {
  prepared: { tone: "attention", icon: "clock" },
  published: { tone: "success", icon: "circle-check" },
  returned: { tone: "danger", icon: "undo-2" },
  withdrawn: { tone: "neutral", icon: "circle-minus" },
} as const satisfies Record<EditionState, { tone: Tone; icon: IconName }>;

export function EditionStateBadge({ state }: { readonly state: EditionState }) {
  const t = useTranslations("openData.state");
  return <Badge {...LOOK[state]}>{t(state)}</Badge>;
}
