import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { MeetingState } from "@/lib/domain/queue/meeting";

const LOOKS: Readonly<Record<MeetingState, { readonly tone: Tone; readonly icon: IconName }>> = {
  planned: { tone: "info", icon: "calendar-days" },
  held: { tone: "success", icon: "circle-check" },
  cancelled: { tone: "neutral", icon: "x" },
};

export async function MeetingBadge({ state }: { readonly state: MeetingState }) {
  const t = await getTranslations("meeting.state");
  return <Badge {...LOOKS[state]}>{t(state)}</Badge>;
}
