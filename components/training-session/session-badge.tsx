import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { EnrolmentState } from "@/lib/domain/training-session/enrolment";
import type { SessionState } from "@/lib/domain/training-session/session";
import { SEAT_LOOK, SESSION_LOOK } from "./session-look";

export async function SessionBadge({ state }: { readonly state: SessionState }) {
  const t = await getTranslations("trainingSession.state");
  return <Badge {...SESSION_LOOK[state]}>{t(state)}</Badge>;
}

export async function SeatBadge({ state }: { readonly state: EnrolmentState }) {
  const t = await getTranslations("trainingSession.seat");
  return <Badge {...SEAT_LOOK[state]}>{t(state)}</Badge>;
}
