import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import type { EnrolmentState } from "@/lib/domain/training-session/enrolment";
import type { SessionState } from "@/lib/domain/training-session/session";
import { SEAT_LOOK, SESSION_LOOK } from "./session-look";

export async function SessionBadge({ state }: { readonly state: SessionState }) {
  const t = await getTranslations("trainingSession.state");
  return (
    <OneLine>
      <Badge {...SESSION_LOOK[state]}>{t(state)}</Badge>
    </OneLine>
  );
}

export async function SeatBadge({ state }: { readonly state: EnrolmentState }) {
  const t = await getTranslations("trainingSession.seat");
  return (
    <OneLine>
      <Badge {...SEAT_LOOK[state]}>{t(state)}</Badge>
    </OneLine>
  );
}

function OneLine({ children }: { readonly children: ReactNode }) {
  return <span className="whitespace-nowrap">{children}</span>;
}
